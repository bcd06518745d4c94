import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketView } from '../../services/kitchen/kitchen.contract.ts';
import type { OrderStatus, OrderView } from '../../services/order/order.contract.ts';
import { asStaff, bearer } from './passes.ts';
import { assertPromised } from './promised-answers.ts';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}
export type Placed = OrderView & { secret: string; trackingUrl: string };
type Which = Pick<OrderView, 'id' | 'customerId'>;

/**
 * Asks again until the answer is something; fails after so many seconds with what `otherwise` tells. The longer it has waited the
 * longer it pauses, or those who wait keep the processor from those they wait for.
 */
export async function until<T>(seconds: number, ask: () => T | Promise<T>, otherwise: () => string) {
  const pause = (waited: number) => sleep(Math.min(50 + waited / 10, 1000));
  for (const began = Date.now(); ; await pause(Date.now() - began)) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, false | undefined>;
    if (Date.now() > began + seconds * 1000) assert.fail(`not within ${seconds} s: ${otherwise()}`);
  }
}

/** Addresses for anyone. */
const OPEN = /^GET \/(?!api\/(customer|orders|kitchen))|^POST \/api\/(quote|webhook|customer\/[^/]+\/orders)$/;
/** Where a customer shows what opens an order. */
const OF_ORDER = /^\/api\/(?:customer\/[^/]+\/)?orders\/([\w-]+)/;

/** What the gateway says while it takes no orders, and for how many milliseconds a customer comes again. */
const TURNED_AWAY = ['OVERLOADED', 'PAYMENT_PROVIDER_AWAY'];
const COMES_AGAIN_FOR = 15_000;

/** What customers do with a shop: its REST interface, and the payment page as a browser without script sees it. */
export class Customers {
  readonly url: string;
  /** What the shop has printed since it was started the first time; failures tell it. */
  output = '';
  /** What opens the orders that were placed, by their ids. */
  readonly #secrets = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /**
   * `body` goes out as JSON, a string as it is. It shows what opens the order, where that was placed here, and else that the
   * shop's people ask; what is for anyone is asked by nobody in particular.
   */
  send<T = unknown>(
    method: string,
    where: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const pass = headers.authorization === undefined ? this.#passFor(method, where) : {};
    return this.sendAsIs<T>(method, where, body, { ...pass, ...headers });
  }

  /** The same, and shows nothing but what stands in these headers. */
  async sendAsIs<T = unknown>(
    method: string,
    where: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<T>> {
    const raw = typeof body === 'string';
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = { method, headers: { ...type, ...headers }, redirect: 'manual' as const };
    const response = await fetch(this.url + where, {
      ...init,
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    const answered = /json/.test(contentType) ? JSON.parse(text) : text;
    assertPromised(method, where, response.status, contentType, answered);
    if (response.status === 201 && answered.secret) this.#secrets.set(answered.id, answered.secret);
    return { status: response.status, headers: response.headers, body: answered as T };
  }

  #passFor(method: string, where: string): Record<string, string> {
    if (OPEN.test(`${method} ${where}`)) return {};
    const secret = this.#secrets.get(OF_ORDER.exec(where)?.[1] ?? '');
    return secret === undefined ? asStaff() : bearer(secret);
  }

  /** Orders `items` (quantities by dish) and expects it to be accepted; turned away for now, a customer comes again when told to. */
  async order(customer: string, items: Record<string, number>): Promise<Placed> {
    const lines = Object.entries(items).map(([id, quantity]) => ({ id, quantity }));
    for (const end = Date.now() + COMES_AGAIN_FOR; ; ) {
      const { status, headers, body } = await this.send<Placed>('POST', `/api/customer/${customer}/orders`, {
        items: lines,
      });
      const isTurnedAway = status === 503 && TURNED_AWAY.includes((body as { code?: string }).code ?? '');
      if (isTurnedAway && Date.now() < end) {
        await sleep(1000 * Number(headers.get('retry-after')));
        continue;
      }
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    }
  }

  async get({ id, customerId }: Which): Promise<OrderView> {
    const { status, body } = await this.send<OrderView>('GET', `/api/customer/${customerId}/orders/${id}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  }

  cancel<T = OrderView>({ id, customerId }: Which, reason = 'changed my mind'): Promise<Answer<T>> {
    return this.send<T>('POST', `/api/customer/${customerId}/orders/${id}/cancel`, { reason });
  }

  /** What is left of a dish; the menu may be as old as a second. */
  async left(dish: string): Promise<number> {
    await sleep(1100);
    const { body } = await this.send<{ items: { id: string; available: number }[] }>('GET', '/api/menu');
    return body.items.find(({ id }) => id === dish)?.available ?? Number.NaN;
  }

  async waitForStatus(order: Which, statuses: OrderStatus[], seconds = 15): Promise<OrderView> {
    let seen: OrderView | undefined;
    const look = async () => {
      seen = await this.get(order);
      return statuses.includes(seen.status) && seen;
    };
    return until(seconds, look, () => `${statuses} for ${JSON.stringify(seen)}\n${this.output}`);
  }

  /** Waits until the kitchen sees the ticket of an order. */
  queued({ id }: Which): Promise<TicketView> {
    const look = async () => {
      const { body } = await this.send<{ items: TicketView[] }>('GET', '/api/kitchen/tickets?state=queued');
      return body.items.find(({ orderId }) => orderId === id);
    };
    return until(10, look, () => `no ticket for ${id}\n${this.output}`);
  }

  /** Opens the payment link as a browser without script does and presses a button; undefined where the page has none. */
  async press(order: Which, action: 'pay' | 'decline' | 'cancel'): Promise<Response | undefined> {
    const { paymentLink } = await this.get(order);
    assert.ok(paymentLink, 'there is no payment link yet');
    const page = await fetch(paymentLink);
    const html = await page.text();
    const form = /<form method="post" action="([^"]+)">/.exec(html)?.[1];
    if (!form || !html.includes(`name="action" value="${action}"`)) return undefined;
    const body = new URLSearchParams({ action });
    return fetch(new URL(form, paymentLink), { method: 'POST', body, redirect: 'manual' });
  }

  /** Waits for the payment link and pays; expects to be sent on to the shop. */
  async pay(order: Which): Promise<void> {
    await this.waitForStatus(order, ['waiting_for_payment']);
    assert.equal((await this.press(order, 'pay'))?.status, 303);
  }
}
