import { execFile } from 'node:child_process';
import path from 'node:path';
import { askShop } from '../../launcher/ops-client.ts';
import { INHERITED } from './inherited.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** Calls an action of the shop that runs on this folder, as ops do. Throws its refusal, with `code` and `data`. */
export async function opsCall<T = unknown>(dataDir: string, action: string, params: object = {}): Promise<T> {
  const answer = await askShop(dataDir, { action, params: { ...params } });
  if ('result' in answer) return answer.result as T;
  const { message, code, data } = answer.error;
  throw Object.assign(new Error(message), { code, data });
}

/** What `npm run call -- ...` prints on both of its streams, and its exit code. */
export function call(
  env: Record<string, string>,
  ...args: string[]
): Promise<[code: number, out: string, err: string]> {
  const options = { cwd: ROOT, env: { ...INHERITED, ...env }, timeout: 40_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['call.ts', ...args], options, (_error, out, err) =>
      resolve([child.exitCode ?? -1, out, err]),
    );
  });
}
