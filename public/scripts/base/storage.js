import { inShop } from './address.js';

const memory = new Map();
/** What the browser did not take: of this, memory has what is newer. */
const unkept = new Set();

/** The browser's name for what the pages call `key`: several shops may be under paths of one host. */
export const storedAs = (key) => `comanda${new URL(inShop('')).pathname}${key}`;

/** What was written under this name; `fallback` where nothing was. Where the browser keeps nothing, memory does until the page is closed. */
export function read(key, fallback) {
  const known = memory.get(key) ?? fallback;
  if (unkept.has(key)) return known;
  try {
    return JSON.parse(localStorage.getItem(storedAs(key))) ?? known;
  } catch {
    return known;
  }
}

export function write(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(storedAs(key), JSON.stringify(value));
    unkept.delete(key);
  } catch {
    unkept.add(key); // Storage is off or full.
  }
}

/** 128 random bits as hex; `crypto.randomUUID` is missing on plain http, where a phone in the shop may be. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Who orders from this browser: an id nobody can guess, made once. */
export function customerId() {
  const known = read('customer', null);
  if (typeof known === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(known)) return known;
  const made = randomId();
  write('customer', made);
  return made;
}
