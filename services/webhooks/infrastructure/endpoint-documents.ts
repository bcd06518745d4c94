import { setTimeout as sleep } from 'node:timers/promises';
import { onPage, type TrailEntry, type TrailPage } from '../../../kernel/trail.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import type { Endpoints } from '../application/ports.ts';
import { type Deed, Endpoint, type EndpointState } from '../domain/endpoint.ts';
import { WebhookUnknown } from '../domain/webhook-errors.ts';

type Moments = 'disabled' | 'createdAt' | 'trail' | 'removedAt';
export interface StoredEndpoint extends Omit<EndpointState, 'id' | 'secrets' | Moments> {
  _id: string;
  version: number;
  secrets: { secret: string; until: string | null }[];
  disabled: { at: string; reason: string } | null;
  createdAt: string;
  trail: (Omit<Deed, 'at'> & { at: string })[];
  removedAt: string | null;
}

const ATTEMPTS = 20;
/** More than there can be, two nodes having made the last one at once. */
const ALL = 100;
const IN_USE = { query: { removedAt: null, createdAt: { $gt: '' } }, sort: 'createdAt', limit: ALL };
/** Removed ones of a week, of which the trail is read. */
const MOST_REMOVED = 1000;

/** Endpoints as documents. All of them are remembered: each event asks for them. */
export class EndpointDocuments implements Endpoints {
  readonly #store: Documents<StoredEndpoint>;
  readonly #freshFor: number;
  #known: Promise<readonly Endpoint[]> | undefined;
  /** What `#known` came to. */
  #latest: readonly Endpoint[] | undefined;
  #readAt = 0;

  /** `freshFor`: milliseconds for which what was read is gone by; infinity where no other process writes to the store. */
  constructor(store: Documents<StoredEndpoint>, freshFor: number) {
    this.#store = store;
    this.#freshFor = freshFor;
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
    if (!stored || stored.removedAt !== null) throw new WebhookUnknown(id);
    return fromStored(stored);
  }

  async add(endpoint: Endpoint): Promise<void> {
    await this.#store.insert(toStored(endpoint, 1));
    await this.#changed();
  }

  async update(id: string, change: (endpoint: Endpoint) => void): Promise<Endpoint> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const endpoint = await this.find(id);
      const { version } = endpoint;
      change(endpoint);
      const { _id, ...$set } = toStored(endpoint, version + 1);
      const isStored = (await this.#store.updateMany({ _id: id, version }, { $set })) === 1;
      this.#forget();
      if (!isStored) continue;
      await this.#changed();
      return endpoint;
    }
    throw new Unavailable(`webhook ${id} was changed by others ${ATTEMPTS} times in a row`);
  }

  async changes(page: TrailPage): Promise<TrailEntry[]> {
    const some = page.id === undefined ? await this.#changedSince(page.from) : [await this.#store.findById(page.id)];
    return onPage(
      some.flatMap((stored) => (stored ? fromStored(stored).changes : [])),
      page,
    );
  }

  async forgetRemoved(before: Date): Promise<void> {
    await this.#store.removeMany({ removedAt: { $lt: before.toISOString() } });
  }

  async #changedSince(from: string): Promise<StoredEndpoint[]> {
    const removed = { query: { removedAt: { $gte: from } }, sort: '-removedAt', limit: MOST_REMOVED };
    return (await Promise.all([this.#store.find(IN_USE), this.#store.find(removed)])).flat();
  }

  async #read(): Promise<readonly Endpoint[]> {
    return (await this.#store.find(IN_USE)).map(fromStored);
  }

  /** Resolves once no node goes by what was before: of the next event each of them must know whom to tell. */
  async #changed(): Promise<void> {
    this.#forget();
    if (Number.isFinite(this.#freshFor)) await sleep(this.#freshFor);
  }

  #forget(what = this.#known): void {
    if (this.#known !== what) return;
    this.#known = undefined;
    this.#latest = undefined;
  }
}

function toStored({ state }: Endpoint, version: number): StoredEndpoint {
  const { id: _id, secrets, disabled, createdAt, trail, removedAt, ...same } = state;
  return {
    _id,
    version,
    ...same,
    secrets: secrets.map(({ secret, until }) => ({ secret, until: until?.toISOString() ?? null })),
    disabled: disabled && { ...disabled, at: disabled.at.toISOString() },
    createdAt: createdAt.toISOString(),
    trail: trail.map((deed) => ({ ...deed, at: deed.at.toISOString() })),
    removedAt: removedAt?.toISOString() ?? null,
  };
}

function fromStored({ _id: id, version, ...stored }: StoredEndpoint): Endpoint {
  const { secrets, disabled, createdAt, trail, removedAt, ...same } = stored;
  const state = {
    id,
    ...same,
    secrets: secrets.map(({ secret, until }) => ({ secret, until: until === null ? null : new Date(until) })),
    disabled: disabled && { ...disabled, at: new Date(disabled.at) },
    createdAt: new Date(createdAt),
    trail: trail.map((deed) => ({ ...deed, at: new Date(deed.at) })),
    removedAt: removedAt === null ? null : new Date(removedAt),
  };
  return new Endpoint(state, version);
}
