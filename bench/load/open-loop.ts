import { type Figures, latencies } from '../report/figures.ts';
import { type Answer, Client } from './client.ts';
import { pace } from './pace.ts';
import { Tally } from './tally.ts';

interface Offered {
  rate: number;
  seconds: number;
  /** What the latencies are called. */
  name: string;
  ask(client: Client, k: number): Promise<Answer>;
}

/** Asks at a rate below what can be done, so that the latency is the answer's and not a queue's. */
export async function openLoop({ rate, seconds, name, ask }: Offered): Promise<Figures & { errors: number }> {
  const client = new Client(64);
  const tally = new Tally();
  const times: number[] = [];
  const open: Promise<void>[] = [];
  const one = async (k: number): Promise<void> => {
    const at = performance.now();
    if (tally.add(await ask(client, k))) times.push(performance.now() - at);
  };
  await pace(rate, seconds, (k) => open.push(one(k)));
  await Promise.all(open);
  client.close();
  if (tally.story) process.stderr.write(`  errors: ${tally.story}\n`);
  return { ...latencies(name, times), [`${name} refused (503)`]: tally.refused, errors: tally.errors + tally.reset };
}
