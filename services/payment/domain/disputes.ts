import { Unavailable } from '../../../kernel/unavailable.ts';
import { type Dispute, type DisputesState, isStale } from './dispute.ts';

/** Of one payment: its money can be disputed a few times at most. */
const MOST = 50;

/** Owns what banks dispute of a payment's money. Nothing is decided by it: it is for people to see and to answer. */
export class Disputes {
  #state: DisputesState;

  constructor({ disputes, disputesVersion, disputesNotified }: DisputesState) {
    this.#state = { disputes, disputesVersion, disputesNotified };
  }

  get state(): DisputesState {
    return this.#state;
  }

  /**
   * Takes in disputes as Stripe has them, and answers those of which that is news. `before`: those that were known before Stripe
   * was asked. Throws Unavailable where one moved meanwhile, which may have been read later: Stripe is to be asked again.
   */
  take(seen: readonly Dispute[], before = this.#state.disputes): Dispute[] {
    const status = (of: readonly Dispute[], id: string) => of.find((dispute) => dispute.id === id)?.status;
    const moved = seen.find(({ id }) => status(before, id) !== status(this.#state.disputes, id));
    if (moved) throw new Unavailable(`other news of the dispute ${moved.id} came meanwhile`);
    return seen.filter((dispute) => this.#takeOne(dispute));
  }

  /** The order has heard of the disputes up to this change of them. */
  reported(version: number): void {
    this.#set({ disputesNotified: Math.max(version, this.#state.disputesNotified) });
  }

  /** The order does not show the disputes as they stand: it is notified again. */
  showAgain(): void {
    if (this.#state.disputes.length > 0) this.#moved(this.#state.disputes);
  }

  /** Any other status is news (a dispute that was lost may be appealed), but for one that another node read earlier. */
  #takeOne({ id, intent, amount, reason, status }: Dispute): boolean {
    const { disputes } = this.#state;
    const known = disputes.find((dispute) => dispute.id === id);
    if (known ? known.status === status || isStale(status, known.status) : disputes.length >= MOST) return false;
    const seen = { id, intent, amount, reason, status };
    this.#moved(known ? disputes.map((one) => (one === known ? seen : one)) : [...disputes, seen]);
    return true;
  }

  #moved(disputes: readonly Dispute[]): void {
    this.#set({ disputes, disputesVersion: this.#state.disputesVersion + 1 });
  }

  #set(change: Partial<DisputesState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
