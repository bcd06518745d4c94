import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ServiceBroker } from 'moleculer';
import { betweenNodes } from '../../platform/nats/between-nodes.ts';
import { needs, startNats } from '../support/servers.ts';

const SCRIPT = new URL('../../deploy/healthcheck.ts', import.meta.url).pathname;

test(
  'a container is healthy as long as its node is heard on NATS, and can write to its stores',
  needs('nats-server'),
  async (t) => {
    const nats = await startNats();
    t.after(() => nats.stop());
    const check = () => promisify(execFile)(process.execPath, [SCRIPT], { env: { NATS_URL: nats.url } });
    const node = new ServiceBroker({ ...betweenNodes(nats.url), logger: false });
    await node.start();
    await check();
    await node.stop();
    const metadata = { unable: ['stock'] };
    const unable = new ServiceBroker({ ...betweenNodes(nats.url), metadata, logger: false });
    await unable.start();
    await assert.rejects(check(), { code: 1, stderr: 'it cannot write to the store of stock\n' });
    await unable.stop();
    const elsewhere = new ServiceBroker({ ...betweenNodes(nats.url), nodeID: 'elsewhere-1', logger: false });
    await elsewhere.start();
    const refused = assert.rejects(check(), { code: 1 });
    await refused.finally(() => elsewhere.stop());
  },
);
