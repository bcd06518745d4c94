import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { until } from './customers.ts';
import { INHERITED } from './inherited.ts';
import type { Scope } from './scope.ts';
import { tempFolder } from './temp-folder.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Python's own module for pseudo-terminals: Node has none. */
const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
const ANSWER_WITHIN = 20;

/** A program on a pseudo-terminal, as a person has it before them. It does not outlive its test. */
export class Terminal {
  #shown = '';
  #read = 0;
  readonly #child: ChildProcess;
  readonly ended: Promise<unknown[]>;

  constructor(t: Scope, env: Record<string, string>, ...args: string[]) {
    const program = ['-c', PTY, process.execPath, ...args];
    const options = { cwd: ROOT, env: { ...INHERITED, TERM: 'xterm', HOME: tempFolder(), ...env } };
    this.#child = spawn('python3', program, options);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#shown += text;
      });
    this.ended = once(this.#child, 'close');
    t.after(async () => {
      this.#child.kill('SIGKILL');
      await this.ended;
    });
  }

  /** All that was ever on the screen, without what moves the cursor or colours the text. */
  get screen(): string {
    return stripVTControlCharacters(this.#shown).replaceAll('\r', '');
  }

  /** Types this, and answers what appears from then on, up to and with the first match. */
  async type(text: string, until: RegExp): Promise<string> {
    this.#read = this.screen.length;
    for (const part of text.match(/[^\t]*\t|[^\t]+/g) ?? []) {
      this.#child.stdin?.write(part);
      if (part.endsWith('\t')) await sleep(100); // What comes with more behind it is pasted, and a tab in it no key.
    }
    return this.shows(until);
  }

  async shows(wanted: RegExp): Promise<string> {
    const news = () => this.screen.slice(this.#read);
    const said = () => `nothing like ${wanted} came:\n${news()}`;
    await until(ANSWER_WITHIN, () => wanted.test(news()), said);
    return news();
  }
}
