import type { WithDeps } from '../contract/deps.ts';
import type { WithRecords } from './outbox-sweep.ts';
import type { LookedAt, SweepDefinition } from './sweep.ts';

type Due<D> = (page: { limit: number; restarted: boolean }, deps: D) => Promise<string[]>;
type Look<D> = (record: LookedAt & { id: string }, deps: D) => Promise<void>;

/** A sweep made of two use cases: what is due, and one look at one of them. `stopping` ends its long waits. */
export const lookAfter = <D>(due: Due<D>, look: Look<D>, atOnce: number): SweepDefinition => ({
  atOnce,
  due(limit, restarted) {
    return due({ limit, restarted }, (this as WithDeps<D>).depsFor(this.broker));
  },
  look(id, about) {
    return look({ ...about, id }, (this as WithDeps<D>).depsFor(this.broker));
  },
});

/** The same for records: a look at one goes on in the trace of the request that made it. */
export const lookAfterRecords = <D>(due: Due<D>, look: Look<D>, atOnce: number): SweepDefinition => ({
  ...lookAfter(due, look, atOnce),
  traceOf(id) {
    return (this as WithRecords).records.traceOf(id);
  },
});
