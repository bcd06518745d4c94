import type { Figures } from '../report/figures.ts';
import type { Answer } from './client.ts';

/** How the requests of a load ended. A refusal (503) is what an overloaded shop is to do: no error. */
export class Tally {
  accepted = 0;
  refused = 0;
  reset = 0;
  errors = 0;
  readonly #kinds = new Map<string, number>();

  /** Answers whether it was accepted. */
  add({ status, error }: Answer): boolean {
    if (status >= 200 && status < 300) this.accepted++;
    else if (status === 503) this.refused++;
    else if (error === 'ECONNRESET') this.reset++;
    else {
      this.errors++;
      const kind = error ?? String(status);
      this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    }
    return status >= 200 && status < 300;
  }

  /** Which errors there were, or undefined. */
  get story(): string | undefined {
    return this.errors ? [...this.#kinds].map(([kind, count]) => `${count} x ${kind}`).join(', ') : undefined;
  }

  get figures(): Figures {
    return { 'refused (503)': this.refused, ECONNRESET: this.reset, errors: this.errors };
  }
}
