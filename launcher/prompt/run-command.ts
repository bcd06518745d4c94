import { BadLine, type Command, type Result, type Shop } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { withOrderId } from './order-named.ts';
import { flagsOf, readWords, usageOf } from './read-line.ts';

/** Where a command is typed. */
export interface Terminal {
  print(text: string): void;
  complain(text: string): void;
  /** Asks a question that is answered with y or anything else; undefined where nobody is there to answer. */
  confirm: ((question: string) => Promise<boolean>) | undefined;
}

/** 0: done; 1: refused or failed, or something is left; 2: nothing was asked of the shop. As `npm run call`. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command that is typed, whatever comes of it; it never throws. */
export async function runCommand(words: readonly string[], shop: Shop, terminal: Terminal): Promise<ExitCode> {
  const [name = '', ...rest] = words;
  const command = COMMANDS.find((one) => one.name === name);
  if (!command)
    return refuse(terminal, `no command is called ${name}; there are ${COMMANDS.map(({ name }) => name).join(', ')}`);
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(helpOf(command));
    return 0;
  }
  try {
    return await carryOut(command, rest, shop, terminal);
  } catch (error) {
    terminal.complain((error as Error).message);
    return error instanceof BadLine ? 2 : 1;
  }
}

async function carryOut(command: Command, words: readonly string[], shop: Shop, terminal: Terminal): Promise<ExitCode> {
  const given = await withOrderId(command, readWords(command, words), shop);
  const question = given.has('yes') ? undefined : await command.question?.(given, shop);
  if (question && !terminal.confirm) return refuse(terminal, `${question} Nobody is there to say so: give --yes`);
  if (question && !(await terminal.confirm?.(`${question} (y/N) `))) {
    terminal.print('Nothing was done.');
    return 2;
  }
  const result = await command.run(given, shop);
  terminal.print(given.has('json') ? JSON.stringify(result.data, null, 2) : result.text);
  return (result as Result).isLeft ? 1 : 0;
}

function refuse(terminal: Terminal, why: string): ExitCode {
  terminal.complain(why);
  return 2;
}

function helpOf(command: Command): string {
  const flags = Object.entries(flagsOf(command)).map(([name, { about }]) => `  --${name.padEnd(8)}  ${about}`);
  return [usageOf(command), `  ${command.about}`, ...flags].join('\n');
}

/** All of them, a line each. */
export const helpOfAll = (): string =>
  COMMANDS.map(({ name, args, about }) => `  ${[name, ...args].join(' ').padEnd(26)}  ${about}`).join('\n');
