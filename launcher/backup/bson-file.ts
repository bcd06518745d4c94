import { createReadStream } from 'node:fs';
import path from 'node:path';
import { BSON, type Document, type FindCursor } from 'mongodb';
import { DurableFile } from './durable.ts';

/** A document begins with its length: https://bsonspec.org/spec.html */
const LENGTH = 4;

/** Writes the documents of a cursor one after the other as they are, as `mongodump` does. The cursor answers raw bytes. */
export async function writeBson(folder: string, name: string, cursor: FindCursor<Document>): Promise<void> {
  const file = await DurableFile.create(folder, name);
  for await (const document of cursor) await file.write(document as unknown as Uint8Array);
  await file.end();
}

/** Reads them again, in batches of some MB; numbers keep the types that they had. */
export async function* readBson(folder: string, name: string, batchBytes: number): AsyncIterable<Document[]> {
  let batch: Document[] = [];
  let bytes = 0;
  for await (const raw of documents(path.join(folder, name))) {
    batch.push(BSON.deserialize(raw, { promoteValues: false }));
    bytes += raw.length;
    if (bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function* documents(file: string): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    rest = Buffer.concat([rest, chunk]);
    for (let length = lengthOf(rest); length <= rest.length; length = lengthOf(rest)) {
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error(`${file} ends within a document`);
}

const lengthOf = (bytes: Buffer): number => (bytes.length < LENGTH ? LENGTH : bytes.readInt32LE(0));
