import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { type Coding, codingFor } from './accept.ts';

/** Bytes below which compression saves no packet. */
const LEAST = 1024;
/** Of 11: each level above costs more time than it saves bytes, and a menu may be another one every second. */
const BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };
const COMPRESS: Record<Coding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify<Buffer, object, Buffer>(zlib.brotliCompress)(bytes, BROTLI),
  gzip: promisify<Buffer, Buffer>(zlib.gzip),
};

/** What is the same for everybody: compressed once in each way. */
export class Content {
  readonly type: string;
  readonly bytes: Buffer;
  /** Weak, because it is the same for each compression. */
  readonly etag: string;
  readonly #compressed = new Map<Coding, Promise<Buffer>>();

  constructor(type: string, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
    this.etag = `W/"${hash('sha1', bytes, 'base64url')}"`;
  }

  in(coding: Coding): Promise<Buffer> {
    const compressed = this.#compressed.get(coding) ?? COMPRESS[coding](this.bytes);
    this.#compressed.set(coding, compressed);
    return compressed;
  }
}

/** The content of each name, kept with its compressions until there is another of that name. */
export class Contents {
  readonly #kept = new Map<string, { content: Content; source?: object }>();

  of(name: string, type: string, bytes: Buffer): Content {
    const content = new Content(type, bytes);
    const kept = this.#kept.get(name);
    if (kept?.content.etag === content.etag) return kept.content;
    this.#kept.set(name, { content });
    return content;
  }

  /** The same object again, as a cache hands it out, is not written as text again. */
  json(name: string, source: object): Content {
    const kept = this.#kept.get(name);
    if (kept?.source === source) return kept.content;
    const content = this.of(name, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(source)));
    this.#kept.set(name, { content, source });
    return content;
  }
}

/** Asks the client to ask again each time; where nothing changed that costs no more than a 304. */
const ASK_AGAIN = 'no-cache';

/** Sends content as the client takes it, or 304 where it has it. */
export async function sendContent(
  content: Content,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  cacheControl = ASK_AGAIN,
): Promise<void> {
  // A proxy that keeps what is for all must not hand out with it the session of who asked first.
  response.setHeader('Cache-Control', response.hasHeader('Set-Cookie') ? `private, ${ASK_AGAIN}` : cacheControl);
  response.setHeader('ETag', content.etag);
  response.appendHeader('Vary', 'Accept-Encoding');
  if (has(headers['if-none-match'] ?? '', content.etag)) return void response.writeHead(304).end();
  const coding = content.bytes.length < LEAST ? undefined : codingFor(headers);
  const bytes = coding ? await content.in(coding) : content.bytes;
  if (coding) response.setHeader('Content-Encoding', coding);
  response.writeHead(200, { 'Content-Type': content.type, 'Content-Length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** Compared as If-None-Match is, weakly: a proxy that compresses may have made a tag weak, or a strong one of it. */
function has(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.slice(2));
}
