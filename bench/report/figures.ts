/** Figures of one run of one variant, by name; the name ends in the unit. NaN where nothing was seen. */
export type Figures = Record<string, number>;

/** What the rounds of one figure gave together. */
export interface Summary {
  median: number;
  least: number;
  most: number;
}

/** The value below which `part` (0 to 1) of the values lie, by nearest rank; NaN without values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(sorted.length * part));
  return sorted[rank - 1] ?? Number.NaN;
}

/** `link p50 ms` and `link p99 ms` of these times. */
export function latencies(name: string, times: readonly number[]): Figures {
  return { [`${name} p50 ms`]: percentile(times, 0.5), [`${name} p99 ms`]: percentile(times, 0.99) };
}

/** Rounds in which the figure was not seen are left out; the median of two is their mean. */
export function summary(values: readonly number[]): Summary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}
