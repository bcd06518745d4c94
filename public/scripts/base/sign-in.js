import { inShop } from './address.js';

/** The pages of the shop's people say behind `#` which part of them is shown; behind that of an order its secret stands. */
const PAGES_OF_STAFF = ['office', 'counter', 'kitchen', 'board'];

/** Where people of the shop sign in, and come back from to the page that is at `location`. */
export function signInAddress({ pathname, search, hash }, root = new URL(inShop(''))) {
  const isOfStaff = PAGES_OF_STAFF.some((page) => pathname === root.pathname + page);
  const back = pathname + search + (isOfStaff ? hash : '');
  return new URL(`sign-in?to=${encodeURIComponent(back)}`, root).href;
}
export const goToSignIn = () => location.assign(signInAddress(location));

/** Whether who is signed in may do what wants one of these roles; a manager may do what kitchen and counter do. */
export const may = ({ roles }, ...wanted) =>
  wanted.some((role) => roles.includes(role) || (role !== 'ops' && roles.includes('manager')));
