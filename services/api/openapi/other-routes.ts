import { refusals, UNCHANGED } from './refusals.ts';

const OF_WEBHOOK = [
  ...['WEBHOOK_SIGNATURE', 'WEBHOOK_MALFORMED', 'BODY_MALFORMED', 'BODY_ENCODING', 'BODY_TOO_LARGE', 'BODY_TOO_SLOW'],
  ...['INVALID', 'ADDRESS_TOO_LONG', 'UNAVAILABLE', 'INTERNAL'],
];
const OF_HEALTH = ['ADDRESS_TOO_LONG', 'UNAVAILABLE'];
const OF_READS = [...OF_HEALTH, 'RATE_LIMITED'];
const STATUS = { type: 'string', enum: ['ok', 'unavailable'] };
const answer = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });
type Described = ReturnType<typeof answer>;
/** An answer that is a refusal now and then. */
const orRefused = (usual: Described, refusal: object | undefined) => {
  const { headers, content } = refusal as { headers: object; content: object };
  return { ...usual, headers, content: { ...usual.content, ...content } };
};
const READY = {
  type: 'object',
  required: ['status', 'missing', 'checks'],
  properties: {
    status: STATUS,
    missing: { type: 'array', items: { type: 'string' } },
    checks: {
      type: 'object',
      description: 'By what was asked, whether it answers and in how many milliseconds.',
      additionalProperties: { type: 'object', properties: { ok: { type: 'boolean' }, ms: { type: 'number' } } },
    },
  },
};

/** The addresses that are no action of a contract. */
export const BESIDE = (url: string): Record<string, object> => ({
  '/api/webhook': {
    post: {
      operationId: 'paymentWebhook',
      tags: ['payment'],
      summary: "takes Stripe's notices, signed as Stripe signs them",
      parameters: [{ name: 'Stripe-Signature', in: 'header', required: true, schema: { type: 'string' } }],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        200: answer('Taken.', {
          type: 'object',
          required: ['received'],
          properties: { received: { type: 'boolean', const: true } },
        }),
        ...refusals(OF_WEBHOOK, url),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'apiDocument',
      tags: ['api'],
      summary: 'this document',
      responses: { 200: answer('An OpenAPI document.', { type: 'object' }), ...UNCHANGED, ...refusals(OF_READS, url) },
    },
  },
  '/health/live': {
    get: {
      operationId: 'apiLive',
      tags: ['api'],
      summary: 'whether the gateway answers',
      responses: {
        200: answer('It does.', { type: 'object', required: ['status'], properties: { status: STATUS } }),
        ...refusals(OF_HEALTH, url),
      },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'apiReady',
      tags: ['api'],
      summary: 'whether orders can be taken, and what is missing for that',
      responses: {
        200: answer('They can.', READY),
        ...refusals(OF_HEALTH, url),
        503: orRefused(answer('They cannot.', READY), refusals(['UNAVAILABLE'], url)[503]),
      },
    },
  },
});
