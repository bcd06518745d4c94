import type { StaffMove, TicketState } from './ticket-state.ts';

/** A meal that is recalled more often is noted without its first moves; the order has them all. */
const MOST = 20;

/** The ticket has made a move: by somebody whose name is known, where there is one. */
export function withStaffMove(state: TicketState, who: string | null, at: Date): Pick<TicketState, 'staffMoves'> {
  const { owed, moves } = state;
  return owed === null || owed === 'promise' ? {} : withNoted(state, { at, what: owed, who, move: moves });
}

/** Somebody whose name is known, if anybody, did something with the ticket: after its move number `move`, where the order hears nothing of it. */
export function withNoted(
  { staffMoves = [] }: TicketState,
  { who, ...what }: Omit<StaffMove, 'who'> & { who: string | null },
): Pick<TicketState, 'staffMoves'> {
  return who === null ? {} : { staffMoves: [...staffMoves, { ...what, who }].slice(-MOST) };
}

/** Whoever made the move that the order has yet to hear of. */
export const owedBy = ({ staffMoves = [], moves }: TicketState): string | undefined =>
  staffMoves.find(({ move }) => move === moves)?.who;

/** The order refuses the move that it has yet to hear of: nobody made it. */
export function withoutOwed({ staffMoves, moves }: TicketState): Pick<TicketState, 'staffMoves'> {
  return staffMoves ? { staffMoves: staffMoves.filter(({ move }) => move !== moves) } : {};
}
