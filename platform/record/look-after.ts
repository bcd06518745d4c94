import type { WithDeps } from '../contract/contract.ts';
import type { SweepDefinition } from './sweep.ts';

type Due<D> = (page: { limit: number }, deps: D) => Promise<string[]>;
type Look<D> = (record: { id: string; stopping: AbortSignal }, deps: D) => Promise<void>;

/**
 * A sweep made of two use cases: what is due, and one look at one of them. The look claims the record first, by a write that
 * moves its next look forward, so that whoever comes second finds nothing due; `stopping` ends its long waits.
 */
export const lookAfter = <D>(due: Due<D>, look: Look<D>, atOnce: number): SweepDefinition => ({
  atOnce,
  due(limit) {
    return due({ limit }, (this as WithDeps<D>).depsFor(this.broker));
  },
  look(id, stopping) {
    return look({ id, stopping }, (this as WithDeps<D>).depsFor(this.broker));
  },
});
