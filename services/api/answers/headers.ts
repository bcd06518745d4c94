import type { ServerResponse } from 'node:http';

/** A year, in seconds. Nothing is said of other names below the shop's: they may be somebody else's. */
const ONLY_BY_TLS = 'max-age=31536000';
/**
 * What helmet sets (https://helmetjs.github.io/), stricter where no answer of ours needs more, and `no-store`, because most
 * answers are about a customer. An answer that needs other values sets them over these.
 */
const OF_ALL = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
};
const NO_FRAMES = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

/** A menu may name pictures elsewhere, by https; nothing else of a page comes from anywhere but here. */
export const POLICY = `default-src 'self'; img-src 'self' https:; ${NO_FRAMES}`;

/** The page of the interface is somebody else's work: it sets styles in scripts, and draws its marks from data addresses. */
export const POLICY_OF_DOCS = `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ${NO_FRAMES}`;

/** What browsers go by at documents only. A page has dozens of scripts: without these they are a quarter smaller, and as safe. */
const OF_DOCUMENTS = [
  ...['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster', 'Referrer-Policy'],
  ...['X-DNS-Prefetch-Control', 'X-Download-Options', 'X-Frame-Options', 'X-Permitted-Cross-Domain-Policies'],
  'X-XSS-Protection',
];

/** For a script or a style. */
export function leaveOutOfDocuments(response: ServerResponse): void {
  for (const name of OF_DOCUMENTS) response.removeHeader(name);
}

/** Sets the headers that every answer has. A browser comes by TLS only once it has been told so: where customers come by it. */
export function securityHeaders(publicUrl: string): (response: ServerResponse) => void {
  const isTls = publicUrl.startsWith('https:');
  const headers = new Map(Object.entries({ ...OF_ALL, ...(isTls && { 'Strict-Transport-Security': ONLY_BY_TLS }) }));
  return (response) => void response.setHeaders(headers);
}
