import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { HANG_UP_AFTER, NOT_ASKED, NotAsked, type OpsAnswer, type OpsCall, socketIn } from './ops-protocol.ts';

const PATIENCE = HANG_UP_AFTER + 5000;

/** Asks the shop that runs on this folder. Throws NotAsked; and Error where it went away, so that the outcome is not known. */
export async function askShop(dataDir: string, call: OpsCall): Promise<OpsAnswer> {
  if (call.node !== undefined) throw new NotAsked('--node names a node of a cluster, and NATS_URL names none');
  const said = await converse(dataDir, `${JSON.stringify(call)}\n`);
  if (!said.endsWith('\n')) throw new Error('the shop went away before it answered; it may have done what was asked');
  const answer = JSON.parse(said) as OpsAnswer;
  if ('error' in answer && NOT_ASKED.some((code) => code === answer.error.code))
    throw new NotAsked(answer.error.message);
  return answer;
}

async function converse(dataDir: string, line: string): Promise<string> {
  const socket = connect(socketIn(dataDir));
  try {
    await once(socket, 'connect');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = ['ENOENT', 'ECONNREFUSED'].includes(code) ? '' : ` that can be asked (${(error as Error).message})`;
    throw new NotAsked(
      `no shop is running on ${path.resolve(dataDir)}${reason}: see DATA_DIR, or NATS_URL for a cluster`,
    );
  }
  socket.setTimeout(PATIENCE, () => socket.destroy());
  socket.end(line);
  return text(socket).catch(() => '');
}
