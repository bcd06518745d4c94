import { parseArgs } from 'node:util';

export type Mode = 'embedded' | 'cluster';
export const MODES: readonly Mode[] = ['embedded', 'cluster'];

/** The command line: `node bench/run.ts [case...] [--quick] [--mode=cluster] [--rates=100,200] ...`. Throws TypeError. */
export function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      mode: { type: 'string', default: MODES.join(',') },
      rates: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      nodes: { type: 'string', default: 'api order,payment,kitchen stock stripe-twin' },
      stored: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const { quick, mode, nodes, json } = values;
  return {
    names: positionals,
    quick,
    json,
    modes: mode.split(',').map(modeOf),
    /** Orders offered a second. */
    rates: values.rates?.split(',').map((rate) => positive('rates', rate)),
    seconds: optional('seconds', values.seconds),
    rounds: optional('rounds', values.rounds),
    /** The nodes of a cluster, each the list of its services. */
    nodes: nodes.split(' '),
    /** How many orders the larger of two shops has stored. */
    stored: optional('stored', values.stored) ?? (quick ? 20_000 : 1_000_000),
  };
}
export type Asked = ReturnType<typeof readOptions>;
/** As asked for, with what the case has for the rest. */
export type Options = Omit<Asked, 'seconds' | 'rounds'> & { seconds: number; rounds: number };

function modeOf(name: string): Mode {
  const found = MODES.find((mode) => mode === name);
  if (!found) throw new TypeError(`--mode is ${MODES.join(' or ')}, not "${name}"`);
  return found;
}

const optional = (name: string, given: string | undefined) => (given === undefined ? undefined : positive(name, given));

function positive(name: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) throw new TypeError(`--${name} wants a number above 0, not "${given}"`);
  return value;
}
