import { fileURLToPath } from 'node:url';

/** The modules of others that pages import, as npm has them: files by their addresses. */
export const VENDORED: Readonly<Record<string, string>> = {
  '/vendor/preact.js': fileURLToPath(import.meta.resolve('preact')),
  '/vendor/hooks.js': fileURLToPath(import.meta.resolve('preact/hooks')),
  '/vendor/htm.js': fileURLToPath(import.meta.resolve('htm')),
  '/vendor/qrcode.js': fileURLToPath(import.meta.resolve('qrcode-generator')),
};

/** A browser finds no module by the name of its package: they stand beside each other here. */
export const vendored = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString().replaceAll('from"preact"', 'from"./preact.js"'));
