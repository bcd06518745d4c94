const REFUSALS = ['MenuRefused', 'ConfigError'];

process.umask(0o077); // As start.ts.
try {
  const [file] = process.argv.slice(2);
  // Imported here, so that a wrong environment is told in one line too.
  const { seedFile } = await import('./services/stock/seed-file.ts');
  if (file) console.log(await seedFile(file));
  else console.error('usage: npm run seed -- menu.json');
  process.exitCode = file ? 0 : 1;
} catch (error) {
  const refused = error instanceof Error && REFUSALS.includes(error.constructor.name);
  console.error(refused ? error.message : error);
  process.exitCode = 1;
}
