import { hasText, t } from '../../base/language.js';

export const EVENTS = [
  'order.created',
  'order.paid',
  'order.cooked',
  'order.completed',
  'order.cancelled',
  'order.refunded',
];
export const STATES = ['waiting', 'delivered', 'failed'];

const KINDS = { delivered: 'good', waiting: 'warn', failed: 'bad' };
export const stateKind = (state) => KINDS[state] ?? '';
export const stateText = (state) =>
  hasText(`office.webhooks.state.${state}`) ? t(`office.webhooks.state.${state}`) : state;

/** What a message tells of; the name of its type, where this page does not know it. */
export function eventText(type) {
  const key = `office.webhooks.event.${type.replace('.', '_')}`;
  return hasText(key) ? t(key) : type;
}

/** By what people know a webhook. */
export const webhookName = ({ description, url }) => description || new URL(url).host;
