export interface BadRequest {
  name: string;
  send: [method: string, path: string, body?: unknown, headers?: Record<string, string> | undefined];
  status: number;
  code: string;
  /** The fields at fault, where some are. */
  paths?: string[];
}

const ORDERS = '/api/customer/ann/orders';
const GOOD = { id: 'burrata', quantity: 2 };

const bad = (name: string, send: BadRequest['send'], status: number, code: string, ...paths: string[]): BadRequest => ({
  name,
  send,
  status,
  code,
  paths,
});
const order = (name: string, body: unknown, status: number, code: string) =>
  bad(name, ['POST', ORDERS, body], status, code);
const invalid = (name: string, body: unknown, ...paths: string[]) =>
  bad(name, ['POST', ORDERS, body], 422, 'INVALID', ...paths);
const line = (name: string, one: unknown, ...paths: string[]) => invalid(name, { items: [GOOD, one] }, ...paths);
const get = (path: string, status: number, code: string, ...paths: string[]) =>
  bad(`GET ${path}`, ['GET', path], status, code, ...paths);
const query = (text: string, ...paths: string[]) => get(`${ORDERS}?${text}`, 422, 'INVALID', ...paths);
const reason = (name: string, value: unknown) =>
  bad(name, ['POST', `${ORDERS}/nobody/cancel`, { reason: value }], 422, 'INVALID', 'reason');
const staffCancel = (name: string, body: unknown, status: number, code: string, ...paths: string[]) =>
  bad(`a cancel by staff with ${name}`, ['POST', '/api/kitchen/orders/nobody/cancel', body], status, code, ...paths);
const webhook = (name: string, body: unknown, status: number, code: string, headers?: Record<string, string>) =>
  bad(name, ['POST', '/api/webhook', body, headers], status, code);

const LINES: BadRequest[] = [
  ...[0, -1, 1.5, 1e9, 101, '2', null, true, [], {}].map((quantity) =>
    line(`a quantity of ${JSON.stringify(quantity)}`, { id: 'burrata', quantity }, 'items[1].quantity'),
  ),
  line('no quantity', { id: 'burrata' }, 'items[1].quantity'),
  line('no id', { quantity: 1 }, 'items[1].id'),
  line('an id that is a number', { id: 7, quantity: 1 }, 'items[1].id'),
  line('an empty id', { id: '', quantity: 1 }, 'items[1].id'),
  line('an id that is too long', { id: 'x'.repeat(65), quantity: 1 }, 'items[1].id'),
  line('an unknown field in a line', { ...GOOD, price: 1 }, 'items[1].price'),
  line('a line that is a list', [], 'items[1]'),
  line('a line that is a text', 'burrata', 'items[1]'),
  line('a line that is null', null, 'items[1]'),
  order('a dish that is not on the menu', { items: [GOOD, { id: 'unicorn', quantity: 1 }] }, 422, 'ITEM_UNKNOWN'),
  order('a dish called __proto__', { items: [{ id: '__proto__', quantity: 1 }] }, 422, 'ITEM_UNKNOWN'),
  order(
    '101 of a dish in two lines',
    { items: [99, 2].map((quantity) => ({ ...GOOD, quantity })) },
    422,
    'LINE_QUANTITY',
  ),
];

const BODIES: BadRequest[] = [
  invalid('no items', {}, 'items'),
  invalid('items null', { items: null }, 'items'),
  invalid('an empty list', { items: [] }, 'items'),
  invalid('51 lines', { items: Array(51).fill({ ...GOOD, quantity: 1 }) }, 'items'),
  invalid('items that are no list', { items: GOOD }, 'items'),
  invalid('an unknown field', { items: [GOOD], coupon: 'FREE' }, 'coupon'),
  invalid('two unknown fields', { items: [GOOD], coupon: 'FREE', total: 0 }, 'coupon', 'total'),
  invalid('an order id', { items: [GOOD], orderId: 'mine' }, 'orderId'),
  invalid('a client', { items: [GOOD], client: 'somebody-else' }, 'client'),
  invalid('a customer id', { items: [GOOD], customerId: 'bob' }, 'customerId'),
  invalid('__proto__', '{"items":[{"id":"burrata","quantity":2}],"__proto__":{"admin":true}}', '__proto__'),
  invalid('__proto__ in a line', '{"items":[{"id":"burrata","quantity":2,"__proto__":{}}]}', 'items[0].__proto__'),
  invalid('constructor', { items: [GOOD], constructor: 1 }, 'constructor'),
  ...[-1, 1.5, '2380', {}].map((value) =>
    invalid(`an expected total of ${JSON.stringify(value)}`, { items: [GOOD], expectedTotal: value }, 'expectedTotal'),
  ),
  order('another total than expected', { items: [GOOD], expectedTotal: 1 }, 409, 'PRICE_CHANGED'),
  invalid('a body that is a list', '[]', 'body'),
  bad('no body', ['POST', ORDERS], 422, 'INVALID', 'items'),
  ...['"order"', '7', 'null', 'true', '{"items":', '{items:[]}', '\u0000', '{"items":[]}}'].map((text) =>
    order(`the body ${JSON.stringify(text)}`, text, 400, 'BODY_MALFORMED'),
  ),
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx'].map(
    (type) =>
      bad(type, ['POST', ORDERS, JSON.stringify({ items: [GOOD] }), { 'content-type': type }], 415, 'CONTENT_TYPE'),
  ),
  order('a body of 70 KiB', { items: [GOOD], note: 'x'.repeat(70 * 1024) }, 413, 'BODY_TOO_LARGE'),
];

