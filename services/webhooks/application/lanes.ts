interface Lane {
  busy: number;
  /** The endpoint asked to be left alone until then; milliseconds. */
  pausedUntil: number;
  /** More is due than was begun. */
  isQueue: boolean;
}

/**
 * How many messages are on their way to each endpoint from this process: a bounded number, so that one that is slow holds up no
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
    return lane.pausedUntil > now.getTime() ? 0 : this.#most - lane.busy;
  }

  /** False if there is no room: then the message waits. */
  take(endpointId: string, now: Date): boolean {
    const isFree = this.room(endpointId, now) > 0;
    const lane = this.#lane(endpointId);
    if (isFree) lane.busy++;
    else lane.isQueue = true;
    return isFree;
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

  done(endpointId: string): void {
    const lane = this.#lane(endpointId);
    lane.busy--;
    if (!lane.isQueue) return;
    lane.isQueue = false;
    this.#onFree();
  }

  #lane(endpointId: string): Lane {
    const lane = this.#lanes.get(endpointId) ?? { busy: 0, pausedUntil: 0, isQueue: false };
    this.#lanes.set(endpointId, lane);
    return lane;
  }
}
