import { globSync, readFileSync } from 'node:fs';
import { BROWSERS, missingServers, PROGRAMS, type Program, WATCHERS } from './servers-programs.ts';

/** Before `npm test`: one line that tells which suites are left out, because a program that they need is not here. */
const missing = missingServers([...PROGRAMS, ...WATCHERS, ...BROWSERS, 'python3']);

function needsOne(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  if (/\binBothModes\(/.test(text) && missing.some((program) => program !== 'python3')) return true;
  const asked = [...text.matchAll(/\bneeds\(([^)]*)\)/g)];
  const programs = asked.flatMap(([, names = '']) => (names.trim() ? names.match(/[\w-]+/g) : PROGRAMS) ?? []);
  return missing.some((program: Program) => programs.includes(program));
}

if (missing.length > 0) {
  const suites = globSync('test/**/*.test.ts')
    .filter(needsOne)
    .map((file) => file.replace(/^test\/|\.test\.ts$/g, ''));
  process.stdout.write(`Left out, for want of ${missing.join(', ')} (npm run servers): ${suites.sort().join(', ')}\n`);
}
