import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Address, trustedProxies } from '../../platform/config/trusted-proxies.ts';
import type { Caller } from '../../platform/contract/access.ts';
import { Secrets } from '../../services/api/access/secrets.ts';
import { Clients } from '../../services/api/limits/client.ts';
import { undeclaredProxy } from '../../services/api/limits/undeclared-proxy.ts';

const from = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});
function clients(TRUSTED_PROXIES = '') {
  const undeclared: string[] = [];
  const clients = new Clients({
    proxies: trustedProxies({ TRUSTED_PROXIES }),
    undeclared: (address) => undeclared.push(String(address)),
  });
  return { clients, undeclared };
}
const clientOf = (trusted: string, ...request: Parameters<typeof from>) =>
  clients(trusted).clients.clientOf(from(...request));

test('a client is the address of its connection, and IPv4 is the same however it comes', () => {
  assert.equal(clientOf('', '203.0.113.7'), '203.0.113.7');
  assert.equal(clientOf('', '::ffff:203.0.113.7'), '203.0.113.7');
  assert.equal(clientOf('', undefined), 'unknown');
});

test('of IPv6 the first 64 bits are one client, and the next network is another', () => {
  const [one, same, other] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9', '2001:db8:1:3::1'].map((address) =>
    clientOf('', address),
  );
  assert.equal(one, '2001:db8:1:2::/64');
  assert.equal(same, one);
  assert.notEqual(other, one);
});

test('nobody but a declared proxy is believed, and somebody else who forwards is heard of', () => {
  const { clients: few, undeclared } = clients('10.0.0.7');
  assert.equal(few.clientOf(from('10.0.0.8', '203.0.113.7')), '10.0.0.8');
  assert.equal(few.clientOf(from('::ffff:10.0.0.8', '203.0.113.7')), '10.0.0.8');
  assert.deepEqual(undeclared, ['10.0.0.8', '10.0.0.8']);
  assert.equal(few.clientOf(from('::ffff:10.0.0.7', '203.0.113.7')), '203.0.113.7');
  assert.equal(few.clientOf(from('10.0.0.8')), '10.0.0.8');
  assert.equal(undeclared.length, 2);
});

for (const [what, forwarded, client] of [
  ['the address that the proxy saw', '203.0.113.7', '203.0.113.7'],
  ['what a client put before it is not looked at', '198.51.100.1, 10.0.0.9, 203.0.113.7', '203.0.113.7'],
  ['proxies behind each other are passed by', '203.0.113.7, 10.0.0.9,10.1.2.3', '203.0.113.7'],
  ['where all are proxies it is the first of them', '10.0.0.9, 10.1.2.3', '10.0.0.9'],
  ['with a port', '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6 with a port', '[2001:db8::1]:4711', '2001:db8:0:0::/64'],
  ['IPv6', '203.0.113.7, 2001:db8::1', '2001:db8:0:0::/64'],
  ['IPv4 as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['no address is the proxy that told none', '203.0.113.7, unknown', '10.0.0.1'],
  ['a name is no address', 'localhost', '10.0.0.1'],
  ['nothing', '', '10.0.0.1'],
  ['commas', ',,,', '10.0.0.1'],
  ['an address in another spelling is none', '0x7f.1', '10.0.0.1'],
] as const) {
  test(`from a declared proxy: ${what}`, () => assert.equal(clientOf('10.0.0.0/8', '10.0.0.1', forwarded), client));
}

test('whatever a client writes in front, its own address counts', () => {
  const { clients: many } = clients('private,loopback');
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (madeUp) => {
      const forwarded = [...madeUp, '203.0.113.7', '192.168.1.1'].join(',');
      assert.equal(many.clientOf(from('127.0.0.1', forwarded)), '203.0.113.7');
      assert.equal(many.clientOf(from('203.0.113.7', madeUp.join(','))), '203.0.113.7');
    }),
  );
});

test('loopback and private are what they say', () => {
  const { clients: both } = clients('loopback, private');
  for (const proxy of ['127.0.0.1', '::1', '10.9.9.9', '172.31.0.1', '192.168.5.5', 'fd00::1'])
    assert.equal(both.ownerOf({ remoteAddress: proxy }), undefined, proxy);
  for (const other of ['172.32.0.1', '203.0.113.7', '2001:db8::1'])
    assert.ok(both.ownerOf({ remoteAddress: other }), other);
});

test('whoever has a key or token is known by that, and an order without an account by its address', () => {
  const { clients: known } = clients();
  const asked = (caller: Caller) => known.clientOf(from('203.0.113.7'), caller);
  assert.equal(asked({ who: 'stove', roles: ['kitchen'], keyId: 'k1' }), 'key:k1');
  assert.equal(asked({ who: 'erin', roles: ['manager'] }), 'who:erin');
  assert.equal(asked({ who: 'ada', roles: [], owner: 'ada' }), 'who:ada');
  assert.equal(asked({ who: 'somebody', roles: [] }), '203.0.113.7');
});

test('a pseudonym tells clients apart, tells no address, and hangs on the key of the shop', () => {
  const [one, other] = [new Secrets(Buffer.alloc(32, 1)), new Secrets(Buffer.alloc(32, 2))];
  assert.match(one.ofClient('203.0.113.7'), /^[\w-]{16}$/);
  assert.equal(one.ofClient('203.0.113.7'), one.ofClient('203.0.113.7'));
  assert.notEqual(one.ofClient('203.0.113.7'), one.ofClient('203.0.113.8'));
  assert.notEqual(one.ofClient('203.0.113.7'), other.ofClient('203.0.113.7'));
});

test('a proxy that nobody declared is told once until it is over, by its address only if that is private', () => {
  const told: string[] = [];
  let now = 0;
  const saw = undeclaredProxy(
    (message) => told.push(message),
    () => now,
  );
  const [[proxy], [guest]] = trustedProxies({ TRUSTED_PROXIES: '10.0.0.7,203.0.113.7' }) as [
    [Address, number],
    [Address, number],
  ];
  for (now of [0, 1000, 3_600_000, 7_100_000]) saw(proxy);
  assert.equal(told.length, 1);
  now += 3_600_001;
  saw(guest);
  assert.equal(told.length, 2);
  assert.match(told[0] ?? '', /10\.0\.0\.7.*TRUSTED_PROXIES/);
  assert.doesNotMatch(told[1] ?? '', /203/);
});
