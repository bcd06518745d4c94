import { setTimeout as sleep } from 'node:timers/promises';
import { growingDelay, SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';

/** The rows are no longer as they were read: another node changed them in between. */
export class ChangedMeanwhile extends Error {}

const MOST_RUNS = 6;
/** Milliseconds after which no further run begins: whoever asked stops waiting soon after. */
const NO_RUN_AFTER = 4 * SECOND;

/** The server could not do it now, whatever it was that we asked. */
const SERVER = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_QUERY_INTERRUPTED',
  'ER_CON_COUNT_ERROR',
  'ER_OPTION_PREVENTS_STATEMENT',
]);
/** MariaDB's ER_CONNECTION_KILLED, which has no name in the driver. */
const KILLED = 1927;

interface SqlError extends Error {
  code?: string;
  errno?: number;
  fatal?: boolean;
}
const ofServer = ({ code = '', errno, fatal }: SqlError) => fatal === true || errno === KILLED || SERVER.has(code);
const overtaken = (error: SqlError) => error instanceof ChangedMeanwhile || error.code === 'ER_DUP_ENTRY';

/**
 * Runs a whole transaction, and again after a deadlock, a lost connection, or where another node was faster. `work` must be
 * safe to repeat: a COMMIT whose answer was lost may have happened, and the next run then finds what it stored.
 * Throws Unavailable where the server could not do it in time, and what `work` threw of itself.
 */
export async function rerun<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let run = 1; ; run++) {
    try {
      return await work();
    } catch (cause) {
      const error = cause as SqlError;
      const server = ofServer(error);
      if (!server && !overtaken(error)) throw error;
      if (run === MOST_RUNS || performance.now() - began > NO_RUN_AFTER) {
        throw server
          ? new Unavailable(`the database could not do it: ${error.code ?? error.message}`, { cause })
          : error;
      }
      await sleep(growingDelay(run - 1, 10, 500) * Math.random() * 2);
    }
  }
}
