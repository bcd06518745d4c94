/** There is nothing to back up, the target is taken, or the backup is not what it should be. The message is one line. */
export class BackupRefused extends Error {}
