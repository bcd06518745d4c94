import type { GaugeName, LabelsOf } from './metrics.ts';

/** What a gauge stands at. */
export interface Reading {
  name: GaugeName;
  value: number;
  labels: Record<string, string> | undefined;
}
/** Reads gauges. It may take two seconds, and may throw: its gauges are then without values. */
export type Readings = () => readonly Reading[] | Promise<readonly Reading[]>;
/** A service that has some; its deps put them there. */
export interface WithReadings {
  readings: readonly Readings[];
}

export const reading = <N extends GaugeName>(name: N, value: number, ...[labels]: LabelsOf<N>): Reading => ({
  name,
  value,
  labels,
});

/** Seconds from `since` on; 0 where there is nothing. */
export const ageOf = (since: string | null | undefined, now = Date.now()): number =>
  since ? Math.max(0, now - Date.parse(since)) / 1000 : 0;
