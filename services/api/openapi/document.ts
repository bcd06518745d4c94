import type { TObject } from 'typebox';
import { object, string } from '../../../platform/contract/schema.ts';
import { KEY_PATTERN } from '../idempotency-key.ts';
import { FOR_ALL, PUBLISHED, type Published } from '../published.ts';
import { EXAMPLES } from './examples.ts';
import { messages } from './messages.ts';
import { BESIDE } from './other-routes.ts';
import { PROBLEM, refusals, UNCHANGED } from './refusals.ts';
import { Schemas } from './schemas.ts';
import { codesOfAccess, SECURITY_SCHEMES, securityOf, whoMay } from './security.ts';
import { shareRefusals } from './shared-refusals.ts';
import { stream } from './stream.ts';

/** What may happen to any request, to one whose address names a record, to one with a body, to one whose key may be that of another body, and to one that orders. */
const OF_ALL = 'INVALID ADDRESS_TOO_LONG RATE_LIMITED UNAVAILABLE INTERNAL'.split(' ');
const OF_NAMES = ['ADDRESS_MALFORMED'];
const OF_BODIES = 'BODY_MALFORMED CONTENT_TYPE BODY_ENCODING BODY_CHARSET BODY_TOO_LARGE BODY_TOO_SLOW'.split(' ');
const OF_KEYS = ['IDEMPOTENCY_KEY_REUSED'];
const OF_ORDERS = ['OVERLOADED', 'PAYMENT_PROVIDER_AWAY'];
const TAGS = {
  order: 'What customers do, and what the shop does to an order',
  stock: 'What can be ordered, and when',
  kitchen: 'Tickets, and the buttons on them',
  webhooks: 'Whom the shop tells what happens to orders',
  payment: 'The money of orders, and what Stripe tells',
  api: 'Who of the shop may come in, how the shop is, and what its people should look at',
};
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Sent again with the same key, also after a crash, the request is done once and answered as the first time. 16 to 255 visible ASCII characters; bare and between double quotes it is the same key.',
  schema: { type: 'string', minLength: 16, pattern: KEY_PATTERN },
};

const LOCATION = { Location: { description: 'Where it is.', schema: { type: 'string' } } };
const REPLAYED = {
  'Idempotent-Replayed': {
    description: 'The request was done before under its `Idempotency-Key`; this is the record as it stands.',
    schema: { type: 'string', const: 'true' },
  },
};

/** The interface as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html). `url`: where the shop's addresses begin. */
export function openApiDocument({ version, url }: { version: string; url: string }): object {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const [action, contract] of PUBLISHED) {
    const [method = '', path = ''] = contract.rest.split(' ');
    const address = `/api${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[address] = { ...paths[address], [method.toLowerCase()]: operation(action, contract, schemas, url) };
  }
  const all = { ...paths, ...BESIDE(url) };
  const responses = shareRefusals(all as Parameters<typeof shareRefusals>[0]);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Comanda',
      version,
      description: 'Takes food orders, takes the money, keeps the stock honest and runs the kitchen.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: all,
    webhooks: messages(schemas),
    components: { schemas: { Problem: PROBLEM, ...schemas.named }, responses, securitySchemes: SECURITY_SCHEMES },
  };
}

/** `order.cancelByStaff` becomes `orderCancelByStaff`. */
const idOf = (action: string): string => action.replace(/\.(.)/, (_dot, first: string) => first.toUpperCase());

function operation(action: string, contract: Published, schemas: Schemas, url: string): object {
  const { rest, about, ops, params, result, errors, mints, saysNew, remembers, owner, client, location, page } =
    contract;
  const [method = '', path = ''] = rest.split(' ');
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const made = [mints, saysNew, remembers, owner, client];
  const given = Object.keys(params.properties).filter((name) => !inPath.includes(name) && !made.includes(name));
  const isRead = method === 'GET';
  const parameter = (name: string, where: 'path' | 'query') => ({
    name,
    in: where,
    required: where === 'path' || (params.required ?? []).includes(name),
    schema: schemas.asked(params.properties[name] as object),
  });
  const hasKey = Boolean(mints || remembers);
  const codes = [
    ...OF_ALL,
    ...(inPath.length > 0 ? OF_NAMES : []),
    ...codesOfAccess(contract),
    ...(isRead ? [] : OF_BODIES),
    ...(saysNew ? OF_ORDERS : []),
    ...(hasKey && given.length > 0 ? OF_KEYS : []),
    ...errors,
  ];
  const { asked, answered } = EXAMPLES[action] ?? {};
  return {
    operationId: idOf(action),
    tags: [action.split('.')[0]],
    summary: about ?? ops,
    description: whoMay(contract),
    security: securityOf(contract),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(isRead ? given.map((name) => parameter(name, 'query')) : []),
      ...(hasKey ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(!isRead && given.length > 0 && { requestBody: body(schemas.asked(partOf(params, given)), asked) }),
    responses: {
      [location ? '201' : '200']: {
        description: location ? 'Made.' : 'Done.',
        ...((location || hasKey) && { headers: { ...(location && LOCATION), ...(hasKey && REPLAYED) } }),
        content: {
          'application/json': { schema: schemas.answered(page ? withSecret(result) : result), example: answered },
          ...stream(contract),
        },
      },
      ...(FOR_ALL.includes(action) && UNCHANGED),
      ...refusals(codes, url),
    },
  };
}

/** An answer to which the gateway adds what opens the page of what was created. */
const withSecret = (result: Published['result']) =>
  object({ ...(result as TObject).properties, secret: string, trackingUrl: string });

function body(schema: object & { required?: string[] }, example: unknown): object {
  return { required: (schema.required ?? []).length > 0, content: { 'application/json': { schema, example } } };
}

/** An object of these fields only. */
function partOf(params: Published['params'], names: readonly string[]): object {
  const { properties } = params;
  return {
    type: 'object',
    required: (params.required as readonly string[]).filter((name) => names.includes(name)),
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    additionalProperties: false,
  };
}
