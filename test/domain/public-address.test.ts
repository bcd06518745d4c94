import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublicAddress } from '../../services/webhooks/infrastructure/public-address.ts';

const PRIVATE_4: readonly (readonly [network: string, bits: number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
];
const numberOf = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const textOf = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
const isIn = (number: number, [network, bits]: readonly [string, number]) =>
  Math.floor(number / 2 ** (32 - bits)) === Math.floor(numberOf(network) / 2 ** (32 - bits));
const privateFour = fc
  .tuple(fc.constantFrom(...PRIVATE_4), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map(([[network, bits], any]) => textOf(numberOf(network) + (any % 2 ** (32 - bits))));
const hex = (four: string) => {
  const number = numberOf(four);
  return `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
};

test('no address of a private or reserved IPv4 network is public, nor an IPv6 address that leads to one', () => {
  fc.assert(
    fc.property(privateFour, (four) => {
      const six = hex(four);
      for (const address of [four, `::ffff:${four}`, `::ffff:${six}`, `::${six}`, `64:ff9b::${six}`, `2002:${six}::1`])
        assert.ok(isIP(address) && !isPublicAddress(address), address);
    }),
    { numRuns: 1000 },
  );
});

test('every other IPv4 address is public, also behind a NAT64, but for a few that nobody on the internet has', () => {
  const none = /^(168\.63\.129\.16|192\.(88\.99|31\.196|52\.193|175\.48)\.\d+)$/;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (number) => {
      const four = textOf(number);
      const isOurs = !PRIVATE_4.some((network) => isIn(number, network)) && !none.test(four);
      for (const address of [four, `::ffff:${four}`, `64:ff9b::${hex(four)}`])
        assert.equal(isPublicAddress(address), isOurs, address);
    }),
    { numRuns: 1000 },
  );
});

test('of IPv6 only what is handed out on the internet is public', () => {
  const sixes = fc
    .tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffff }))
    .map(([one, last]) => {
      return { one, address: `${one.toString(16)}:4700::${last.toString(16)}` };
    });
  fc.assert(
    fc.property(sixes, ({ one, address }) => {
      if (isPublicAddress(address)) assert.equal(one >>> 13, 1, address);
    }),
    { numRuns: 1000 },
  );
  for (const address of ['2606:4700:4700::1111', '2a00:1450:4001:82f::200e'])
    assert.ok(isPublicAddress(address), address);
  for (const address of [
    '::',
    '::1',
    'fd00:ec2::254',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '64:ff9b:1::808:808',
    '2001::1',
  ])
    assert.ok(!isPublicAddress(address), address);
});

test('what is no address, the metadata of clouds and the host of Azure are not public', () => {
  for (const text of ['', 'localhost', '1.2.3', '8.8.8.8.', '169.254.169.254', '100.100.100.200', '168.63.129.16'])
    assert.equal(isPublicAddress(text), false, text);
});
