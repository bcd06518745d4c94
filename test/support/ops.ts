import { askShop } from '../../launcher/ops-client.ts';

/** Calls an action of the shop that runs on this folder, as ops do. Throws its refusal, with `code` and `data`. */
export async function opsCall<T = unknown>(dataDir: string, action: string, params: object = {}): Promise<T> {
  const answer = await askShop(dataDir, { action, params: { ...params } });
  if ('result' in answer) return answer.result as T;
  const { message, code, data } = answer.error;
  throw Object.assign(new Error(message), { code, data });
}
