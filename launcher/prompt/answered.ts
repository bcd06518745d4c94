import type { OpsError } from '../ops-protocol.ts';

/** What the shop refused, or could not do. */
export class Answered extends Error {
  readonly data: unknown;

  constructor({ code, message, data }: OpsError) {
    const { errors = [] } = Object(data) as { errors?: { message: string }[] };
    super([`${code}: ${message}`, ...errors.map((error) => error.message)].join('\n  '));
    this.name = 'Answered';
    this.data = data;
    inOneLine(this);
  }
}

/** Moleculer's prompt prints an error's stack, and people want its message. */
export function inOneLine<E extends Error>(error: E): E {
  error.stack = error.message;
  return error;
}
