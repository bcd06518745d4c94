import { titleOf } from '../problem.ts';
import { ERROR_CODES } from './error-codes.ts';

const text = (description: string) => ({ type: 'string', description });

/** RFC 9457, https://www.rfc-editor.org/rfc/rfc9457, with what is ours beyond it. */
export const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'trace_id'],
  properties: {
    type: { ...text('The page that explains the code.'), format: 'uri' },
    title: text('The kind of trouble, for people.'),
    status: { type: 'integer' },
    detail: text('What is wrong, for people. It may change; go by `code`.'),
    code: text('Stable.'),
    errors: {
      type: 'array',
      description: 'What is wrong with each field, where fields are.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: text('Of the field, as `items[0].quantity`.'), message: text('For people.') },
      },
    },
    data: { type: 'object', description: 'What belongs to the code, safe to show.' },
    trace_id: text('By which the log tells of this request.'),
  },
};

const codesBy = (codes: readonly string[]) => Map.groupBy(new Set(codes), (code) => ERROR_CODES[code]?.status ?? 500);

/** The answers of a route that refuses with these codes, by status. `url`: where the shop's addresses begin. */
export function refusals(codes: readonly string[], url: string): Record<string, object> {
  return Object.fromEntries(
    [...codesBy(codes)].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${ERROR_CODES[code]?.when}`).join('\n\n'),
        ...(HEADERS[status] && { headers: HEADERS[status] }),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/Problem' },
                { properties: { code: { type: 'string', enum: codes } } },
              ],
            },
            examples: Object.fromEntries(codes.map((code) => [code, { value: example(code, status, url) }])),
          },
        },
      },
    ]),
  );
}

/** What a client is told that has the answer already. */
export const UNCHANGED = {
  304: { description: 'What the `ETag` in `If-None-Match` stands for is still the answer.' },
};

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds after which another try is worth it.', schema: { type: 'integer' } },
};
const CHALLENGE = {
  'WWW-Authenticate': { description: 'A `Bearer` challenge, as RFC 6750 has it.', schema: { type: 'string' } },
};
/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
const RATE_LIMIT = {
  'RateLimit-Policy': {
    description: 'What counts, as `"orders";q=240;w=60`: 240 in 60 seconds.',
    schema: { type: 'string' },
  },
  RateLimit: { description: 'What is left, as `"orders";r=12;t=34`: 12 for 34 seconds.', schema: { type: 'string' } },
};
const HEADERS: Readonly<Record<number, object>> = {
  401: CHALLENGE,
  429: { ...RETRY_AFTER, ...RATE_LIMIT },
  503: RETRY_AFTER,
};

const example = (code: string, status: number, url: string) => ({
  type: `${url}/errors/${code}`,
  title: titleOf(status),
  status,
  detail: ERROR_CODES[code]?.when,
  code,
  trace_id: '0af7651916cd43dd8448eb211c80319c',
});
