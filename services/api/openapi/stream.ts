import type { Published } from '../published.ts';

const EVENTS = `Server-sent events, for who asks with \`Accept: text/event-stream\`: \`snapshot\` with the whole answer, then a \`change\` for each change, and \`end\` before the shop closes the stream.
A change is \`{"set": {fields that changed}}\``;
const WITH_ITEMS = (key: string) =>
  `, without \`items\`; beside it are \`items\`, those that are new or changed, and \`order\`, the \`${key}\` of all items in their order, where that changed: what is not in it is gone`;
const RESUMED =
  '. With the `id` of the last event as `Last-Event-ID` what was missed comes first, or a snapshot. A comment comes every 15 seconds.';

/** What a route answers to who follows it; nothing where it cannot be followed. */
export function stream({ live }: Pick<Published, 'live'>): Record<string, object> {
  if (!live) return {};
  const description = `${EVENTS}${live.key === undefined ? '' : WITH_ITEMS(live.key)}${RESUMED}`;
  const example = 'event: snapshot\nid: Zk3v_Q1w-0\ndata: {}\n\nevent: change\nid: Zk3v_Q1w-1\ndata: {"set":{}}\n\n';
  return { 'text/event-stream': { schema: { type: 'string', description }, example } };
}
