interface Kept<T> {
  value: T;
  weight: number;
}

/** What a process remembers of its records, the latest used longest; bounded by weight, about bytes. */
export class Memory<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #most: number;
  #weight = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(id: string): T | undefined {
    const kept = this.#kept.get(id);
    if (!kept) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    return kept.value;
  }

  set(id: string, value: T, weight: number): void {
    this.delete(id);
    this.#kept.set(id, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(id: string): void {
    this.#weight -= this.#kept.get(id)?.weight ?? 0;
    this.#kept.delete(id);
  }
}

/** About how many bytes a value takes. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof Date) return 40;
  let weight = 48;
  for (const part of Object.values(value)) weight += 8 + weightOf(part);
  return weight;
}
