/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const FULL = 13;
const CANTOPEN = 14;
const OF_DISK: readonly number[] = [BUSY, READONLY, IOERR, FULL, CANTOPEN];

/** Whether SQLite could not write to its disk, whatever it was asked: a full disk, one that fails, a file that others hold. */
export function isDiskTrouble(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && OF_DISK.includes(errcode & 0xff);
}
