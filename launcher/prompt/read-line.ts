import { BadLine, type Command, type Flag, type Given, ORDER } from './command.ts';

const JSON_FLAG: Flag = { about: 'print JSON, for scripts' };
const YES_FLAG: Flag = { about: 'do not ask' };
const NUMBER = /^-?\d+$/;

const DAY_FLAG: Flag = { about: "the number's business day (2026-03-01), the latest unless told", value: 'text' };

/** Those of the command, and those that every command of its kind has. */
export const flagsOf = ({ args, flags, question }: Command): Record<string, Flag> => ({
  ...flags,
  ...(args.includes(ORDER) && { day: DAY_FLAG }),
  ...(question && { yes: YES_FLAG }),
  json: JSON_FLAG,
});

const isNeeded = (arg: string): boolean => arg.startsWith('<');
export const nameOf = (arg: string): string => arg.slice(1, -1);

export const usageOf = (command: Command): string =>
  ['usage:', command.name, ...command.args, ...Object.entries(flagsOf(command)).map(usageOfFlag)].join(' ');

function usageOfFlag([name, { value }]: [string, Flag]): string {
  if (value === undefined) return `[--${name}]`;
  return `[--${name} ${typeof value === 'string' ? `<${value}>` : value.join('|')}]`;
}

/** Reads the words after the command's name. Throws BadLine, whose message says what is wrong and what is right. */
export function readWords(command: Command, words: readonly string[]): Given {
  const read = new Map<string, string>();
  const refuse = (why: string): never => {
    throw new BadLine(`${why}; ${usageOf(command)}`);
  };
  const flags = new Map(Object.entries(flagsOf(command)));
  const left = [...command.args];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const [, name, inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      const arg = left.shift() ?? refuse(`"${word}" is too much`);
      read.set(nameOf(arg), word);
      continue;
    }
    const flag = flags.get(name) ?? refuse(`there is no --${name}`);
    if (read.has(name)) refuse(`--${name} is there twice`);
    read.set(name, takenBy(flag, inline, () => words[++i]) ?? refuse(`--${name} wants ${wantedBy(flag)}`));
  }
  const missing = left.find(isNeeded);
  if (missing) refuse(`${missing} is missing`);
  return given(read);
}

/** Undefined where it is not what the flag takes. */
function takenBy({ value }: Flag, inline: string | undefined, next: () => string | undefined): string | undefined {
  if (value === undefined) return inline === undefined ? 'true' : undefined;
  const text = inline ?? next();
  if (text === undefined || text.startsWith('--')) return undefined;
  if (value === 'number') return NUMBER.test(text) ? text : undefined;
  return value === 'text' || value.includes(text) ? text : undefined;
}

function wantedBy({ value }: Flag): string {
  if (value === undefined) return 'no value';
  if (typeof value !== 'string') return `one of ${value.join(', ')}`;
  return value === 'number' ? 'a whole number' : 'a value';
}

const given = (read: ReadonlyMap<string, string>): Given => ({
  text: (name) => read.get(name),
  has: (name) => read.has(name),
  number(name) {
    const text = read.get(name);
    if (text === undefined) return undefined;
    if (!NUMBER.test(text)) throw new BadLine(`<${name}> is a whole number, and "${text}" is none`);
    return Number(text);
  },
});
