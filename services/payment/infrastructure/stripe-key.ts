const UNKNOWN_KEY = 401;
/** A restricted key may not do everything: https://docs.stripe.com/keys#limit-access */
const NOT_ALLOWED = 403;
const MAKES_SESSIONS = 'POST checkout/sessions';

/** What a right of a key is about: a method and a kind of object. */
function rightFor(method: string, path: string): string {
  const [, kind = ''] = /^\/v1\/(checkout\/sessions|\w+)/.exec(path) ?? [];
  return `${method} ${kind}`;
}

/** Whether nothing can be sold with this key, by what Stripe answers. */
export const isKeyRefused = (status: number, method: string, path: string): boolean =>
  status === UNKNOWN_KEY || (status === NOT_ALLOWED && rightFor(method, path) === MAKES_SESSIONS);

/** Tells each right that a restricted key lacks, once until Stripe grants it. */
export class KeyRights {
  readonly #lacking = new Set<string>();
  readonly #tell: (right: string) => void;

  constructor(tell: (right: string) => void) {
    this.#tell = tell;
  }

  saw(status: number, method: string, path: string): void {
    const right = rightFor(method, path);
    if (status < 300) this.#lacking.delete(right);
    if (status !== NOT_ALLOWED || this.#lacking.has(right)) return;
    this.#lacking.add(right);
    this.#tell(right);
  }
}
