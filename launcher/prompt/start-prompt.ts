import type { REPLServer } from 'node:repl';
import type { ServiceBroker } from 'moleculer';
import moleculerRepl from 'moleculer-repl';
import { shopOf } from './asked-shop.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { complete } from './complete.ts';
import { showParamNames } from './param-names.ts';
import { flagsOf } from './read-line.ts';
import { runCommand, type Terminal } from './run-command.ts';

/** The part of commander's command that moleculer-repl hands to `parse`. */
interface Typed {
  parent: { rawArgs: string[] };
  params: string[];
}

/** Starts Moleculer's prompt, with the shop's own words beside its own. */
export function startPrompt(broker: ServiceBroker, isTerminal: boolean): void {
  showParamNames(broker);
  const shop = shopOf(broker);
  const terminal: Terminal = {
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    confirm: isTerminal ? (question) => confirm(server, question) : undefined,
  };
  const run = async (words: string[]) => void (await runCommand(words, shop, terminal));
  const customCommands = COMMANDS.map((command) => definition(command, run));
  const options = { delimiter: 'shop $', customCommands } as unknown as Parameters<typeof moleculerRepl>[1];
  const server = moleculerRepl(broker, options);
  withCompletion(server as unknown as Completing);
}

type Found = (error: Error | null, found: [string[], string]) => void;
interface Completing {
  completer(line: string, found: Found): void;
}

/** Moleculer's prompt completes names of commands and actions; here also what our own commands take. */
function withCompletion(server: Completing): void {
  const { completer } = server;
  server.completer = (line, found) => {
    const ours = complete(line, COMMANDS);
    if (ours) found(null, ours);
    else completer.call(server, line, found);
  };
}

/** A command as moleculer-repl wants it: it makes the help, and leaves the words to us. */
const definition = (command: Command, run: (words: string[]) => Promise<void>) => ({
  command: [command.name, ...command.args].join(' '),
  description: command.about,
  options: Object.entries(flagsOf(command)).map(([name, { about, value }]) => ({
    option: value === undefined ? `--${name}` : `--${name} <${typeof value === 'string' ? value : value.join('|')}>`,
    description: about,
  })),
  allowUnknownOptions: true,
  parse(typed: Typed) {
    typed.params = typed.parent.rawArgs.slice(2);
  },
  action: (_broker: unknown, words: string[]) => run(words),
});

const confirm = (server: REPLServer, question: string): Promise<boolean> =>
  new Promise((resolve) => server.question(question, (answer) => resolve(isYes(answer))));

export const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer.trim());
