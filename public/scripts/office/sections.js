/** The parts of the office, in the order of its navigation: whom each is for, and what draws it, which is loaded when it is opened. */
export const SECTIONS = [
  { name: 'today', roles: ['counter'], load: () => import('./today/today.js') },
  { name: 'orders', roles: ['counter'], load: () => import('./orders/orders.js') },
  { name: 'order', roles: ['counter', 'ops'], isHidden: true, load: () => import('./orders/order.js') },
  { name: 'menu', roles: ['counter'], load: () => import('./menu/menu.js') },
  { name: 'hours', roles: ['manager'], load: () => import('./hours/hours.js') },
  { name: 'report', roles: ['manager'], load: () => import('./report/report.js') },
  { name: 'operations', roles: ['manager', 'ops'], load: () => import('./operations/operations.js') },
  { name: 'webhooks', roles: ['ops'], load: () => import('./webhooks/webhooks.js') },
  { name: 'keys', roles: ['manager', 'ops'], load: () => import('./keys/keys.js') },
  { name: 'audit', roles: ['manager'], load: () => import('./audit/audit.js') },
  { name: 'tables', roles: ['counter'], load: () => import('./tables/tables.js') },
];

/** What an address says behind `#`: the name of a part, and what it is to show. */
export function routeOf(hash) {
  const [, name = '', id = null] = /^#?([a-z]+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  return { name, id };
}

/** The part that is shown: the one of the address, else the first that this person may see. `isFor(roles)` tells who may. */
export function sectionOf({ name, id }, isFor) {
  const allowed = SECTIONS.filter(({ roles }) => isFor(roles));
  const named = allowed.find((section) => section.name === name && (!section.isHidden || id));
  return named ?? allowed.find(({ isHidden }) => !isHidden);
}
