import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { errorsPage, OF_DOCS } from '../openapi/pages.ts';
import { wantsPage } from './accept.ts';
import { type Content, type Contents, sendContent } from './content.ts';
import { leaveOutOfDocuments, POLICY, POLICY_OF_DOCS } from './headers.ts';
import { pageOf } from './page.ts';
import { VENDORED, vendored } from './vendored.ts';

const PUBLIC = path.join(import.meta.dirname, '../../../public');
const HTML = 'text/html; charset=utf-8';
const TYPES: Record<string, string> = {
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** What is not ours changes with a version of ours only. */
const AN_HOUR = 'public, max-age=3600';
/** What is here is for programs. */
const FOR_PROGRAMS = /^\/(api|health)(\/|$)/;

/** `kitchen.html` is at `/kitchen`, `index.html` at `/`, anything else under its name. */
const addressOf = (file: string): string => `/${file.replace(/(^index)?\.html$/, '')}`;
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync(PUBLIC, { recursive: true, encoding: 'utf8' })
      .filter((file) => TYPES[path.extname(file)])
      .map((file) => [addressOf(file), path.join(PUBLIC, file)]),
  ),
  ...OF_DOCS,
  ...VENDORED,
};
/** One page for all orders: which one it is, and what opens it, the page reads from its address. */
const OF_AN_ORDER = /^\/orders\/[\w-]{1,64}$/;
const ORDER_PAGE = '/orders/order';
/** The first names of the addresses that are served here. */
export const PAGE_NAMES = ['errors', ...Object.keys(FILES).flatMap((address) => address.split('/')[1] || [])];

/** What is not ours. */
const isOthers = (address: string) => Object.hasOwn(OF_DOCS, address) || Object.hasOwn(VENDORED, address);

/** Pages for people, with their scripts and styles. */
export class Pages {
  readonly #contents: Contents;
  /** In front of every address of the shop. */
  readonly #prefix: string;

  constructor(contents: Contents, prefix: string) {
    this.#contents = contents;
    this.#prefix = prefix;
  }

  /** Answers false where there is nothing at that address, and a program asks. */
  async serve(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const [address = '', query] = (req.url ?? '').split('?', 2);
    const content = await this.#at(address);
    if (content) {
      if (/\.(js|css)$/.test(address)) leaveOutOfDocuments(res);
      else res.setHeader('Content-Security-Policy', address === '/docs' ? POLICY_OF_DOCS : POLICY);
      await sendContent(content, req, res, isOthers(address) ? AN_HOUR : undefined);
      return true;
    }
    if (await this.#at(address.replace(/\/$/, ''))) return redirect(address, query, res);
    return wantsPage(req.headers) && !FOR_PROGRAMS.test(address) && this.#sendNothingHere(req, res);
  }

  async #at(address: string): Promise<Content | undefined> {
    const page = errorsPage(address);
    if (page !== undefined) return this.#contents.of(address, HTML, Buffer.from(page));
    const name = OF_AN_ORDER.test(address) ? ORDER_PAGE : address;
    const file = Object.hasOwn(FILES, name) && FILES[name];
    if (!file) return undefined;
    const bytes = await readFile(file);
    const type = TYPES[path.extname(name)] ?? HTML;
    return this.#contents.of(name, type, Object.hasOwn(VENDORED, name) ? vendored(bytes) : bytes);
  }

  #sendNothingHere(req: IncomingMessage, res: ServerResponse): true {
    const up = `${this.#prefix}/`;
    const main = `      <h1>Nothing here</h1>\n      <p>There is no page at this address. <a href="${up}">To the menu</a></p>`;
    res.setHeader('Content-Security-Policy', POLICY);
    res.writeHead(404, { 'Content-Type': HTML });
    res.end(req.method === 'HEAD' ? undefined : pageOf(up, 'nothing here', main));
    return true;
  }
}

/** To the same address without the slash at its end: below it the page's relative addresses would be others. */
function redirect(address: string, query: string | undefined, res: ServerResponse): true {
  const name = address.split('/').at(-2);
  res.writeHead(307, { Location: `../${name}${query === undefined ? '' : `?${query}`}` }).end();
  return true;
}
