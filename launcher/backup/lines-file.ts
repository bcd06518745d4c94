import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DurableFile } from './durable.ts';

/** Writes values as lines of JSON. */
export async function writeLines(folder: string, name: string, values: Iterable<object> | AsyncIterable<object>) {
  const file = await DurableFile.create(folder, name);
  for await (const value of values) await file.write(Buffer.from(`${JSON.stringify(value)}\n`));
  await file.end();
}

/** Reads them again, so many at a time. */
export async function* readLines<T extends object>(folder: string, name: string, atOnce: number): AsyncIterable<T[]> {
  let batch: T[] = [];
  for await (const line of createInterface({ input: createReadStream(path.join(folder, name)) })) {
    batch.push(JSON.parse(line));
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
