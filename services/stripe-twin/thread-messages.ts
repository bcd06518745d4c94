import type { Surroundings } from './running-twin.ts';

type MenuPrices = Awaited<ReturnType<Surroundings['menuPrices']>>;
type Log = Parameters<Surroundings['log']>;

/** What the twin's thread says. It asks for the menu's prices again only after it got an answer. */
export type FromThread =
  | { type: 'opened' }
  /** The configuration is at fault, and the thread ends. */
  | { type: 'refused'; message: string }
  | { type: 'askMenuPrices' }
  | { type: 'log'; line: Log };

export type ToThread =
  | { type: 'menuPrices'; answer: MenuPrices }
  | { type: 'noMenuPrices'; message: string }
  | { type: 'close' };
