import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceBroker } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { type Meter, meterOf } from './meter.ts';
import { type GaugeName, type LabelsOf, METRICS } from './metrics.ts';
import type { Reading, Readings, WithReadings } from './readings.ts';

const WITHIN = 2 * SECOND;
/** Several who scrape at once share one collection. */
const FRESH = SECOND / 2;
const GAUGES = Object.entries(METRICS).flatMap(([name, { type }]) => (type === 'gauge' ? [name as GaugeName] : []));

/** Reads all gauges of a node, when somebody scrapes them. A source that fails, or takes too long, leaves its gauges without values. */
export class Collector {
  readonly #broker: ServiceBroker;
  readonly #meter: Meter;
  readonly #ofNode: readonly Readings[];
  /** Those that did not answer in time are not asked again before they do. */
  readonly #asked = new Set<Readings>();
  #collection: Promise<void> | undefined;
  #ended = Number.NEGATIVE_INFINITY;

  /** `ofNode`: what the node has beside its services. */
  constructor(broker: ServiceBroker, ofNode: readonly Readings[]) {
    this.#broker = broker;
    this.#meter = meterOf(broker);
    this.#ofNode = ofNode;
  }

  /** Resolves once the gauges are set; within two seconds, and never rejects. */
  async collect(): Promise<void> {
    if (!this.#collection && performance.now() - this.#ended < FRESH) return;
    this.#collection ??= this.#collect().finally(() => {
      this.#collection = undefined;
      this.#ended = performance.now();
    });
    await this.#collection;
  }

  async #collect(): Promise<void> {
    const services = this.#broker.services as unknown as Partial<WithReadings>[];
    const sources = [...this.#ofNode, ...services.flatMap(({ readings }) => readings ?? [])];
    const read = await Promise.all(sources.map((source) => this.#ask(source)));
    for (const name of GAUGES) this.#meter.clear(name);
    for (const { name, value, labels } of read.flat())
      this.#meter.set(name, value, ...([labels] as LabelsOf<GaugeName>));
  }

  async #ask(read: Readings): Promise<readonly Reading[]> {
    if (this.#asked.has(read)) return [];
    this.#asked.add(read);
    const answer = Promise.try(read)
      .catch((error) => {
        this.#broker.logger.warn({ err: error }, 'some gauges cannot be read now');
        return [];
      })
      .finally(() => this.#asked.delete(read));
    return Promise.race([answer, sleep(WITHIN, [], { ref: false })]);
  }
}