const ADDRESSES: BadRequest[] = [
  ...['a%20b', 'a.b', 'x'.repeat(65), '%C3%A9', 'a%2Fb'].map((id) =>
    bad(`customer ${id}`, ['POST', `/api/customer/${id}/orders`, { items: [GOOD] }], 422, 'INVALID', 'customerId'),
  ),
  bad(
    'a query in place of a body',
    ['POST', `${ORDERS}?items[0][id]=burrata&items[0][quantity]=1`, {}],
    422,
    'INVALID',
    'items',
  ),
  ...['limit=0', 'limit=101', 'limit=abc', 'limit=1.5', 'limit=1&limit=2'].map((text) => query(text, 'limit')),
  get(`${ORDERS}?after=garbage`, 422, 'CURSOR_INVALID'),
  query('status=nonsense', 'status'),
  query('status[$ne]=paid', 'status'),
  query('customerId=bob', 'customerId'),
  query('sort=total', 'sort'),
  get(`${ORDERS}/nobody`, 404, 'ORDER_UNKNOWN'),
  get(`${ORDERS}/${'x'.repeat(65)}`, 422, 'INVALID', 'orderId'),
  get('/api/kitchen/tickets?state=raw', 422, 'INVALID', 'state'),
  get('/api/menu?x=1', 422, 'INVALID', 'x'),
  ...['/api/', '/api', '/api/nothing', '/nothing', '/api/order/create', '/..%2fpackage.json', '/health'].map((path) =>
    get(path, 404, 'NO_SUCH_ADDRESS'),
  ),
  get(`/api/menu?${'x'.repeat(5000)}`, 414, 'ADDRESS_TOO_LONG'),
  get('/api/customer/%zz/orders', 400, 'ADDRESS_MALFORMED'),
  bad('a cancel of no order', ['POST', `${ORDERS}/nobody/cancel`, {}], 404, 'ORDER_UNKNOWN'),
  reason('a reason of 201 characters', 'x'.repeat(201)),
  reason('a reason that is a number', 7),
  staffCancel('no reason', {}, 422, 'INVALID', 'reason'),
  staffCancel('a reason of spaces', { reason: '   ' }, 422, 'INVALID', 'reason'),
  staffCancel('a reason of 201 characters', { reason: 'x'.repeat(201) }, 422, 'INVALID', 'reason'),
  staffCancel('the id of no order', { reason: 'burnt' }, 404, 'ORDER_UNKNOWN'),
  bad('no such ticket', ['POST', '/api/kitchen/tickets/nobody/start', {}], 404, 'TICKET_UNKNOWN'),
  ...['PUT', 'DELETE', 'PATCH'].map((method) =>
    bad(`${method} of orders`, [method, ORDERS], 405, 'METHOD_NOT_ALLOWED'),
  ),
  get('/api/webhook', 405, 'METHOD_NOT_ALLOWED'),
  webhook('a webhook without a signature', { id: 'evt_1' }, 400, 'WEBHOOK_SIGNATURE'),
  webhook('a webhook with a senseless signature', { id: 'evt_1' }, 400, 'WEBHOOK_SIGNATURE', {
    'stripe-signature': 't=x',
  }),
  webhook('a webhook of 300 KiB', 'x'.repeat(300 * 1024), 413, 'BODY_TOO_LARGE'),
];

const POSTS: [path: string, body: object][] = [
  [ORDERS, { items: [GOOD] }],
  [`${ORDERS}/nobody/cancel`, {}],
  ['/api/kitchen/orders/nobody/cancel', { reason: 'burnt' }],
  ...['start', 'bump', 'recall', 'hand-over'].map((move): [string, object] => [
    `/api/kitchen/tickets/nobody/${move}`,
    {},
  ]),
];
const KEYS: BadRequest[] = POSTS.flatMap(([path, body]) => [
  ...[
    '',
    'x'.repeat(15),
    'x'.repeat(256),
    'two words of a long key',
    'caf\u00e9-of-a-long-key',
    'tab\there-in-a-long-key',
  ].map((key) => {
    const send: BadRequest['send'] = ['POST', path, body, { 'idempotency-key': key }];
    return bad(
      `${path} with the Idempotency-Key ${JSON.stringify(key.slice(0, 12))}`,
      send,
      422,
      'INVALID',
      'Idempotency-Key',
    );
  }),
  bad(`${path} with a request of its own`, ['POST', path, { ...body, request: 'a:b' }], 422, 'INVALID', 'request'),
]);

/** Every kind of request that a shop refuses; it must not have stored or held anything afterwards. */
export const BAD_REQUESTS = [...LINES, ...BODIES, ...ADDRESSES, ...KEYS];
