import { later } from '../../../kernel/time.ts';
import { type TrailEntry, trailEntry } from '../../../kernel/trail.ts';

/** `until`: what it signs then too, beside the secret that replaced it; null for the latest. */
interface Secret {
  /** As its owner was shown it, `whsec_` and base64. */
  secret: string;
  until: Date | null;
}
/** Who of the shop's people does something, by name where they are known. */
export interface By {
  who: string | null;
  at: Date;
}
export type Deed = By & { what: 'create' | 'enable' | 'replaceSecret' | 'remove' };
/** Nested values are replaced, never changed in place. */
export interface EndpointState {
  id: string;
  url: string;
  events: readonly string[];
  description: string | null;
  secrets: readonly Secret[];
  disabled: { at: Date; reason: string } | null;
  createdAt: Date;
  /** That it was made, and the latest that people did to it since. */
  trail: readonly Deed[];
  /** From then on it is kept for its trail only. */
  removedAt: Date | null;
}
const MOST_DEEDS = 20;

/** An integrator's address, and what is delivered there. */
export class Endpoint {
  readonly version: number;
  readonly #state: EndpointState;

  constructor(state: EndpointState, version = 1) {
    this.version = version;
    this.#state = { ...state };
  }

  get id(): string {
    return this.#state.id;
  }

  get state(): Readonly<EndpointState> {
    return this.#state;
  }

  wants(type: string): boolean {
    return this.#state.disabled === null && this.#state.events.includes(type);
  }

  enable(by: By): void {
    if (this.#state.disabled === null) return;
    this.#state.disabled = null;
    this.#note({ what: 'enable', ...by });
  }

  /** False if it was disabled before. */
  disable(reason: string, now: Date): boolean {
    if (this.#state.disabled) return false;
    this.#state.disabled = { at: now, reason };
    return true;
  }

  /** For `overlap` milliseconds the secret so far signs too; one that was replaced before that signs no more. */
  replaceSecret(secret: string, overlap: number, by: By): void {
    const before = this.#state.secrets.filter(({ until }) => until === null);
    const until = later(by.at, overlap);
    this.#state.secrets = [{ secret, until: null }, ...(overlap > 0 ? before.map((one) => ({ ...one, until })) : [])];
    this.#note({ what: 'replaceSecret', ...by });
  }

  /** Its secrets are forgotten at once, and of its address all but the host. */
  remove(by: By): void {
    const { origin } = new URL(this.#state.url);
    Object.assign(this.#state, { url: `${origin}/`, description: null, secrets: [], removedAt: by.at });
    this.#note({ what: 'remove', ...by });
  }

  /** The latest first. */
  secretsAt(now: Date): string[] {
    return this.#state.secrets.filter(({ until }) => until === null || until > now).map(({ secret }) => secret);
  }

  /** What people did to it. Not its whole address: that may hold a password of its owner's. */
  get changes(): TrailEntry[] {
    const { id, url, trail } = this.#state;
    const { host } = new URL(url);
    return trail.map(({ at, who, what }, nth) =>
      trailEntry(at, { nth: `${what} ${nth}`, who, what, kind: 'webhook', id, details: host }),
    );
  }

  #note(deed: Deed): void {
    const [made, ...since] = this.#state.trail;
    this.#state.trail = [...(made ? [made] : []), ...[...since, deed].slice(1 - MOST_DEEDS)];
  }
}
