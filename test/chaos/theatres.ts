import { clusterStores } from '../support/cluster-stores.ts';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import type { Scope } from '../support/scope.ts';
import { seedMenu } from '../support/seed-menu.ts';
import { servers } from '../support/servers.ts';
import { Shop } from '../support/shop.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import type { Case } from './case.ts';
import { Dice } from './dice.ts';
import { menuFor } from './dishes.ts';
import { askAsOps, joinAsOps } from './ops.ts';
import { timePasses } from './time-of-cluster.ts';
import { timePassesIn } from './time-of-files.ts';
import type { Ops, Town } from './town.ts';
import { ALL } from './world.ts';

type Env = Record<string, string>;
type On<K> = Extract<Case, { on?: K }>;

const later = { deadlines: false };

/** What a shop sells that opens now. */
const opening = () => {
  const opens = new Date();
  return { opens, menu: menuFor(200, { opens, included: false }) };
};

function townAt(gateways: string[], opens: Date, ops: Ops): Town {
  const promises: Town['promises'] = { orders: [], cancelled: [], refunds: [] };
  return { gateways, opens, ops, promises, seen: new Map(), patience: 5000 };
}

/** The story in a shop on one machine; answers what is needed to bring it to rest. */
export async function onFiles(scope: Scope, env: Env, { story }: On<'files'>) {
  const { opens, menu } = opening();
  const shop = await Shop.open(scope, { env, menu });
  const town = townAt([shop.url], opens, askAsOps(shop.folder));
  await story({ shop, town, dice: new Dice(1), timePasses: () => timePassesIn(shop.folder, later) });
  return {
    promises: town.promises,
    twinUrl: shop.twinUrl,
    stores: () => shop.stores(),
    timePasses: () => timePassesIn(shop.folder),
    stop: () => shop.stop(),
  };
}

/** The same on the servers of a cluster, with two nodes unless one is asked for; the twin runs on the first. */
export async function onCluster(scope: Scope, env: Env, { nodes: count = 2, story }: On<'cluster'>) {
  const { env: four, stop } = await servers();
  scope.after(stop);
  const folder = tempFolderFor(scope);
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const at = { ...four, STRIPE: 'twin', STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
  const { opens, menu } = opening();
  seedMenu(menu, folder, at);
  const gateways = ports.map((port) => `http://localhost:${port}`);
  const shared = { ...at, PUBLIC_URL: `${gateways[0]}`, ...env };
  const nodes = ports.map((port, i) => {
    const own = { PORT: `${port}`, ...(i === 0 && { DATA_DIR: folder }) };
    return new NodeProcess(scope, i === 0 ? [] : ALL, { ...shared, ...own });
  });
  await Promise.all(nodes.map((node) => node.opens()));
  const town = townAt(gateways, opens, await joinAsOps(scope, four.NATS_URL));
  await story({ town, dice: new Dice(1), timePasses: () => timePasses(four, later) });
  return {
    promises: town.promises,
    twinUrl: at.STRIPE_TWIN_URL,
    stores: await clusterStores(scope, four, folder),
    timePasses: () => timePasses(four),
    stop: () => Promise.all(nodes.map((node) => node.stop())),
  };
}
