import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type Program, pathOf } from './servers-programs.ts';

/** Where one server lives, and who may in. */
export interface Place {
  folder: string;
  port: number;
  user: string;
  password: string;
}

/** How one kind of server is run. */
export interface Recipe {
  program: Program;
  /** Puts what the server wants into its empty folder and answers the arguments of every start. */
  prepare(place: Place): string[] | Promise<string[]>;
  /** Once, when the process first runs; tried again until it does not throw. */
  firstRun?(place: Place): Promise<void>;
  /** Throws until the server does its work for the user of the URL. */
  answers(url: string): Promise<void>;
  url(place: Place): string;
}

const DEADLINE = 30_000;
/** Everything an address must escape, so that whoever forgets to decode is refused. */
const PASSWORD = 'p@ss:w/rd%1';
const running = new Set<ServerProcess>();

/** A server of one's own on a free port of 127.0.0.1, with its files in a temporary folder. */
export class ServerProcess {
  readonly url: string;
  readonly #recipe: Recipe;
  readonly #place: Place;
  readonly #args: string[];
  #child: ChildProcess | undefined;

  private constructor(recipe: Recipe, place: Place, args: string[]) {
    this.#recipe = recipe;
    this.#place = place;
    this.#args = args;
    this.url = recipe.url(place);
  }

  /** Resolves when the server answers; throws with the end of its log if it does not within 30 s. */
  static async start(recipe: Recipe): Promise<ServerProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), `comanda-${recipe.program}-`));
    const place = { folder, port: await freePort(), user: 'comanda', password: PASSWORD };
    const server = new ServerProcess(recipe, place, await recipe.prepare(place));
    running.add(server);
    try {
      server.#spawn();
      if (recipe.firstRun) await server.#until(() => recipe.firstRun?.(place));
      await server.#until(() => recipe.answers(server.url));
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Throws when it is not running. */
  get pid(): number {
    if (!this.#child?.pid) throw new Error(`${this.#recipe.program} is not running`);
    return this.#child.pid;
  }

  /** Where its files are. */
  get folder(): string {
    return this.#place.folder;
  }

  /** SIGKILL; its files stay. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Kills it if it runs, then starts it on the same port and files; resolves when it answers. */
  async restart(): Promise<void> {
    await this.kill();
    this.#spawn();
    await this.#until(() => this.#recipe.answers(this.url));
  }

  /** Ends it and removes its files. */
  async stop(): Promise<void> {
    await this.kill();
    this.discard();
  }

  /** Stands still when this returns: a thread that has its processor goes on until the signal reaches it. */
  pause(): void {
    process.kill(this.pid, 'SIGSTOP');
    for (const end = Date.now() + 1000; Date.now() < end && !standsStill(this.pid); );
  }

  resume(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** What can be done without waiting, when the test process exits. */
  discard(): void {
    this.#child?.kill('SIGKILL');
    running.delete(this);
    rmSync(this.#place.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(): void {
    const log = openSync(this.#log, 'a');
    const stdio = ['ignore', log, log] as const;
    this.#child = spawn(pathOf(this.#recipe.program), this.#args, { cwd: this.#place.folder, stdio: [...stdio] });
    this.#child.unref();
    closeSync(log);
  }

  get #log(): string {
    return path.join(this.#place.folder, 'log');
  }

  async #until(attempt: () => Promise<void> | undefined): Promise<void> {
    for (const deadline = Date.now() + DEADLINE; ; await sleep(25)) {
      try {
        return await attempt();
      } catch (error) {
        if (this.#child?.exitCode === null && Date.now() < deadline) continue;
        const log = readFileSync(this.#log, 'utf8').slice(-2000);
        throw new Error(`${this.#recipe.program} does not answer: ${error}\n${log}`);
      }
    }
  }
}

process.on('exit', () => {
  for (const server of running) server.discard();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

function standsStill(pid: number): boolean {
  const threads = `/proc/${pid}/task`;
  try {
    return readdirSync(threads).every((id) => /\) T /.test(readFileSync(`${threads}/${id}/stat`, 'utf8')));
  } catch {
    return false; // A thread ended meanwhile.
  }
}
