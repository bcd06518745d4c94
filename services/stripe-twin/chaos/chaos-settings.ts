import { SECOND } from '../../../kernel/time.ts';
import type { Params } from '../http/params.ts';
import type { TwinStore } from '../store.ts';
import type { Change, Read } from '../twin.ts';
import { type ChaosSettings, TROUBLES } from './chaos.ts';

const SEED = { least: -(2 ** 31), most: 2 ** 32 - 1 };
const LONGEST = 60 * SECOND;
const DELAY = 2 * SECOND;
const HANG = 300;

/** Reads all of it: what is not given is off. Throws a refusal for a trouble without a seed, which would do nothing. */
function readSettings(params: Params): ChaosSettings {
  params.only(['seed', ...TROUBLES, 'delay_ms', 'hang_ms']);
  const percents = Object.fromEntries(TROUBLES.map((trouble) => [trouble, params.integer(trouble, 0, 100) ?? 0]));
  const settings = {
    ...(percents as Record<(typeof TROUBLES)[number], number>),
    seed: params.integer('seed', SEED.least, SEED.most) ?? Number.NaN,
    delay_ms: params.integer('delay_ms', 0, LONGEST) ?? DELAY,
    hang_ms: params.integer('hang_ms', 0, LONGEST) ?? HANG,
  };
  if (!Number.isNaN(settings.seed)) return settings;
  return TROUBLES.some((trouble) => settings[trouble] > 0) ? params.missing('seed') : { ...settings, seed: 0 };
}

/** For tests: makes trouble from now on, or (seed 0, or nothing above 0) no more. The same seed begins at its beginning again. */
export const setChaos: Change = async ({ store }, { params }) => {
  const settings = readSettings(params);
  const on = settings.seed !== 0 && TROUBLES.some((trouble) => settings[trouble] > 0);
  if (!store.chaos.settings) await store.chaos.tidy();
  return () => {
    store.chaos.set(on ? settings : undefined);
    return shownChaos(store);
  };
};

/** For tests: what is set, and how many forged webhooks the shop took, which is to stay 0. */
export const getChaos: Read = ({ store }, { params }) => {
  params.only([]);
  return shownChaos(store);
};

function shownChaos({ chaos }: TwinStore): object {
  const { _id, run, ...settings } = chaos.settings ?? { seed: 0, _id: '', run: '' };
  return { object: 'chaos', ...settings, forgeries_taken: chaos.forgeriesTaken };
}
