/** What a caller may do about a refusal; the gateway turns it into an HTTP status. */
export type Refusal = 'malformed' | 'invalid' | 'unauthorized' | 'forbidden' | 'not_found' | 'conflict';

/**
 * A business rule said no. `code` is stable and part of the contract, `data` is safe to show.
 * Nodes keep an error's name, message, code, type and data, and lose its class: hence `isRefusal` instead of `instanceof`.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly type: Refusal;
  readonly data: Record<string, unknown>;

  constructor(code: string, type: Refusal, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.type = type;
    this.data = data;
  }
}

/** Tells a refusal (with this code, if one is given) from a system error, on whichever node it was thrown. */
export function isRefusal(error: unknown, code?: string): error is DomainError {
  if (!(error instanceof Error) || error.name !== 'DomainError') return false;
  return code === undefined || (error as DomainError).code === code;
}
