import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Sends a file as it is, the headers of a HEAD only. Answers false where there is none. */
export async function sendFile(
  file: string,
  headers: Record<string, string>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const opened = await open(file).catch(() => undefined);
  if (!opened) return false;
  try {
    const stat = await opened.stat();
    if (!stat.isFile()) return false;
    res.writeHead(200, { ...headers, 'Content-Length': stat.size, 'X-Content-Type-Options': 'nosniff' });
    const end = Math.max(0, stat.size - 1);
    if (req.method === 'HEAD') res.end();
    else await pipeline(opened.createReadStream({ autoClose: false, end }), res).catch(() => res.destroy());
    return true;
  } finally {
    await opened.close();
  }
}
