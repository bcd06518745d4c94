import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ACTOR_BUGS } from './actor-plants.ts';
import { type Patch, planted } from './patch.ts';
import { BUGS } from './plants.ts';
import { FAULTS, STAND_INS } from './world-faults.ts';

/**
 * `node --import` this: plants what PLANT names (a JSON array) in the sources as they are loaded. No bug is a switch in the
 * product, so that none can be left on there.
 */
const ROOT = path.join(import.meta.dirname, '../..');
const byUrl = new Map<string, Patch[]>();

for (const name of JSON.parse(process.env.PLANT ?? '[]') as string[]) {
  const patches = BUGS[name] ?? FAULTS[name] ?? STAND_INS[name] ?? ACTOR_BUGS[name]?.patches;
  if (!patches) throw new Error(`nothing is called "${name}"`);
  for (const patch of patches) {
    const url = pathToFileURL(path.join(ROOT, patch.file)).href;
    byUrl.set(url, [...(byUrl.get(url) ?? []), patch]);
  }
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const patches = byUrl.get(url);
    if (!patches) return loaded;
    return { ...loaded, source: planted(Buffer.from(loaded.source as Uint8Array).toString(), patches) };
  },
});
