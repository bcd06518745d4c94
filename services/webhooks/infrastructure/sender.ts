import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Message, Sent } from '../application/ports.ts';
import { signedHeaders } from './signature.ts';
import { type Destination, NotFound, type WhereTo } from './where-to.ts';

/** What of an answer is read, and kept; the rest is not waited for. */
const MOST_READ = 4096;
const MOST_KEPT = 200;
/** The receiver is overloaded, or what is in front of it. */
const SLOW = [429, 502, 503, 504];

interface Answer {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

/** Posts messages. One try is one connection, to an address that was looked up and checked for it. */
export class Sender {
  readonly #whereTo: WhereTo;
  readonly #within: number;

  /** `within`: milliseconds for all of it, from the look-up to the end of the answer. */
  constructor(whereTo: WhereTo, within: number) {
    this.#whereTo = whereTo;
    this.#within = within;
  }

  /** A redirect is not followed. Never rejects. */
  async send(message: Message): Promise<Sent> {
    const began = performance.now();
    const ms = () => Math.round(performance.now() - began);
    const late = AbortSignal.timeout(this.#within);
    try {
      const destination = await unlessAborted(this.#whereTo.of(message.url), late);
      const { status, retryAfter, body } = await post(destination, message, late);
      const isDone = status >= 200 && status < 300;
      const error = isDone
        ? null
        : `it answered ${status}${status >= 300 && status < 400 ? ', and no redirect is followed' : ''}`;
      const wait = isDone ? null : waitOf(retryAfter);
      return { status, error, ms: ms(), answer: body || null, retryAfter: wait, isSlow: SLOW.includes(status) };
    } catch (error) {
      const reason = late.aborted ? `no complete answer within ${this.#within} ms` : reasonOf(error);
      return {
        status: null,
        error: reason,
        ms: ms(),
        answer: null,
        retryAfter: null,
        isSlow: error instanceof NotFound,
      };
    }
  }
}

function post({ url, addresses }: Destination, message: Message, signal: AbortSignal): Promise<Answer> {
  const { body } = message;
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Comanda-Webhooks/1.0',
    ...signedHeaders(message),
  };
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false as const, lookup: only(addresses), signal };
    const sent = request(url, options, (response) => {
      answerOf(response)
        .then(resolve, reject)
        .finally(() => response.destroy());
    });
    sent.on('error', reject);
    sent.on('close', () => reject(new Error('the connection was closed before the answer was complete')));
    sent.end(body);
  });
}

/** Nobody is asked again what a name means: the answer could be another by now. */
const only =
  (addresses: Destination['addresses']): LookupFunction =>
  (_name, { all }, found) => {
    const [first] = addresses;
    if (all) found(null, addresses);
    else found(null, first?.address ?? '', first?.family);
  };

async function answerOf(response: http.IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_READ) break;
  }
  return { status, retryAfter: headers['retry-after'], body: plain(Buffer.concat(chunks).toString('utf8')) };
}

const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_KEPT)
    .toWellFormed();

/** Seconds or a date, in milliseconds from now; null where it says neither. */
function waitOf(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** An AggregateError (no address of a name answers) has a code and no message. */
const reasonOf = (error: unknown): string => {
  const { message, code } = error as NodeJS.ErrnoException;
  return (message || code || 'the connection failed').slice(0, MOST_KEPT);
};
