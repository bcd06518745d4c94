import { BackupRefused } from './launcher/backup/backup-refused.ts';
import { readConfig } from './platform/config/config.ts';
import { ConfigError } from './platform/config/config-error.ts';

/** `restore.ts <backup>`: puts a backup into an empty DATA_DIR, or into the empty servers that the environment names. */
async function restore(backup: string): Promise<string> {
  const { cluster, dataDir } = readConfig(process.env);
  const { takenAt } = cluster
    ? await (await import('./launcher/backup/restore-cluster.ts')).restoreCluster(backup, cluster)
    : await (await import('./launcher/backup/restore-files.ts')).restoreFiles(backup, dataDir);
  return `${backup} is restored, as of ${takenAt}. Start the shop, and then ask Stripe what came after:
npm run -s call -- payment.reconcile --from ${takenAt} --repair
Then forget again whom you forgot since: your log names them, as docs/operations.md tells under "Forgetting customers".
What it cannot mend: docs/operations.md, "After a restore".`;
}

process.umask(0o077); // As start.ts.
try {
  const [backup, ...more] = process.argv.slice(2);
  if (!backup || more.length > 0) throw new BackupRefused('usage: npm run restore -- <backup>');
  console.log(await restore(backup));
} catch (error) {
  const refused = error instanceof ConfigError || error instanceof BackupRefused;
  console.error(refused ? error.message : error);
  process.exitCode = 1;
}
