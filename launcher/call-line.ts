import { ACTIONS, near } from './actions.ts';
import { HELP, USAGE } from './help.ts';
import { NotAsked, type OpsCall } from './ops-protocol.ts';

const FLAG = /^--([A-Za-z]\w*)(?:=(.*))?$/s;

export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** What the command line asks for: each value as the kind that the action takes. Throws NotAsked. */
export function readCall([action, ...args]: string[]): OpsCall {
  if (!action) throw new NotAsked(HELP.trimEnd());
  if (action.startsWith('-')) throw new NotAsked(USAGE);
  const isAboutNode = action.startsWith('$node.');
  if (!isAboutNode && !ACTIONS.has(action)) throw new NotAsked(unknown(action));
  const { node, ...params } = readFlags(action, args);
  if (node !== undefined && !isAboutNode)
    throw new NotAsked(
      '--node goes with $node.* only: which node answers any other action is not for the caller to say',
    );
  if (!('json' in params)) return { action, params, ...(node !== undefined && { node: String(node) }) };
  if (Object.keys(params).length > 1) throw new NotAsked('--json gives all parameters: no other flag goes with it');
  return { action, params: readJson(String(params.json)) };
}

function unknown(action: string): string {
  const known = near(action);
  const meant = known.length > 0 ? `near it: ${known.join(', ')}` : 'npm run -s call -- --help lists them';
  return `no action is called ${action}; ${meant}`;
}

function readFlags(action: string, args: readonly string[]): Record<string, unknown> {
  const params = new Map<string, unknown>();
  for (let i = 0; i < args.length; i++) {
    const [, name, inline] = FLAG.exec(args[i] as string) ?? [];
    if (!name) throw new NotAsked(`"${args[i]}" is no parameter; ${USAGE}`);
    if (params.has(name)) throw new NotAsked(`--${name} is there twice`);
    const next = args[i + 1];
    const follows = inline === undefined && next !== undefined && !next.startsWith('--');
    const given = follows ? next : inline;
    if (follows) i++;
    params.set(name, given === undefined ? true : readValue(given, name === 'json' ? 'string' : kindOf(action, name)));
  }
  return Object.fromEntries(params);
}

function kindOf(action: string, name: string): string | undefined {
  const { properties = {} } = ACTIONS.get(action)?.params ?? {};
  return Object.hasOwn(properties, name) ? (properties[name] as { type?: string }).type : undefined;
}

/** What is not of its kind stays text, for the action to refuse by name. */
function readValue(text: string, kind: string | undefined): unknown {
  if (kind === 'integer' || kind === undefined) return readNumber(text);
  if (kind === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  return kind === 'array' ? readList(text) : text;
}

/** Only what a number prints as is one: `007` and `1e3` are somebody's id. */
function readNumber(text: string): string | number {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}

function readList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
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
