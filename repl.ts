import { ServiceBroker } from 'moleculer';
import { betweenNodes } from './mixins/nats/between-nodes.ts';
import { waitForNats } from './mixins/nats/nats.ts';

const { NATS_URL } = process.env;

if (NATS_URL && URL.canParse(NATS_URL)) {
  await waitForNats(NATS_URL, (line) => process.stderr.write(`${line}\n`));
  const broker = new ServiceBroker({ ...betweenNodes(NATS_URL), logger: false, skipProcessEventRegistration: true });
  await broker.start();
  broker.repl();
} else {
  process.stderr.write('NATS_URL is missing: the REPL joins the cluster that it names\n');
  process.exitCode = 1;
}
