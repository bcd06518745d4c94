import type { WithDeps } from '../contract/deps.ts';
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
