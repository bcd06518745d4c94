import type { Law } from '../support/laws.ts';
import type { ShopStage, Stage } from './stage.ts';

interface AnyCase {
  bug: string;
  /** By which law it is caught; one of them is enough. */
  by: readonly Law[];
  /** What the world does meanwhile, with the bug or without. */
  faults?: readonly string[];
  env?: Record<string, string>;
}
/** A short story in which a bug of `plants.ts` shows, and which ends well without it. */
export type Case = AnyCase &
  (
    | { on?: 'files'; story(stage: ShopStage): Promise<unknown> }
    | { on: 'cluster'; nodes?: 1 | 2; story(stage: Stage): Promise<unknown> }
    | { on: 'both'; story(stage: Stage): Promise<unknown> }
  );
