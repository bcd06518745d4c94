import { isLeft } from '../actions.ts';
import { asksForHelp, readCall } from '../call-line.ts';
import { byUser } from '../caller.ts';
import { HELP } from '../help.ts';
import { NotAsked } from '../ops-protocol.ts';

/** Calls one action of a running shop, of the cluster that NATS_URL names or of the process on DATA_DIR. Answers the exit code. */
async function call(args: string[]): Promise<number> {
  const { NATS_URL, DATA_DIR } = process.env;
  if (asksForHelp(args)) return print(HELP, 0);
  const wanted = { ...readCall(args), who: byUser('call') };
  const answer = NATS_URL
    ? await (await import('../ask-cluster.ts')).askCluster(NATS_URL, wanted)
    : await (await import('../ops-client.ts')).askShop(DATA_DIR || 'data', wanted);
  if ('result' in answer) {
    return print(`${JSON.stringify(answer.result, null, 2)}\n`, isLeft(wanted.action, answer.result) ? 1 : 0);
  }
  const { code, message, data } = answer.error;
  process.stderr.write(`${code}: ${message}\n${data === null ? '' : `${JSON.stringify(data, null, 2)}\n`}`);
  return 1;
}

function print(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

try {
  process.exitCode = await call(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof NotAsked ? 2 : 1;
}
// A cluster that does not answer is still being asked.
process.exit();
