import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** The id of the request that this code runs for, wherever it is; every log line carries it. */
export const requestId = (): string | undefined => current.getStore();

/** Runs `work` for the request with this id. */
export const forRequest = <T>(id: string, work: () => T): T => current.run(id, work);
