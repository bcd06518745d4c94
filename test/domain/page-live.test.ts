import assert from 'node:assert/strict';
import { test } from 'node:test';

type Event = { type: string; id?: string; data: unknown } | null;
type Change = { set?: object; items?: object[]; order?: string[] };
const {
  eventsOf,
  withChange,
}: {
  eventsOf(body: ReadableStream): AsyncIterable<Event>;
  withChange(answer: object, change: Change, key?: string): object;
} = await import(new URL('../../public/scripts/base/event-stream.js', import.meta.url).href);

async function read(...chunks: Uint8Array[]): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of eventsOf(ReadableStream.from(chunks))) events.push(event);
  return events;
}

test('a stream is read as it comes, in whatever pieces, letters of several bytes cut too', async () => {
  const text = 'retry: 2000\n\nevent: snapshot\nid: a-1\ndata: {"name":"麻婆豆腐"}\n\n:\n\nevent: end\ndata: {}\n\n';
  const expected = [
    null,
    { type: 'snapshot', id: 'a-1', data: { name: '麻婆豆腐' } },
    null,
    { type: 'end', id: undefined, data: {} },
  ];
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 7, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.slice(i * size, (i + 1) * size),
    );
    assert.deepEqual(await read(...pieces), expected);
  }
});

test('a change replaces what it names, and leaves the rest as it was', () => {
  const menu = {
    open: true,
    items: [
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ],
  };
  assert.deepEqual(withChange(menu, { set: { open: false } }, 'id'), { ...menu, open: false });
  const [, b] = menu.items;
  assert.deepEqual(withChange(menu, { items: [{ id: 'a', n: 5 }] }, 'id'), {
    open: true,
    items: [{ id: 'a', n: 5 }, b],
  });
  const moved = withChange(menu, { items: [{ id: 'c', n: 3 }], order: ['c', 'b'] }, 'id');
  assert.deepEqual(moved, { open: true, items: [{ id: 'c', n: 3 }, b] }, 'what is not in the order is gone');
  assert.deepEqual(withChange({ status: 'paid', total: 1 }, { set: { status: 'cooked' } }), {
    status: 'cooked',
    total: 1,
  });
});
