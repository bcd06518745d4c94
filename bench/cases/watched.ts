import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bench, Case } from '../case.ts';
import { measuredPhase } from '../flow/measured-phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import { MODES, type Mode } from '../options.ts';
import type { Figures } from '../report/figures.ts';
import { Shop } from '../shop/shop.ts';

/** More than can be finished: what is finished then is what the processors can do. */
const RATES: Record<Mode, number> = { embedded: 500, cluster: 250 };
const SCRAPE_EVERY = 5000;
const UNWATCHED = 'unwatched';
const SAMPLED = '5 % traced';
const WATCHES: [name: string, sampler: string | undefined, isScraped: boolean][] = [
  [UNWATCHED, undefined, false],
  ['metrics', undefined, true],
  [SAMPLED, '0.05', false],
  ['all traced', '1', false],
  [`metrics, ${SAMPLED}`, '0.05', true],
];

/** What it costs to see. The spans go to a server that throws them away, the metrics to one that scrapes every 5 s. */
export const watched: Case = {
  name: 'watched',
  about: 'the whole flow, offered more than can be finished, without metrics and traces and with them',
  seconds: { full: 15, quick: 3 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.flatMap((mode) =>
    WATCHES.slice(1).map(([name]) => ({
      name: `${mode}, ${name} / ${UNWATCHED}`,
      figure: 'finished /s',
      over: `${mode}, ${name}`,
      under: `${mode}, ${UNWATCHED}`,
      ...(name === SAMPLED && { wanted: '>= 0.9' }),
    })),
  ),
  async run(bench) {
    for (let round = 1; round <= bench.rounds; round++) {
      for (const mode of bench.modes) {
        for (const [name, sampler, isScraped] of WATCHES) {
          bench.say(`${mode}, ${name}, round ${round}`);
          const sink = createServer((req, res) => req.resume().on('end', () => res.end('{}'))).listen(0, '127.0.0.1');
          await once(sink, 'listening');
          const tracing = sampler && tracingEnv((sink.address() as AddressInfo).port, sampler);
          bench.record(`${mode}, ${name}`, await measure(bench, mode, { ...tracing }, isScraped));
          sink.close();
          sink.closeAllConnections();
        }
      }
    }
  },
};

const tracingEnv = (port: number, sampler: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: sampler,
});

async function measure(bench: Bench, mode: Mode, env: Record<string, string>, isScraped: boolean): Promise<Figures> {
  const shop = await Shop.open({ mode, nodes: bench.nodes, env, hasMetrics: isScraped });
  await warmUp(shop, bench);
  const scrapes = setInterval(() => void Promise.all(shop.metricsUrls.map(scrape)), SCRAPE_EVERY);
  const [rate = RATES[mode]] = bench.rates ?? [];
  const figures = await measuredPhase(shop, rate, bench.seconds);
  clearInterval(scrapes);
  await shop.close();
  return figures;
}

async function scrape(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}
