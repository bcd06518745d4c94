interface Lane {
  busy: Set<string>;
  /** The endpoint asked to be left alone until then; milliseconds. */
  pausedUntil: number;
  /** More is due than was begun. */
  isQueue: boolean;
}

/**
 * Which messages are on their way to each endpoint from this process: a bounded number, so that one that is slow holds up no
 * other. Who takes a place gives it back by `done`.
 */
export class Lanes {
  readonly #most: number;
  readonly #onFree: () => void;
  readonly #lanes = new Map<string, Lane>();

  /** `onFree` is called when there is room for an endpoint's messages that wait. */
  constructor(most: number, onFree: () => void) {
    this.#most = most;
    this.#onFree = onFree;
  }

  /** How many may be begun. */
  room(endpointId: string, now: Date): number {
    const lane = this.#lanes.get(endpointId);
    if (!lane) return this.#most;
    return lane.pausedUntil > now.getTime() ? 0 : this.#most - lane.busy.size;
  }

  /** False if there is no room, or it is on its way already: then the message waits. */
  take(endpointId: string, id: string, now: Date): boolean {
    const lane = this.#lane(endpointId);
    if (lane.busy.has(id)) return false;
    const isFree = this.room(endpointId, now) > 0;
    if (isFree) lane.busy.add(id);
    else lane.isQueue = true;
    return isFree;
  }

  /** Those on their way. */
  busy(endpointId: string): ReadonlySet<string> {
    return this.#lane(endpointId).busy;
  }

  /** More may be due than there was room for. */
  queued(endpointId: string): void {
    this.#lane(endpointId).isQueue = true;
  }

  /** Something is due now that was not. */
  nudge(): void {
    this.#onFree();
  }

  pause(endpointId: string, until: Date): void {
    const lane = this.#lane(endpointId);
    lane.pausedUntil = Math.max(lane.pausedUntil, until.getTime());
  }

  done(endpointId: string, id: string): void {
    const lane = this.#lane(endpointId);
    lane.busy.delete(id);
    if (!lane.isQueue) return;
    lane.isQueue = false;
    this.#onFree();
  }

  #lane(endpointId: string): Lane {
    const lane = this.#lanes.get(endpointId) ?? { busy: new Set<string>(), pausedUntil: 0, isQueue: false };
    this.#lanes.set(endpointId, lane);
    return lane;
  }
}
