import { createReadStream } from 'node:fs';
import path from 'node:path';
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
  for await (const line of linesOf(path.join(folder, name))) {
    batch.push(JSON.parse(line));
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Not by `node:readline`: for it a line ends at U+2028 and U+2029 too, which JSON has within strings as they are. */
async function* linesOf(file: string): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error(`${file} ends within a line`);
}
