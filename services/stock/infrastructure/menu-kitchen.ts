import { checkOf } from '../../../platform/contract/check.ts';
import { object, optional, record, whole } from '../../../platform/contract/schema.ts';

const MOST_STATIONS = 100;
/** What a menu file's `shop` says of the kitchen. */
const checkKitchen = checkOf(
  object({
    cooks: optional(whole(1, 1000)),
    stations: optional({
      ...record(object({ minutes: whole(1, 1440) })),
      maxProperties: MOST_STATIONS,
    }),
  }),
);

/** A text for each thing that is wrong with it, with its path. */
export function kitchenProblems({ cooks, stations }: Record<string, unknown>): string[] {
  const said = { ...(cooks !== undefined && { cooks }), ...(stations !== undefined && { stations }) };
  return checkKitchen(said).map(({ message }) => `shop.${message}`);
}
