import { parseArgs } from 'node:util';
import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import { BackupRefused } from '../backup/backup-refused.ts';
import { forgetAgain, forgottenBy } from '../backup/forget-again.ts';

const USAGE = 'usage: npm run restore -- <backup> [--forgotten <log>]';

/**
 * `restore.ts <backup>`: puts a backup into an empty DATA_DIR, or into the empty servers that the environment names. With the
 * shop's log it forgets those customers again who were forgotten.
 */
async function restore(backup: string, log: string | undefined): Promise<string> {
  const config = readConfig(process.env);
  const { cluster, dataDir } = config;
  const forgotten = log === undefined ? undefined : await forgottenBy(log);
  const { takenAt } = cluster
    ? await (await import('../backup/restore-cluster.ts')).restoreCluster(backup, cluster)
    : await (await import('../backup/restore-files.ts')).restoreFiles(backup, dataDir);
  const again = forgotten
    ? `The customers of ${await forgetAgain(forgotten, config)} orders are forgotten, as the log says.`
    : 'Who was forgotten since is known again: docs/operations.md, "Forgetting customers".';
  return `${backup} is restored, as of ${takenAt}. ${again} Start the shop, and then ask Stripe what came after:
npm run -s call -- payment.reconcile --from ${takenAt} --repair
What it cannot mend: docs/operations.md, "After a restore".`;
}

process.umask(0o077); // As start.ts.
try {
  const { values, positionals } = readArgs();
  const [backup, ...more] = positionals;
  if (!backup || more.length > 0) throw new BackupRefused(USAGE);
  console.log(await restore(backup, values.forgotten));
} catch (error) {
  const refused = error instanceof ConfigError || error instanceof BackupRefused;
  console.error(refused ? error.message : error);
  process.exitCode = 1;
}

function readArgs() {
  try {
    return parseArgs({ allowPositionals: true, options: { forgotten: { type: 'string' } } });
  } catch {
    throw new BackupRefused(USAGE);
  }
}
