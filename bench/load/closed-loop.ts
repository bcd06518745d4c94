import { type Figures, latencies } from '../report/figures.ts';
import { Client } from './client.ts';
import { orderOf } from './order-of.ts';
import { Tally } from './tally.ts';

interface Loop {
  url: string;
  seconds: number;
  items: readonly string[];
  connections?: number;
  lines?: number;
}
let runs = 0;

/** Each connection sends its next order when the last one is answered: how many a second are accepted, and how soon. */
export async function closedLoop({ url, seconds, items, connections = 64, lines = 2 }: Loop): Promise<Figures> {
  const client = new Client(connections);
  const tally = new Tally();
  const times: number[] = [];
  const run = `loop${runs++}`;
  const began = performance.now();
  const end = began + seconds * 1000;
  let sent = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const k = sent++;
      const at = performance.now();
      const answer = await client.post(`${url}/api/customer/${run}-${k}/orders`, orderOf(items, k, lines));
      if (tally.add(answer)) times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - began) / 1000;
  client.close();
  if (tally.story) process.stderr.write(`  errors: ${tally.story}\n`);
  return { 'accepted /s': times.length / took, ...latencies('answer', times), ...tally.figures };
}
