import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');
const running = new Set<ChildProcess>();

/** How `npm start` runs Node: what counts there counts here. */
export function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return (scripts.start as string).split(' ').filter((word) => word.startsWith('--'));
}

/** A Node program of this project, its output at the end of `log`. It does not outlive the bench. */
export function startChild(args: string[], env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const out = openSync(log, 'a');
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', out, out] });
  closeSync(out);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks them all to end, and waits for it. */
export async function endChildren(children: readonly ChildProcess[]): Promise<void> {
  const open = children.filter((child) => running.has(child));
  const ended = open.map((child) => once(child, 'exit'));
  for (const child of open) child.kill('SIGTERM');
  await Promise.all(ended);
}

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
