import { later } from '../../../kernel/time.ts';
import { type TrailEntry, trailEntry } from '../../../kernel/trail.ts';

/** `until`: what it signs then too, beside the secret that replaced it; null for the latest. */
interface Secret {
  /** As its owner was shown it, `whsec_` and base64. */
  secret: string;
  until: Date | null;
}
/** Nested values are replaced, never changed in place. */
export interface EndpointState {
  id: string;
  url: string;
  events: readonly string[];
  description: string | null;
  secrets: readonly Secret[];
  disabled: { at: Date; reason: string } | null;
  createdAt: Date;
  /** What people did to it, the latest last. */
  changes: readonly { at: Date; who: string | null; what: string }[];
  /** It stays for its changes; nothing else is done with it. */
  isRemoved: boolean;
}
const MOST_CHANGES = 100;

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

  noteChange(what: string, who: string | null, now: Date): void {
    this.#state.changes = [...this.#state.changes, { at: now, who, what }].slice(-MOST_CHANGES);
  }

  /** Its part of the audit trail. Not the whole address: it may hold a password. */
  get trail(): TrailEntry[] {
    const { id, url, changes } = this.#state;
    const details = `to ${new URL(url).host}`;
    return changes.map(({ at, who, what }) => trailEntry(at, { nth: what, who, what, kind: 'webhook', id, details }));
  }

  remove(): void {
    Object.assign(this.#state, { isRemoved: true, secrets: [] });
  }

  wants(type: string): boolean {
    return this.#state.disabled === null && this.#state.events.includes(type);
  }

  enable(): void {
    this.#state.disabled = null;
  }

  /** False if it was disabled before. */
  disable(reason: string, now: Date): boolean {
    if (this.#state.disabled) return false;
    this.#state.disabled = { at: now, reason };
    return true;
  }

  /** For `overlap` milliseconds the secret so far signs too; one that was replaced before that signs no more. */
  replaceSecret(secret: string, overlap: number, now: Date): void {
    const before = this.#state.secrets.filter(({ until }) => until === null);
    const until = later(now, overlap);
    this.#state.secrets = [{ secret, until: null }, ...(overlap > 0 ? before.map((one) => ({ ...one, until })) : [])];
  }

  /** The latest first. */
  secretsAt(now: Date): string[] {
    return this.#state.secrets.filter(({ until }) => until === null || until > now).map(({ secret }) => secret);
  }
}
