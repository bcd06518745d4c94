import { WEBHOOK_EVENTS, webhookOrder } from '../../webhooks/webhooks.contract.ts';
import { EXAMPLES } from './examples.ts';
import type { Schemas } from './schemas.ts';

const SUMMARIES: Record<(typeof WEBHOOK_EVENTS)[number], string> = {
  'order.created': 'an order was placed, and waits for its payment',
  'order.paid': 'it is paid, and has its number',
  'order.cooked': 'the meal is ready; once more where it went back to the stove',
  'order.completed': 'the customer has it, or nobody came for it in time',
  'order.cancelled': 'it is cancelled; what was paid goes back',
  'order.refunded': 'money went back; `refunded` is all of it so far, and less than before where a bank returned some',
};
const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});
const HEADERS = [
  header('webhook-id', 'Of the message: the same at every try.'),
  header('webhook-timestamp', 'When this try was made, in seconds since 1970.'),
  header(
    'webhook-signature',
    'Of `id.timestamp.body`: `v1,` and base64, two with a space between while a secret is replaced.',
  ),
];

/** The order of the other examples, as integrators are told of it. */
function toldOrder() {
  type Order = { lines: { note: unknown }[] } & Record<'contact' | 'note' | 'paymentLink', unknown>;
  const { answered } = EXAMPLES['order.get'] ?? {};
  const { contact: _, note: _note, paymentLink: _link, ...told } = answered as Order;
  return { ...told, lines: told.lines.map(({ note: _kitchens, ...line }) => line), version: 1 };
}

/** What the shop posts to those who asked for it (https://www.standardwebhooks.com). */
export function messages(schemas: Schemas): Record<string, object> {
  const data = schemas.answered(webhookOrder);
  const order = toldOrder();
  return Object.fromEntries(
    WEBHOOK_EVENTS.map((type) => {
      const properties = {
        type: { type: 'string', const: type },
        timestamp: { type: 'string', format: 'date-time' },
        data,
      };
      const schema = { type: 'object', required: Object.keys(properties), properties };
      const example = { type, timestamp: '2026-11-26T18:31:07.112Z', data: order };
      const post = {
        operationId: type.replace(/\.(.)/, (_dot, first: string) => first.toUpperCase()),
        tags: ['webhooks'],
        summary: SUMMARIES[type],
        parameters: HEADERS,
        requestBody: { required: true, content: { 'application/json': { schema, example } } },
        responses: {
          '2XX': { description: 'Taken. Anything else, a redirect too, or no answer within 15 s: it is sent again.' },
          410: { description: 'Nobody wants these any more: the webhook is disabled.' },
        },
      };
      return [type, { post }];
    }),
  );
}
