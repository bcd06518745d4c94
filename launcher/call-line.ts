import { NotAsked, type OpsCall } from './ops-protocol.ts';

const USAGE = "usage: npm run call -- <service.action> [--name value ...], or --json '{...}' for all parameters";
const FLAG = /^--([A-Za-z]\w*)(?:=(.*))?$/s;

/**
 * What the command line asks for. `--limit 5` is a number, `--all` alone is true, anything else a string; what else
 * parameters may be, `--json` says. Throws NotAsked.
 */
export function readCall([action, ...args]: string[]): OpsCall {
  if (!action || action.startsWith('-')) throw new NotAsked(USAGE);
  const params = readFlags(args);
  if (action.startsWith('$node.') && typeof params.node === 'string') {
    const { node, ...rest } = params;
    return { action, params: rest, node };
  }
  if (!('json' in params)) return { action, params };
  if (Object.keys(params).length > 1) throw new NotAsked('--json gives all parameters: no other flag goes with it');
  return { action, params: readJson(String(params.json)) };
}

function readFlags(args: readonly string[]): Record<string, unknown> {
  const params = new Map<string, unknown>();
  for (let i = 0; i < args.length; i++) {
    const [, name, inline] = FLAG.exec(args[i] as string) ?? [];
    if (!name) throw new NotAsked(`"${args[i]}" is no parameter; ${USAGE}`);
    if (params.has(name)) throw new NotAsked(`--${name} is there twice`);
    const next = args[i + 1];
    const follows = inline === undefined && next !== undefined && !next.startsWith('--');
    const given = follows ? next : inline;
    if (follows) i++;
    params.set(name, given === undefined || name === 'json' ? (given ?? true) : readValue(given));
  }
  return Object.fromEntries(params);
}

/** Only what a number prints as is one: `007` and `1e3` are somebody's id. */
function readValue(text: string): string | number {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}

function readJson(given: string): Record<string, unknown> {
  try {
    const params = JSON.parse(given);
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params;
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new NotAsked('--json wants an object in JSON');
}
