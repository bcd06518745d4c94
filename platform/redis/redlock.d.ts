/** What we use of redlock 4.2.0, which brings no types. */
declare module 'redlock' {
  import type { Redis } from 'ioredis';

  export default class Redlock {
    constructor(clients: Redis[], options: { retryCount: number });
    lock(keys: string[], ttl: number): Promise<{ unlock(): Promise<void>; extend(ttl: number): Promise<unknown> }>;
    /** A server that failed; the call that met it rejects with a LockError, as it does where somebody else holds a key. */
    on(event: 'clientError', listener: (error: Error) => void): this;
  }
}
