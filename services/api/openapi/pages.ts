import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageOf } from '../answers/page.ts';
import { ERROR_CODES, type Explained } from './error-codes.ts';

const SWAGGER = path.dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
/** What the page of the interface loads beside its own script: files by their addresses. */
export const OF_DOCS: Readonly<Record<string, string>> = Object.fromEntries(
  ['swagger-ui.css', 'swagger-ui-bundle.js'].map((name) => [`/docs/${name}`, path.join(SWAGGER, name)]),
);
const ADDRESS = /^\/errors(?:\/([A-Z_]+))?$/;

/** The pages `/errors` and `/errors/<CODE>`; undefined where there is nothing at that address. */
export function errorsPage(address: string): string | undefined {
  const found = ADDRESS.exec(address);
  if (!found) return undefined;
  const [, code] = found;
  if (code === undefined) return tableOf('', 'Error codes', Object.entries(ERROR_CODES));
  const explained = Object.hasOwn(ERROR_CODES, code) && ERROR_CODES[code];
  return explained ? tableOf('../', code, [[code, explained]]) : undefined;
}

function tableOf(up: string, title: string, codes: readonly [string, Explained][]): string {
  const rows = codes.map(
    ([name, { status, when, data }]) =>
      `<tr id="${name}"><td><code>${name}</code></td><td>${status}</td><td>${textOf(when)}</td><td>${textOf(data ?? '')}</td></tr>`,
  );
  return pageOf(
    up,
    title,
    `      <h1>${title}</h1>
      <table>
        <thead><tr><th>code</th><th>status</th><th>when</th><th>data</th></tr></thead>
        <tbody>${rows.join('')}</tbody>
      </table>
      ${up && `<p><a href="${up}errors">All codes</a></p>`}`,
  );
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Names stand between backquotes. */
const textOf = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] as string).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
