import { parseArgs } from 'node:util';
import type { Config } from '../platform/config/config.ts';
import { ConfigError } from '../platform/config/config-error.ts';

export const SERVICES = ['stock', 'order', 'payment', 'kitchen', 'webhooks', 'stripe-twin', 'api'];
const MOST_INSTANCES = 64;

/** What the command line asks this node to be: `start.ts order stock --instances=2`. Throws ConfigError. */
export function readChoice(args: string[], config: Config): { names: string[]; instances: number } {
  const { values, positionals } = parse(args);
  const instances = Number(values.instances ?? 1);
  if (!Number.isInteger(instances) || instances < 1 || instances > MOST_INSTANCES) {
    throw new ConfigError(`--instances must be a whole number from 1 to ${MOST_INSTANCES}, not "${values.instances}"`);
  }
  if (!config.cluster && (positionals.length > 0 || instances > 1)) {
    throw new ConfigError('NATS_URL is missing: without a cluster one process runs all services, and none are named');
  }
  return { names: servicesOf(positionals, config), instances };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { instances: { type: 'string', short: 'i' } }, allowPositionals: true });
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

function servicesOf(asked: string[], { stripe }: Config): string[] {
  const unknown = asked.filter((name) => !SERVICES.includes(name));
  if (unknown.length > 0)
    throw new ConfigError(`no service is called ${unknown.join(', ')}; there are ${SERVICES.join(', ')}`);
  if (asked.includes('stripe-twin') && !stripe.twinUrl) {
    throw new ConfigError('STRIPE=twin is missing, or real Stripe keys are set: stripe-twin does not run beside them');
  }
  const chosen = asked.length > 0 ? asked : SERVICES;
  return SERVICES.filter((name) => chosen.includes(name) && (name !== 'stripe-twin' || stripe.twinUrl));
}
