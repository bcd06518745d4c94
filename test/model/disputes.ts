import type { Dispute } from '../../services/payment/domain/dispute.ts';
import type { Posted } from './stripe.ts';

/** What can become of a dispute, by its status, and what Stripe then tells of it. */
const MOVES: Record<string, [status: string, ...tells: string[]][]> = {
  warning_needs_response: [
    ['warning_under_review', 'updated'],
    ['needs_response', 'updated', 'funds_withdrawn'],
  ],
  warning_under_review: [
    ['warning_closed', 'closed'],
    ['needs_response', 'updated', 'funds_withdrawn'],
  ],
  needs_response: [
    ['under_review', 'updated'],
    ['lost', 'closed'],
  ],
  under_review: [
    ['won', 'closed', 'funds_reinstated'],
    ['lost', 'closed'],
  ],
};

/** What banks dispute, as Stripe has it. */
export class DisputeBooks {
  readonly all: Dispute[] = [];
  readonly #post: (posted: Posted) => void;

  constructor(post: (posted: Posted) => void) {
    this.#post = post;
  }

  /** An inquiry takes no money yet. */
  open(intent: string, amount: number, isInquiry: boolean): number {
    const id = `du_${this.all.length + 1}`;
    const status = isInquiry ? 'warning_needs_response' : 'needs_response';
    this.all.push({ id, intent, amount, reason: 'fraudulent', status });
    this.#tell(id, intent, isInquiry ? ['created'] : ['created', 'funds_withdrawn']);
    return this.all.length - 1;
  }

  /** Answers its new status; undefined where nothing more comes of it. */
  move(nth: number, how: number): string | undefined {
    const dispute = this.all[nth % (this.all.length || 1)];
    const [status, ...tells] = (dispute && MOVES[dispute.status]?.[how]) ?? [];
    if (!dispute || !status) return undefined;
    dispute.status = status;
    this.#tell(dispute.id, dispute.intent, tells);
    return status;
  }

  /** Nothing but these notices tells of a dispute; of its funds the status tells. */
  #tell(disputeId: string, intent: string, tells: string[]): void {
    for (const what of tells) {
      const sure = !what.startsWith('funds');
      this.#post({ type: `charge.dispute.${what}`, sessionId: null, refundId: null, disputeId, intent, sure });
    }
  }
}
