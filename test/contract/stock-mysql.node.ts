import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { readConfig } from '../../platform/config/config.ts';
import { JsonSchemaValidator } from '../../platform/contract/json-schema-validator.ts';
import stock from '../../services/stock/stock.service.ts';

/** What the parent asks for, and what it is told. */
export interface Ask {
  id: number;
  action: string;
  params: object;
}
export type Answer = { id: number; result?: unknown; code?: string };

/** A node that runs stock alone, without a transporter: its parent calls it over IPC, its warnings go to stdout. */
const broker = new ServiceBroker({
  logger: { type: 'Console', options: { level: 'warn', colors: false } },
  validator: new JsonSchemaValidator(),
});
broker.createService((await stock(readConfig(process.env))) as unknown as ServiceSchema);
process.on('disconnect', () => process.exit());
process.on('message', async ({ id, action, params }: Ask) => {
  const answer: Answer = { id };
  try {
    answer.result = await broker.call(action, params);
  } catch (error) {
    answer.code = (error as { code?: string }).code ?? String(error);
  }
  process.send?.(answer);
});
try {
  await broker.start();
  process.send?.('started');
} catch (error) {
  console.log(`${error}`);
  process.exit(1);
}
