import http from 'node:http';
import { asStaff, bearer, tokenOf } from '../support/passes.ts';
import { assertPromised } from '../support/promised-answers.ts';
import type { Shot } from './shots.ts';

const AT_ONCE = 16;
const STAFF = asStaff();
const CUSTOMER = bearer(tokenOf({ sub: 'ann' }));
/** Requests that hold what was ordered are refused for a while where more is ordered than can be worked. */
const LIMITS = ['OVERLOADED', 'PAYMENT_PROVIDER_AWAY', 'UNAVAILABLE', 'RATE_LIMITED'];
/** What the gateway says before an action is asked. */
const AT_THE_GATE =
  /^(BODY_|CONTENT_TYPE|ADDRESS_|BAD_REQUEST|NO_SUCH_ADDRESS|METHOD_NOT_ALLOWED|CREDENTIALS_|NOT_ALLOWED|ORIGIN_)/;
const LATEST = 50;

interface Answered {
  status: number;
  type: string;
  text: string;
}

/** What came of the shots so far. */
export class Tally {
  /** By status, and by code where one is told. */
  readonly counts: Record<string, number> = {};
  readonly faults: string[] = [];
  readonly orders: { id: string; customerId: string; secret: string }[] = [];
  shots = 0;
  /** How many an action has answered. */
  reached = 0;

  note(shot: Shot, { status, type, text }: Answered): void {
    this.shots++;
    const isJson = /json/.test(type);
    const body = isJson && text ? JSON.parse(text) : text;
    const { code = '' } = Object(body) as { code?: string };
    const came = `${status} ${code}`.trim();
    this.counts[came] = (this.counts[came] ?? 0) + 1;
    if (!AT_THE_GATE.test(code)) this.reached++;
    if (status === 0 || (status >= 500 && !(status === 503 && LIMITS.includes(code)))) this.#fault(shot, status, text);
    if (status === 201 && body.secret) this.orders.push(body);
    if (shot.method === 'HEAD' || !isJson) return;
    try {
      assertPromised(shot.method, shot.where, status, type, body);
    } catch (error) {
      this.#fault(shot, status, (error as Error).message);
    }
  }

  #fault({ method, where, headers, body }: Shot, status: number, told: string): void {
    this.faults.push(
      `${method} ${where.slice(0, 200)} ${JSON.stringify(headers)} ${body?.slice(0, 300)}: ${status} ${told.slice(0, 500)}`,
    );
  }
}

/** Sends all of them, some at the same time. */
export async function fire(url: string, all: readonly Shot[], tally: Tally): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const queue = all.values();
  const shoot = async () => {
    for (const shot of queue) {
      const aimed = aimedAt(shot, tally.orders.slice(-LATEST));
      tally.note(aimed, await send(agent, url, aimed));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, shoot));
  agent.destroy();
}

/** At an order that there is, of the customer whose it is. */
function aimedAt(shot: Shot, orders: Tally['orders']): Shot {
  const nth = Number(/\{orderId:(\d+)\}/.exec(shot.where)?.[1] ?? 0);
  const { id = 'nobodys', customerId = 'nobody', secret = 'x' } = orders[nth % Math.max(1, orders.length)] ?? {};
  const where = shot.where
    .replace(/\/customer\/[^/]+(?=.*\{orderId)/, `/customer/${customerId}`)
    .replace(/\{orderId:\d+\}/, id);
  const passes = { nobody: {}, staff: STAFF, customer: CUSTOMER, 'bearer of a secret': bearer(secret) };
  return { ...shot, where, headers: { ...passes[shot.as], ...shot.headers } };
}

function send(agent: http.Agent, url: string, { method, where, headers, body }: Shot): Promise<Answered> {
  return new Promise((done) => {
    const { hostname, port } = new URL(url);
    const failed = (error: NodeJS.ErrnoException) => done({ status: 0, type: '', text: error.code ?? error.message });
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request(
      { agent, hostname, port, method, path: where, headers: { ...headers, ...length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
        );
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}
