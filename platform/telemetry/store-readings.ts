import type { Service } from 'moleculer';
import type { DeadLetters } from '../channels/dead-letter.ts';
import { type Readings, reading } from './readings.ts';

type Consuming = Pick<Service, 'name'> & { deadLetters: DeadLetters };

/** What each service that consumes events has: dead letters, and a store that many write to together. */
export const storeReadings = (
  { name: service, deadLetters }: Consuming,
  store: { readonly waiting: number },
): Readings[] => [
  async () => [reading('comanda.dead-letters', await deadLetters.count({ dropped: false }), { service })],
  () => [reading('comanda.group-commit.waiting', store.waiting, { store: service })],
];
