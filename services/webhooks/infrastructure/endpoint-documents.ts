import { SECOND } from '../../../kernel/time.ts';
import { onPage, type TrailEntry, type TrailPage } from '../../../kernel/trail.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import type { Endpoints } from '../application/ports.ts';
import { Endpoint, type EndpointState } from '../domain/endpoint.ts';
import { WebhookUnknown } from '../domain/webhook-errors.ts';

export interface StoredEndpoint extends Omit<EndpointState, 'id' | 'secrets' | 'disabled' | 'createdAt' | 'changes'> {
  _id: string;
  version: number;
  secrets: { secret: string; until: string | null }[];
  disabled: { at: string; reason: string } | null;
  changes: { at: string; who: string | null; what: string }[];
  createdAt: string;
}

const ATTEMPTS = 20;
/** More than there can be, two nodes having made the last one at once. */
const ALL = 100;
/** Of the changes of endpoints, those of the latest so many are told of. */
const MOST_EVER = 1000;
const FRESH_FOR = SECOND;

/** Endpoints as documents. All of them are remembered: each event asks for them. */
export class EndpointDocuments implements Endpoints {
  readonly #store: Documents<StoredEndpoint>;
  readonly #freshFor: number;
  #known: Promise<readonly Endpoint[]> | undefined;
  /** What `#known` came to. */
  #latest: readonly Endpoint[] | undefined;
  #readAt = 0;

  /** `isAlone`: no other process writes to the store. */
  constructor(store: Documents<StoredEndpoint>, isAlone: boolean) {
    this.#store = store;
    this.#freshFor = isAlone ? Number.POSITIVE_INFINITY : FRESH_FOR;
  }

  all(): Promise<readonly Endpoint[]> {
    if (this.#known && performance.now() - this.#readAt < this.#freshFor) return this.#known;
    this.#readAt = performance.now();
    const known = this.#read();
    this.#known = known;
    known.then(
      (latest) => {
        if (this.#known === known) this.#latest = latest;
      },
      () => this.#forget(known),
    );
    return known;
  }

  /** False where it is known that none of them wants such an event. */
  mayWant(type: string): boolean {
    return this.#latest?.some((endpoint) => endpoint.wants(type)) ?? true;
  }

  async find(id: string): Promise<Endpoint> {
    const stored = await this.#store.findById(id);
    if (!stored || stored.isRemoved) throw new WebhookUnknown(id);
    return fromStored(stored);
  }

  async add(endpoint: Endpoint): Promise<void> {
    await this.#store.insert(toStored(endpoint, 1));
    this.#forget();
  }

  async update(id: string, change: (endpoint: Endpoint) => void): Promise<Endpoint> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const endpoint = await this.find(id);
      const { version } = endpoint;
      change(endpoint);
      const { _id, ...$set } = toStored(endpoint, version + 1);
      const isStored = (await this.#store.updateMany({ _id: id, version }, { $set })) === 1;
      this.#forget();
      if (isStored) return endpoint;
    }
    throw new Unavailable(`webhook ${id} was changed by others ${ATTEMPTS} times in a row`);
  }

  async changes(page: TrailPage): Promise<TrailEntry[]> {
    const query = { createdAt: { $gt: '' } };
    const latest = await this.#store.find({ query, sort: '-createdAt', limit: MOST_EVER });
    return onPage(
      latest.flatMap((stored) => fromStored(stored).trail),
      page,
    );
  }

  async #read(): Promise<readonly Endpoint[]> {
    return (await this.#store.find({ query: { isRemoved: false }, sort: 'createdAt', limit: ALL })).map(fromStored);
  }

  #forget(what = this.#known): void {
    if (this.#known !== what) return;
    this.#known = undefined;
    this.#latest = undefined;
  }
}

function toStored({ state }: Endpoint, version: number): StoredEndpoint {
  const { id: _id, secrets, disabled, createdAt, changes, ...same } = state;
  return {
    _id,
    version,
    ...same,
    secrets: secrets.map(({ secret, until }) => ({ secret, until: until?.toISOString() ?? null })),
    disabled: disabled && { ...disabled, at: disabled.at.toISOString() },
    createdAt: createdAt.toISOString(),
    changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
  };
}

function fromStored({ _id: id, version, secrets, disabled, createdAt, changes, ...same }: StoredEndpoint): Endpoint {
  const state = {
    id,
    ...same,
    secrets: secrets.map(({ secret, until }) => ({ secret, until: until === null ? null : new Date(until) })),
    disabled: disabled && { ...disabled, at: new Date(disabled.at) },
    createdAt: new Date(createdAt),
    changes: changes.map(({ at, ...change }) => ({ ...change, at: new Date(at) })),
  };
  return new Endpoint(state, version);
}
