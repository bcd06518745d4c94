import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendFile } from '../send-file.ts';
import { ERROR_CODES, type Explained } from './error-codes.ts';

const SWAGGER = path.dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
/** What the page of the interface loads beside its own script. */
const FILES: Record<string, string> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };
const ADDRESS = /^\/(docs|errors)(?:\/([\w.-]+))?\/?(?:\?|$)/;

/** Serves `/errors`, `/errors/<CODE>` and what `/docs` needs. Answers false where there is nothing at that address. */
export async function serveReference(
  setHeaders: (res: ServerResponse) => void,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const [, page, name] = ADDRESS.exec(req.url ?? '') ?? [];
  if (!page || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
  if (page === 'docs') {
    const type = FILES[name ?? ''];
    const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=3600' };
    return type !== undefined && sendFile(path.join(SWAGGER, name as string), headers, req, res);
  }
  const codes = name === undefined ? Object.entries(ERROR_CODES) : [[name, ERROR_CODES[name]] as const];
  if (!Object.hasOwn(ERROR_CODES, name ?? 'INTERNAL')) return false;
  setHeaders(res);
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  res.end(req.method === 'HEAD' ? undefined : pageOf(codes as [string, Explained][], name));
  return true;
}

function pageOf(codes: readonly [string, Explained][], code: string | undefined): string {
  const up = code === undefined ? '' : '../';
  const rows = codes.map(
    ([name, { status, when, data }]) =>
      `<tr id="${name}"><td><code>${name}</code></td><td>${status}</td><td>${textOf(when)}</td><td>${textOf(data ?? '')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Comanda: ${code ?? 'error codes'}</title>
    <link rel="icon" href="${up}icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${up}styles/base.css" />
    <link rel="stylesheet" href="${up}styles/controls.css" />
    <link rel="stylesheet" href="${up}styles/reference.css" />
  </head>
  <body>
    <header class="top"><a class="brand" href="${up || './'}">Comanda</a><a href="${up}docs">The interface</a></header>
    <main class="reference">
      <h1>${code ?? 'Error codes'}</h1>
      <table>
        <thead><tr><th>code</th><th>status</th><th>when</th><th>data</th></tr></thead>
        <tbody>${rows.join('')}</tbody>
      </table>
      ${code === undefined ? '' : `<p><a href="${up}errors">All codes</a></p>`}
    </main>
  </body>
</html>
`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Names stand between backquotes. */
const textOf = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] as string).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
