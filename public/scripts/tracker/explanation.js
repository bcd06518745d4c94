import { nameOf, time } from '../base/format.js';
import { hasText, t } from '../base/language.js';
import { movesOf } from '../base/moves.js';
import { isUnlisted } from './refunds.js';

/** What the customer may want to know or do now, in a sentence or two. */
export function explanationOf(order) {
  const { status, service, number, id } = order;
  if (status === 'cancelled') return causeOf(order);
  if (status === 'waiting_for_payment')
    return t('tracker.explain.waiting_for_payment', { time: time(order.payBefore) });
  if (status === 'cooked')
    return service.kind === 'table' ? t('tracker.toTable') : t('tracker.collect', { number: nameOf(number, id) });
  return hasText(`tracker.explain.${status}`) ? t(`tracker.explain.${status}`) : '';
}

function causeOf(order) {
  const { by, reason } = movesOf(order).pop() ?? {};
  const cause = t(`tracker.cancelledBy.${hasText(`tracker.cancelledBy.${by}`) ? by : 'sweep'}`);
  const told = reason ? t('tracker.because', { cause, reason }) : t('tracker.sentence', { text: cause });
  return isUnlisted(order) ? `${told} ${t('tracker.moneyReturns')}` : told;
}

/** Where the customer can pay; null where there is nothing to pay, or no address for it. */
export const payableAt = ({ status, paymentLink }) =>
  status === 'waiting_for_payment' && /^https?:\/\//.test(paymentLink ?? '') ? paymentLink : null;

export const canCancel = ({ status }) => ['pending', 'waiting_for_payment', 'paid'].includes(status);
