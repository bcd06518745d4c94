export const isSame = (one, other) => one?.station === other?.station && (one === null) === (other === null);

/** The next choice for the key that goes round: all, then one station after the other. */
export function nextOf(stations, chosen) {
  const choices = [null, ...stations];
  return choices[(choices.findIndex((one) => isSame(one, chosen)) + 1) % choices.length];
}
