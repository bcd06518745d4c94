import type { CallingOptions, Middleware } from 'moleculer';
import { SECOND } from './kernel/time.ts';
import { joinCluster } from './launcher/join-cluster.ts';
import { opsError } from './launcher/ops-error.ts';
import { opsTrace } from './launcher/ops-trace.ts';
import { waitForNats } from './platform/nats/nats.ts';

const { NATS_URL } = process.env;

type Ask = (action: string, params: unknown, options?: CallingOptions) => Promise<unknown>;

/** Of an error the prompt prints stack and data: here the stack is what `npm run call` prints. */
const inWords =
  (next: Ask): Ask =>
  async (action, params, options) => {
    const trace = opsTrace();
    try {
      return await next(action, params, { ...trace, ...options });
    } catch (error) {
      const { type, data: about } = error as { type?: string; data?: { action?: string } };
      if (type === 'SERVICE_NOT_FOUND') throw Object.assign(new Error(), { stack: `no node has ${about?.action}` });
      const { code, message, data } = opsError(error, trace.requestID);
      throw Object.assign(new Error(message), { data, stack: `${code}: ${message}` });
    }
  };

if (NATS_URL && URL.canParse(NATS_URL)) {
  await waitForNats(NATS_URL, (line) => process.stderr.write(`${line}\n`));
  const broker = joinCluster(NATS_URL, 2 * SECOND, [{ call: inWords } as unknown as Middleware]);
  await broker.start();
  broker.repl();
} else {
  process.stderr.write('NATS_URL is missing: the REPL joins the cluster that it names\n');
  process.exitCode = 1;
}
