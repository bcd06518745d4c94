/** The same value, frozen to its depths: whoever changes part of it in place throws a TypeError. Dates stay as they are. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Freezes what a state is made of, and not its top level, which is a record's own. */
export function freezeParts<S extends object>(state: S): S {
  for (const part of Object.values(state)) frozen(part);
  return state;
}

/** The names of what can be called on instances of a class. */
export const methodsOf = (kind: { prototype: object }): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(kind.prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' && name !== 'constructor' ? [name] : [],
  );
