import { type Figures, latencies } from '../report/figures.ts';
import type { OrderRow } from '../shop/records.ts';
import type { Seen, Sent } from './phase.ts';

/** Left out at the beginning of a phase, where the queues fill: 5 s, or a quarter of a short one. */
const fill = (ms: number) => Math.min(5000, ms / 4);

/** When the order first came to this status; undefined if it never did. */
export function whenOf(row: OrderRow | undefined, status: string): number | undefined {
  const move = row?.timeline.find((one) => one.status === status);
  return move && new Date(move.at).getTime();
}

/** What a phase comes to. Rates count only what happened while orders were offered, and after the queues had filled. */
export function figuresOf({ began, ended, lastLook, sent, rows, tally, payments }: Seen): Figures {
  const of = ({ id }: Sent, status: string) => whenOf(rows.get(id), status);
  const seen = (times: (number | undefined)[]) => times.filter((time) => time !== undefined);
  const from = began + fill(ended - began);
  const perSecond = (times: number[]) =>
    times.filter((time) => time >= from && time < ended).length / ((ended - from) / 1000);
  const since = (start: (one: Sent) => number | undefined, status: string) =>
    seen(sent.map((one) => minus(of(one, status), start(one))));
  const cooked = seen(sent.map((one) => of(one, 'cooked')));
  const waits = sent.map((one) => (of(one, 'waiting_for_payment') ?? of(one, 'paid') ?? lastLook) - one.answered);
  return {
    'finished /s': perSecond(cooked),
    'accepted /s': perSecond(sent.map(({ answered }) => answered)),
    ...latencies(
      'answer',
      sent.map(({ at, answered }) => answered - at),
    ),
    ...latencies(
      'link',
      since(({ at }) => at, 'waiting_for_payment'),
    ),
    ...latencies(
      'paid to cooked',
      since(({ paid }) => paid, 'cooked'),
    ),
    'backlog at end': sent.filter(({ answered }) => answered < ended).length - cooked.filter((at) => at < ended).length,
    'longest wait for a link s': waits.reduce((most, wait) => Math.max(most, wait), 0) / 1000,
    'not cooked in the end': sent.length - cooked.length,
    ...tally.figures,
    'payments failed': payments.refused + payments.reset + payments.errors,
  };
}

const minus = (end: number | undefined, start: number | undefined) =>
  end === undefined || start === undefined ? undefined : end - start;
