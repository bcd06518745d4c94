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

type Env = Record<string, string>;
type On<K> = Extract<Case, { on?: K }>;

const MENU = menuFor(200);
const later = { deadlines: false };

function townAt(url: string, ops: Ops): Town {
  const promises: Town['promises'] = { orders: [], cancelled: [], refunds: [] };
  return { gateways: [url], ops, promises, seen: new Map(), patience: 5000 };
}

/** The story in a shop on one machine; answers what is needed to bring it to rest. */
export async function onFiles(scope: Scope, env: Env, { story }: On<'files'>) {
  const shop = await Shop.open(scope, { env, menu: MENU });
  const town = townAt(shop.url, askAsOps(shop.folder));
  await story({ shop, town, dice: new Dice(1), timePasses: () => timePassesIn(shop.folder, later) });
  return {
    promises: town.promises,
    twinUrl: shop.twinUrl,
    stores: () => shop.stores(),
    timePasses: () => timePassesIn(shop.folder),
    stop: () => shop.stop(),
  };
}

/** The same on the servers of a cluster, with one node. */
export async function onCluster(scope: Scope, env: Env, { story }: On<'cluster'>) {
  const { env: four, stop } = await servers();
  scope.after(stop);
  const [port, folder] = [await freePort(), tempFolderFor(scope)];
  const own = {
    PORT: `${port}`,
    DATA_DIR: folder,
    STRIPE: 'twin',
    STRIPE_TWIN_URL: `http://localhost:${await freePort()}`,
  };
  seedMenu(MENU, folder, { ...four, ...own });
  const node = await new NodeProcess(scope, [], { ...four, ...own, ...env }).opens();
  const town = townAt(`http://localhost:${port}`, await joinAsOps(scope, four.NATS_URL));
  await story({ town, dice: new Dice(1), timePasses: () => timePasses(four, later) });
  return {
    promises: town.promises,
    twinUrl: own.STRIPE_TWIN_URL,
    stores: await clusterStores(scope, four, folder),
    timePasses: () => timePasses(four),
    stop: () => node.stop(),
  };
}
