import { setTimeout as sleep } from 'node:timers/promises';
import { growingDelay, SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { isDiskTrouble } from '../documents/disk-trouble.ts';

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

/** The disk cannot be written, and will not be a moment later either. The last one is what MySQL says of an error of its storage. */
const FULL_DISK = new Set([
  'ER_DISK_FULL',
  'ER_DISK_FULL_NOWAIT',
  'ER_RECORD_FILE_FULL',
  'ER_ERROR_ON_WRITE',
  'ER_GET_ERRNO',
]);

interface SqlError extends Error {
  code?: string;
  errno?: number;
  fatal?: boolean;
}
const ofServer = ({ code = '', errno, fatal }: SqlError) => fatal === true || errno === KILLED || SERVER.has(code);
const ofDisk = (error: SqlError) => isDiskTrouble(error) || FULL_DISK.has(error.code ?? '');
const overtaken = (error: SqlError) => error instanceof ChangedMeanwhile || error.code === 'ER_DUP_ENTRY';

/**
 * Runs a whole transaction, and again after a deadlock, a lost connection, or where another node was faster. `work` must be
 * safe to repeat: a COMMIT whose answer was lost may have happened, and the next run then finds what it stored.
 * Throws Unavailable where the database could not do it in time or cannot write, and what `work` threw of itself.
 */
export async function rerun<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let run = 1; ; run++) {
    try {
      return await work();
    } catch (cause) {
      const error = cause as SqlError;
      const passes = ofServer(error) || overtaken(error);
      if (!passes && !ofDisk(error)) throw error;
      if (!passes || run === MOST_RUNS || performance.now() - began > NO_RUN_AFTER)
        throw new Unavailable(`the database could not do it: ${error.message || error.code}`, { cause });
      await sleep(growingDelay(run - 1, 10, 500) * Math.random() * 2);
    }
  }
}
