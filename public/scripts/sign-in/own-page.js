import { inShop } from '../base/address.js';

/** The address of a page of this shop, as `to` names it; that of `otherwise` where `to` leads anywhere else. */
export function ownPage(to, otherwise, root = new URL(inShop(''))) {
  try {
    const { href, origin, pathname } = new URL(to, root);
    if (to && origin === root.origin && pathname.startsWith(root.pathname)) return href;
  } catch {
    // It is no address at all.
  }
  return new URL(otherwise, root).href;
}

/** Where somebody with these roles begins, who came for no page of the shop's. */
export function homeOf(roles) {
  if (roles.includes('manager') || roles.includes('ops')) return 'office';
  return roles.includes('kitchen') ? 'kitchen' : 'counter';
}
