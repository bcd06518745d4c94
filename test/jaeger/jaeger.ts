import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { until } from '../support/customers.ts';
import type { Scope } from '../support/scope.ts';

const VERSION = 'v1.76.0';
const MODULE = 'github.com/jaegertracing/jaeger/cmd/jaeger';
/** Seconds. */
const OPEN_WITHIN = 30;
const PATH = `${process.env.PATH}:/usr/local/go/bin`;

export const OTLP = 'http://127.0.0.1:4318';
export const API = 'http://127.0.0.1:16686';

export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { env: { ...process.env, PATH }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Jaeger as Go builds it from its module, kept for the next time. The first build takes minutes. */
function program(): string {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(cache, `comanda-jaeger-${VERSION}`);
  const file = path.join(folder, 'jaeger');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const go = (...args: string[]) =>
    execFileSync('go', args, { cwd: folder, stdio: 'inherit', env: { ...process.env, PATH } });
  if (!existsSync(path.join(folder, 'go.mod'))) go('mod', 'init', 'comanda-jaeger');
  go('get', '-tool', `${MODULE}@${VERSION}`);
  go('build', '-o', 'jaeger', MODULE);
  return file;
}

/** A Jaeger that keeps its traces in memory, on its usual ports. Resolves once it answers. */
export async function startJaeger(scope: Scope): Promise<void> {
  const child = spawn(program(), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = once(child, 'close');
  scope.after(async () => {
    child.kill();
    await ended;
  });
  const answers = async () => {
    if (child.exitCode !== null) throw new Error(`Jaeger does not run:\n${output}`);
    return fetch(`${API}/api/services`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  await until(OPEN_WITHIN, answers, () => output);
}
