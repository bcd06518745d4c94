import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { sendFile } from './send-file.ts';

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
};
const ADDRESS = /^\/pictures\/([^?#]+)/;
/** No part is hidden, empty, or leads upwards. */
const PATH = /^(?![./])(?!.*\/[./])[^\\\p{C}:]+$/u;

/** Serves the pictures of the menu from their folder: `/pictures/<path>`. Answers false where there is none at that address. */
export async function servePicture(folder: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const found = pictureAt(req.url ?? '');
  if (!found || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
  const headers = {
    'Content-Type': found.type,
    'Cache-Control': 'public, max-age=300',
    // Anybody's page may show them.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  return sendFile(path.join(folder, found.file), headers, req, res);
}

function pictureAt(url: string): { file: string; type: string } | undefined {
  const file = decoded(ADDRESS.exec(url)?.[1] ?? '');
  const type = TYPES[path.extname(file).slice(1).toLowerCase()];
  return type && PATH.test(file) ? { file, type } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
