import type { Command } from './command.ts';
import { flagsOf } from './read-line.ts';

/**
 * What can stand where the cursor is, after a command of ours: its flags, or the values of the one before. Answers as
 * `readline` wants it: the candidates, and the part of the line that they take the place of. Undefined where the line begins with
 * no command of ours.
 */
export function complete(line: string, commands: readonly Command[]): [string[], string] | undefined {
  const [name, ...words] = line.split(/ +/);
  const command = words.length > 0 && commands.find((one) => one.name === name);
  if (!command) return undefined;
  const [last = '', before = ''] = words.toReversed();
  const flags = flagsOf(command);
  const value = flags[before.slice(2)]?.value;
  const isValue = before.startsWith('--') && value !== undefined;
  const known = isValue ? (typeof value === 'string' ? [] : value) : unused(Object.keys(flags), words);
  return [known.filter((one) => one.startsWith(last)), last];
}

const unused = (flags: readonly string[], words: readonly string[]): string[] =>
  flags.map((flag) => `--${flag}`).filter((flag) => !words.slice(0, -1).includes(flag));
