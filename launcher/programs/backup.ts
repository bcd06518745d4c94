import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import { BackupRefused } from '../backup/backup-refused.ts';

/** `backup.ts <folder>`: backs up the shop on DATA_DIR, or the cluster that the environment names, into a new folder. */
async function backUp(target: string): Promise<string> {
  const { cluster, dataDir } = readConfig(process.env);
  const { manifest, held } = cluster
    ? await (await import('../backup/back-up-cluster.ts')).backUpCluster(cluster, target)
    : await (await import('../backup/back-up-files.ts')).backUpFiles(dataDir, target);
  const { parts, takenAt } = manifest;
  const megabytes = parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const size = `${parts.length} files, ${megabytes.toFixed(1)} MB`;
  return `${target}: ${size}, as of ${takenAt}; writes were held for ${Math.ceil(held)} ms`;
}

process.umask(0o077); // As start.ts.
try {
  const [target, ...more] = process.argv.slice(2);
  if (!target || more.length > 0) throw new BackupRefused('usage: npm run backup -- <new folder>');
  console.log(await backUp(target));
} catch (error) {
  const refused = error instanceof ConfigError || error instanceof BackupRefused;
  console.error(refused ? error.message : error);
  process.exitCode = 1;
}
