import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const FILES = globSync('{kernel,platform,services,mixins,middlewares}/**/*.ts');
const IMPORT = /(?<!['"])\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const FORBIDDEN = /(^|\/)(utils?|helpers?|common|types)(\/|\.|$)/;
const MOST_LINES = 200;

/** What each layer may import of ours. Files of a service outside `domain` and `application` are its edge, and free. */
const LAYERS: Record<string, string[]> = {
  kernel: ['kernel'],
  platform: ['platform', 'kernel'],
  middlewares: ['middlewares', 'platform', 'kernel'],
  mixins: ['mixins', 'platform', 'kernel'],
  domain: ['domain', 'kernel'],
  application: ['application', 'domain', 'kernel'],
};
/** These know neither Moleculer nor a driver, nor Node. */
const PURE = ['kernel', 'domain', 'application'];
/** Nothing is so small that it needs no clock: waiting is all that the kernel takes from Node. */
const KERNEL_MAY = ['node:timers/promises'];

const serviceOf = (file: string) => /^services\/([^/]+)\//.exec(file)?.[1];
const layerOf = (file: string): string =>
  /^services\/[^/]+\/(domain|application)\//.exec(file)?.[1] ??
  /^(kernel|platform|middlewares|mixins)\//.exec(file)?.[1] ??
  'edge';
const targetOf = (file: string, target: string) => path.posix.join(path.posix.dirname(file), target);

/** Why this import is wrong, or nothing. */
function wrongImport(file: string, target: string): string | undefined {
  const layer = layerOf(file);
  const allowed = LAYERS[layer];
  const wrong = `${file} must not import ${target}`;
  if (!target.startsWith('.')) {
    return PURE.includes(layer) && !(layer === 'kernel' && KERNEL_MAY.includes(target)) ? wrong : undefined;
  }
  const to = targetOf(file, target);
  const service = serviceOf(to);
  if (service !== undefined && service !== serviceOf(file) && !to.endsWith('.contract.ts')) return wrong;
  return allowed && !allowed.includes(layerOf(to)) ? wrong : undefined;
}

const importsOf = (source: string) => [...source.matchAll(IMPORT)].map(([, target]) => target ?? '');

/** The files that import each other in a circle, if there are any; those that import types alone count too. */
function circle(sources: ReadonlyMap<string, string>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    done.add(file);
    for (const target of importsOf(sources.get(file) ?? '').filter((one) => one.startsWith('.'))) {
      const found = walk(targetOf(file, target), [...trail, file]);
      if (found) return found;
    }
    return undefined;
  };
  for (const file of sources.keys()) {
    const found = walk(file, []);
    if (found) return found;
  }
  return undefined;
}

function wrongShape(file: string, lines: number): string | undefined {
  if (FORBIDDEN.test(file)) return `${file} has a name that says nothing`;
  return lines > MOST_LINES ? `${file} has ${lines} lines, and ${MOST_LINES} are the most` : undefined;
}

test('dependencies point inwards, and no service reaches into another', () => {
  let seen = 0;
  for (const file of FILES) {
    for (const target of importsOf(readFileSync(file, 'utf8'))) {
      seen++;
      assert.equal(wrongImport(file, target), undefined);
    }
  }
  assert.ok(FILES.length > 50 && seen > FILES.length, `it read ${FILES.length} files and ${seen} imports`);
  for (const layer of Object.keys(LAYERS))
    assert.ok(
      FILES.some((file) => layerOf(file) === layer),
      layer,
    );
});

test('no files import each other in a circle', () => {
  assert.equal(circle(new Map(FILES.map((file) => [file, readFileSync(file, 'utf8')]))), undefined);
  const planted = new Map([
    ['kernel/a.ts', "import { b } from './b.ts';"],
    ['kernel/b.ts', "import { c } from './c.ts';"],
    ['kernel/c.ts', "import type { A } from './a.ts';"],
  ]);
  assert.deepEqual(circle(planted), ['kernel/a.ts', 'kernel/b.ts', 'kernel/c.ts', 'kernel/a.ts']);
});

test('files are short, and have names that say what is in them', () => {
  assert.ok(FILES.length > 50, `it read ${FILES.length} files`);
  for (const file of FILES)
    assert.equal(wrongShape(file, readFileSync(file, 'utf8').split('\n').length - 1), undefined);
});

test('planted violations are found', () => {
  const planted: [string, string][] = [
    ['services/order/domain/order.ts', "import { later } from '../application/later.ts';"],
    ['services/order/domain/order.ts', "import type { Service } from 'moleculer';"],
    ['services/order/domain/order.ts', "import { randomUUID } from 'node:crypto';"],
    ['services/order/domain/order.ts', "import { Payment } from '../../payment/domain/payment.ts';"],
    [
      'services/order/application/cancel-order.ts',
      "import { OrderDocuments } from '../infrastructure/order-documents.ts';",
    ],
    ['services/order/application/cancel-order.ts', "const stripe = await import('stripe');"],
    ['services/order/application/cancel-order.ts', "import { contract } from '../order.contract.ts';"],
    ['services/order/infrastructure/other-services.ts', "export { Stock } from '../../stock/application/ports.ts';"],
    ['services/order/order.service.ts', "import '../stock/stock.deps.ts';"],
    ['platform/record/outbox.ts', "import { Order } from '../../services/order/domain/order.ts';"],
    ['platform/record/outbox.ts', "import type { Call } from '../../services/call.ts';"],
    ['platform/record/outbox.ts', "import { collections } from '../../mixins/collections.mixin.ts';"],
    ['kernel/money.ts', "import { readConfig } from '../platform/config/config.ts';"],
    ['kernel/money.ts', "import { readFileSync } from 'node:fs';"],
    ['middlewares/command-log.middleware.ts', "import { collections } from '../mixins/collections.mixin.ts';"],
  ];
  for (const [file, source] of planted) {
    const [target] = importsOf(source);
    assert.ok(target && wrongImport(file, target), `${file}: ${source}`);
  }
  for (const file of ['services/order/utils.ts', 'mixins/helpers/x.ts', 'kernel/types.ts', 'common/x.ts']) {
    assert.ok(wrongShape(file, 10), file);
  }
  assert.ok(wrongShape('services/order/domain/order.ts', MOST_LINES + 1));
});

test('what is allowed is not found fault with', () => {
  const fine: [string, string][] = [
    ['services/order/domain/order.ts', '../../../kernel/money.ts'],
    ['services/order/application/cancel-order.ts', '../domain/order.ts'],
    ['services/order/infrastructure/other-services.ts', '../../stock/stock.contract.ts'],
    ['services/order/order.deps.ts', './infrastructure/order-documents.ts'],
    ['services/order/order.deps.ts', 'moleculer'],
    ['services/call.ts', '../order/order.contract.ts'],
  ];
  for (const [file, target] of fine) assert.equal(wrongImport(file, target), undefined);
  assert.equal(wrongShape('services/order/domain/order.ts', MOST_LINES), undefined);
});
