/** The events of a stream of server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html; comments as null. */
export async function* eventsOf(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  while (true) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block) {
  const fields = block.split('\n').map((line) => /^([^:]*):? ?(.*)$/.exec(line).slice(1));
  const of = (wanted) => fields.filter(([name]) => name === wanted).map(([, value]) => value);
  const data = of('data');
  return data.length === 0 ? null : { type: of('event')[0], id: of('id')[0], data: JSON.parse(data.join('\n')) };
}

/** The answer after a change of it; `key` names the id of its items. */
export function withChange(answer, { set, items = [], order }, key) {
  const changed = { ...answer, ...set };
  if (items.length === 0 && !order) return changed;
  const known = new Map([...answer.items, ...items].map((item) => [item[key], item]));
  const keys = order ?? answer.items.map((item) => item[key]);
  return { ...changed, items: keys.map((one) => known.get(one)).filter(Boolean) };
}
