import type { World } from './world.ts';

/** One sentence of a story. */
export interface Step {
  tell: string;
  run(world: World): Promise<unknown>;
}

export const step = (tell: string, run: Step['run']): Step => ({ tell, run });
