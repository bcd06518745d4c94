import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const FILES = globSync('{services,mixins,middlewares}/**/*.ts');
const IMPORT = /(?<!['"])\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const FORBIDDEN = /(^|\/)(utils?|helpers?|common|types)(\/|\.|$)/;
const MOST_LINES = 200;

/** What the two inner layers may import; every other file is the edge, and free but for other services' insides. */
const INNER: Record<string, string[]> = {
  domain: ['domain', 'shared'],
  application: ['application', 'domain', 'shared'],
};

const serviceOf = (file: string) => /^services\/(?!shared\/)([^/]+)\//.exec(file)?.[1];
function layerOf(file: string): string {
  if (file.startsWith('services/shared/')) return 'shared';
  return /^services\/[^/]+\/(domain|application)\//.exec(file)?.[1] ?? 'edge';
}

/** Why this import is wrong, or nothing. */
function wrongImport(file: string, target: string): string | undefined {
  const allowed = INNER[layerOf(file)];
  const wrong = `${file} must not import ${target}`;
  if (!target.startsWith('.')) return allowed && wrong;
  const to = path.posix.join(path.posix.dirname(file), target);
  const service = serviceOf(to);
  if (service !== undefined && service !== serviceOf(file) && !to.endsWith('.contract.ts')) return wrong;
  return allowed && !allowed.includes(layerOf(to)) ? wrong : undefined;
}

const importsOf = (source: string) => [...source.matchAll(IMPORT)].map(([, target]) => target ?? '');

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
  for (const layer of ['domain', 'application']) assert.ok(FILES.some((file) => layerOf(file) === layer));
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
    ['services/order/infrastructure/remote.ts', "export { Stock } from '../../stock/application/ports.ts';"],
    ['services/order/order.service.ts', "import '../stock/stock.deps.ts';"],
    ['mixins/outbox/outbox.ts', "import { Order } from '../../services/order/domain/order.ts';"],
  ];
  for (const [file, source] of planted) {
    const [target] = importsOf(source);
    assert.ok(target && wrongImport(file, target), `${file}: ${source}`);
  }
  for (const file of ['services/order/utils.ts', 'mixins/helpers/x.ts', 'services/shared/types.ts', 'common/x.ts']) {
    assert.ok(wrongShape(file, 10), file);
  }
  assert.ok(wrongShape('services/order/domain/order.ts', MOST_LINES + 1));
});

test('what is allowed is not found fault with', () => {
  const fine: [string, string][] = [
    ['services/order/domain/order.ts', '../../shared/money.ts'],
    ['services/order/application/cancel-order.ts', '../domain/order.ts'],
    ['services/order/infrastructure/remote.ts', '../../stock/stock.contract.ts'],
    ['services/order/order.deps.ts', './infrastructure/order-documents.ts'],
    ['services/order/order.deps.ts', 'moleculer'],
    ['services/shared/call.ts', '../order/order.contract.ts'],
  ];
  for (const [file, target] of fine) assert.equal(wrongImport(file, target), undefined);
  assert.equal(wrongShape('services/order/domain/order.ts', MOST_LINES), undefined);
});
