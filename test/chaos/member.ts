import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '../..');
const READY_WITHIN = 30_000;
export type Env = Record<string, string>;

interface Place {
  name: string;
  services: string[];
  env: Env;
  /** Where its output goes. */
  log: string;
  /** Answers 2xx once it serves. */
  ready: string;
}

/** One node of the cluster, a process at a time. Every end that nobody here asked for is a surprise. */
export class Member {
  readonly name: string;
  readonly log: string;
  readonly surprises: string[] = [];
  readonly #place: Place;
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(place: Place) {
    this.#place = place;
    this.name = place.name;
    this.log = place.log;
  }

  get runs(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** `failpoint`: where this process shall die, and may. */
  start(failpoint?: string): void {
    const { services, env, log, name } = this.#place;
    const output = openSync(log, 'a');
    const all = { ...env, ...(failpoint && { FAILPOINT: failpoint }) };
    const args = ['--max-semi-space-size=4', 'start.ts', ...services];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: all, stdio: ['ignore', output, output] });
    closeSync(output);
    this.#child = child;
    this.#ended = once(child, 'exit').then(([code, signal]) => {
      const asked = this.#child !== child || (failpoint && signal === 'SIGKILL');
      if (!asked) this.surprises.push(`${name} ended by itself: ${code ?? signal}, see ${log}`);
    });
  }

  async ready(): Promise<void> {
    for (const end = Date.now() + READY_WITHIN; Date.now() < end; await sleep(50)) {
      if (!this.runs) return;
      const signal = AbortSignal.timeout(1000);
      if (
        await fetch(this.#place.ready, { signal }).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return;
    }
    this.surprises.push(`${this.name} was not ready in ${READY_WITHIN} ms`);
  }

  /** False if it did not within so many milliseconds. */
  async died(within: number): Promise<boolean> {
    await Promise.race([this.#ended, sleep(within, undefined, { ref: false })]);
    return !this.runs;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const [child, ended] = [this.#child, this.#ended];
    this.#child = undefined;
    child?.kill('SIGKILL');
    await ended;
  }

  /** Asks it to end, which it must do without complaint. */
  async stop(): Promise<void> {
    const [child, ended] = [this.#child, this.#ended];
    if (!this.runs) return;
    this.#child = undefined;
    child?.kill('SIGTERM');
    await ended;
    if (child?.exitCode !== 0)
      this.surprises.push(`${this.name} did not close: ${child?.exitCode ?? child?.signalCode}`);
  }

  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }
}
