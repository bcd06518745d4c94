import { inShop } from './address.js';

const memory = new Map();
/** Several shops may be under paths of one host. */
export const keyOf = (key) => `comanda${new URL(inShop('')).pathname}${key}`;

/** What was written under this name; `fallback` where nothing was. Where the browser keeps nothing, memory does until the page is closed. */
export function read(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(key))) ?? memory.get(key) ?? fallback;
  } catch {
    return memory.get(key) ?? fallback;
  }
}

export function write(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(keyOf(key), JSON.stringify(value));
  } catch {
    forget(key); // Storage is off or full: memory has it, and what was there before no longer counts.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(keyOf(key));
  } catch {
    // Storage is off.
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
