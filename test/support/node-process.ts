import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { INHERITED } from './inherited.ts';
import { OPEN_TO_TESTS } from './passes.ts';
import type { Scope } from './scope.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Milliseconds. A start takes one second; several files of tests start their nodes at the same moment. */
const OPEN_WITHIN = 60_000;

/** A node as `npm run node -- ...` runs it, with nothing in its environment but what is given. It does not outlive its test. */
export class NodeProcess {
  output = '';
  readonly child: ChildProcess;
  readonly ended: Promise<unknown[]>;

  constructor(t: Scope, args: string[], env: Record<string, string>, script = 'start.ts') {
    const folder = mkdtempSync(path.join(tmpdir(), 'comanda-node-'));
    const quick = { LOG_LEVEL: 'warn', KITCHEN_COOK_MS: '50', ...OPEN_TO_TESTS };
    const defaults = { ...INHERITED, DATA_DIR: folder, ...quick };
    const program = ['--max-semi-space-size=16', script, ...args];
    this.child = spawn(process.execPath, program, { cwd: ROOT, env: { ...defaults, HOME: folder, ...env } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.ended = once(this.child, 'close');
    t.after(async () => {
      this.child.kill('SIGKILL');
      await this.ended;
      rmSync(folder, { recursive: true });
    });
  }

  /** Resolves once it has printed this so many times; throws what it printed instead. */
  async says(text: string, times = 1): Promise<void> {
    for (const end = Date.now() + OPEN_WITHIN; this.output.split(text).length <= times; await sleep(50)) {
      if (this.child.exitCode !== null || Date.now() > end) throw new Error(`it never said "${text}":\n${this.output}`);
    }
  }

  /** Resolves once it runs. */
  async opens(): Promise<this> {
    await this.says('Comanda is open');
    return this;
  }

  /** Asks it to end; answers its exit code and how many milliseconds it took. */
  async stop(): Promise<{ code: unknown; ms: number }> {
    const began = performance.now();
    this.child.kill('SIGTERM');
    const [code] = await this.ended;
    return { code, ms: performance.now() - began };
  }
}
