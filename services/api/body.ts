import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { SECOND } from '../../kernel/time.ts';
import { HttpFault } from './problem.ts';

interface Limits {
  /** Bytes, inflated too. */
  most: number;
  /** Milliseconds for all of it. */
  within?: number;
}

const BODY_WITHIN = 10 * SECOND;
const INFLATE: Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  identity: async (body) => body,
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(zlib.gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(zlib.inflate),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(zlib.brotliDecompress),
};

const malformed = () => new HttpFault(400, 'BODY_MALFORMED', 'the body is not a JSON object');
const notEncoded = (encoding: string) =>
  new HttpFault(400, 'BODY_MALFORMED', `the body is not ${encoding}, as its Content-Encoding says`);
const tooLarge = (most: number) => new HttpFault(413, 'BODY_TOO_LARGE', `the body may have ${most / 1024} KiB at most`);

/** All of a request's body. Throws HttpFault as soon as it is known to be too large, without reading on, and where it is too slow. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  { most, within = BODY_WITHIN }: Limits,
): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const inflate = Object.hasOwn(INFLATE, encoding) && INFLATE[encoding];
  if (!inflate) throw new HttpFault(415, 'BODY_ENCODING', 'this content encoding is not supported');
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  if (request.headers.expect) response.writeContinue();
  const body = await bytesOf(request, most, within);
  try {
    return await inflate(body, { maxOutputLength: most });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : notEncoded(encoding);
  }
}

function bytesOf(request: IncomingMessage, most: number, within: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise<Buffer>((done, failed) => {
    const fail = (fault: HttpFault) => {
      clearTimeout(timer);
      request.off('data', take).pause();
      failed(fault);
    };
    const timer = setTimeout(
      () => fail(new HttpFault(408, 'BODY_TOO_SLOW', `the body must arrive within ${within / SECOND} seconds`)),
      within,
    );
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) fail(tooLarge(most));
      else chunks.push(chunk);
    };
    request
      .on('data', take)
      .on('end', () => {
        clearTimeout(timer);
        done(Buffer.concat(chunks));
      })
      .on('error', () => fail(new HttpFault(400, 'BAD_REQUEST', 'the request is not well formed')));
  });
}

/** A body as JSON, if there is one. Throws HttpFault. */
export async function readJson(request: IncomingMessage, response: ServerResponse, limits: Limits): Promise<unknown> {
  const { 'transfer-encoding': chunked, 'content-length': length, 'content-type': type = '' } = request.headers;
  if (chunked === undefined && !(Number(length ?? 0) > 0)) return undefined;
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type))
    throw new HttpFault(415, 'CONTENT_TYPE', 'the body must be application/json');
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type) ?? [];
  if (!/^utf-?8$/i.test(charset)) throw new HttpFault(415, 'BODY_CHARSET', 'the body must be UTF-8');
  const text = (await readBody(request, response, limits)).toString();
  if (text === '') return undefined;
  if (!/^\s*[[{]/.test(text)) throw malformed();
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}
