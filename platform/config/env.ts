import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { ConfigError } from './config-error.ts';

export type Env = Record<string, string | undefined>;

const DURATION = /^(\d+)(ms|s|m|h|d)$/;
const UNITS: Record<string, number> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: 24 * HOUR };

/** What was given, on one line whatever it holds. */
export const shown = (given: string): string => JSON.stringify(given);

export function duration(env: Env, name: string, fallback: string, most: string, least = '1ms'): number {
  const given = env[name] || fallback;
  const ms = milliseconds(given);
  if (ms === undefined || ms < (milliseconds(least) as number) || ms > (milliseconds(most) as number)) {
    throw new ConfigError(
      `${name} must be a time like 90s, 30m, 4h or 7d, from ${least} to ${most}, not ${shown(given)}`,
    );
  }
  return ms;
}

function milliseconds(text: string): number | undefined {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  return amount && unit ? Number(amount) * (UNITS[unit] as number) : undefined;
}

export function whole(env: Env, name: string, fallback: number, least: number, most: number): number {
  const given = env[name] || String(fallback);
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not ${shown(given)}`);
  }
  return value;
}

export function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[]): T {
  const given = env[name] || allowed[0];
  const found = allowed.find((value) => value === given);
  if (!found) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}, not ${shown(String(given))}`);
  return found;
}
