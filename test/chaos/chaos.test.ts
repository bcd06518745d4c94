import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { FAILPOINTS } from '../../services/failpoint.ts';
import { OPENING_DEFAULTS } from '../../services/stock/domain/opening-settings.ts';
import { placesFor } from '../../services/stock/domain/places.ts';
import { readMenu } from '../../services/stock/infrastructure/menu-file.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import { CASES } from './bugs.ts';
import { Dice } from './dice.ts';
import { menuFor, placeInTime } from './dishes.ts';
import { plan } from './faults.ts';
import { Member } from './member.ts';
import { planted } from './patch.ts';
import { BUGS } from './plants.ts';
import { secretsIn } from './verdict.ts';
import { FAULTS, STAND_INS } from './world-faults.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const LEAST_BUGS = 25;
/** Four servers away, NATS wiped, a pause and four partitions. */
const KINDS = 10;

describe('what is planted', () => {
  for (const [name, patches] of Object.entries({ ...BUGS, ...FAULTS, ...STAND_INS })) {
    test(`${name}: its snippets are in the sources, once each`, () => {
      for (const patch of patches) {
        const source = readFileSync(path.join(ROOT, patch.file), 'utf8');
        assert.notEqual(planted(source, [patch]), source);
      }
    });
  }

  test('a snippet that is not there, or there twice, is refused', () => {
    const patch = { file: 'a.ts', find: 'one', put: 'two' };
    for (const source of ['empty', 'one one']) assert.throws(() => planted(source, [patch]), /a\.ts has this/);
    assert.equal(planted('just one', [patch]), 'just two');
  });

  test('every bug has its story, and every story its bug and faults', () => {
    assert.ok(CASES.length >= LEAST_BUGS);
    assert.deepEqual(CASES.map(({ bug }) => bug).sort(), Object.keys(BUGS).sort());
    const faults = CASES.flatMap(({ faults = [] }) => faults);
    assert.deepEqual([...new Set(faults)].sort(), Object.keys(FAULTS).sort());
  });
});

describe('chaos by seed', () => {
  test('the same seed throws the same, another seed something else', () => {
    const thrown = (seed: number) => Array.from({ length: 20 }, (_, i) => new Dice(seed).of(i).between(0, 1000));
    assert.deepEqual(thrown(7), thrown(7));
    assert.notDeepEqual(thrown(7), thrown(8));
    assert.ok(new Set(thrown(7)).size > 15);
  });

  test('weights are kept to', () => {
    const dice = new Dice(1);
    const thrown = Array.from({ length: 4000 }, () => dice.weighted({ often: 3, seldom: 1 }));
    const share = thrown.filter((one) => one === 'often').length / 4000;
    assert.ok(share > 0.72 && share < 0.78, `${share}`);
  });

  test('every failpoint and every kind of fault is there before any comes again, in an order of the seed’s', () => {
    const round = 2 * FAILPOINTS.length + KINDS;
    const faults = plan(round, new Dice(1));
    assert.equal(new Set(faults).size, FAILPOINTS.length + KINDS);
    assert.equal(faults.length, FAILPOINTS.length + KINDS);
    assert.notDeepEqual(faults.map(String), plan(round, new Dice(2)).map(String));
    assert.deepEqual(faults.map(String), plan(round, new Dice(1)).map(String));
    assert.ok(plan(3 * round, new Dice(1)).length > 2 * faults.length);
    assert.ok(plan(5, new Dice(1)).length <= 5);
  });

  test('a menu can be seeded and has scarce dishes, and places in time that come at once', () => {
    const opens = new Date('2026-03-01T23:58:31.000Z');
    const menu = menuFor(2000, { opens, included: true });
    const { items, settings } = readMenu(menu);
    const quantities = items.map(({ quantity }) => quantity ?? 0);
    assert.ok(Math.min(...quantities) < 100 && Math.max(...quantities) > 100_000);
    const shop = { ...OPENING_DEFAULTS, ...settings?.shop };
    const [first, second] = placesFor(shop, null, 'asap', opens).map(({ slot }) => slot?.toISOString());
    assert.deepEqual([first, second], [placeInTime(opens, 2), placeInTime(opens, 3)]);
  });
});

describe('laws that are read from the processes', () => {
  test('a password in a log is told by its line, and not printed again', async (t) => {
    const log = path.join(tempFolderFor(t), 'node.log');
    writeFileSync(log, 'all is well\nconnecting to nats://comanda:hunter22@localhost\n');
    assert.deepEqual(await secretsIn(log, ['hunter22']), [{ law: 'secrets', what: `${log}:2` }]);
    assert.deepEqual(await secretsIn(log, ['swordfish']), []);
  });

  test('a node that ends by itself is a surprise, and one that is killed is none', async (t) => {
    const log = path.join(tempFolderFor(t), 'node.log');
    const place = { log, ready: 'http://localhost:1', env: { PATH: process.env.PATH ?? '' } };
    const wrong = new Member({ ...place, name: 'wrong', services: ['no-such-service'] });
    wrong.start();
    assert.equal(await wrong.died(10_000), true);
    assert.deepEqual(wrong.surprises, [`wrong ended by itself: 1, see ${log}`]);
    const killed = new Member({ ...place, name: 'killed', services: ['no-such-service'] });
    killed.start();
    await killed.kill();
    assert.deepEqual(killed.surprises, []);
  });
});
