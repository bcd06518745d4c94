import type { TicketState } from './ticket-state.ts';

/** A meal that is recalled more often is noted without its first moves; the order has them all. */
const MOST = 20;

/** The ticket has made a move: by somebody whose name is known, where there is one. */
export function withStaffMove(
  { staffMoves = [], owed, moves }: TicketState,
  who: string | null,
  at: Date,
): Pick<TicketState, 'staffMoves'> {
  if (who === null || owed === null || owed === 'promise') return {};
  return { staffMoves: [...staffMoves, { at, what: owed, who, move: moves }].slice(-MOST) };
}

/** Whoever made the move that the order has yet to hear of. */
export const owedBy = ({ staffMoves = [], moves }: TicketState): string | undefined =>
  staffMoves.find(({ move }) => move === moves)?.who;

/** The order refuses the move that it has yet to hear of: nobody made it. */
export function withoutOwed({ staffMoves, moves }: TicketState): Pick<TicketState, 'staffMoves'> {
  return staffMoves ? { staffMoves: staffMoves.filter(({ move }) => move !== moves) } : {};
}
