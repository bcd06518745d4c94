/** A system error that passes: nothing was done, the caller may try again. The gateway answers 503 with Retry-After. */
export class Unavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unavailable';
  }
}
