import { inShop } from './address.js';

/** Leads to where people of the shop sign in, and back to this page. */
export const goToSignIn = () =>
  location.assign(inShop(`sign-in?to=${encodeURIComponent(location.pathname + location.search)}`));

/** Whether who is signed in may do what wants one of these roles; a manager may do what kitchen and counter do. */
export const may = ({ roles }, ...wanted) =>
  wanted.some((role) => roles.includes(role) || (role !== 'ops' && roles.includes('manager')));
