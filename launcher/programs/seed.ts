import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import { MenuRefused } from '../../services/stock/infrastructure/menu-file.ts';
import { seedFile } from '../../services/stock/seed-file.ts';
import { byUser } from '../caller.ts';

process.umask(0o077); // As start.ts.
try {
  const [file] = process.argv.slice(2);
  const config = readConfig(process.env);
  if (file) console.log(await seedFile(file, config, byUser('seed')));
  else console.error('usage: npm run seed -- menu.json');
  process.exitCode = file ? 0 : 1;
} catch (error) {
  const refused = error instanceof ConfigError || error instanceof MenuRefused;
  console.error(refused ? error.message : error);
  process.exitCode = 1;
}
