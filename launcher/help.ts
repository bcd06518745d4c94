import type { Contract } from '../platform/contract/contract.ts';
import { CONSUMERS, OWN, SHARED } from './actions.ts';

export const USAGE =
  "usage: npm run -s call -- <service.action> [--name value ...], or --json '{...}' for all parameters";

/** Those that are for people; the others are the services' own way to talk to each other. */
function forPeople(service: string, contracts: Record<string, Contract>): string[] {
  return Object.entries(contracts).flatMap(([name, { ops, params, remembers }]) => {
    if (!ops) return [];
    const flags = Object.entries(params.properties).filter(([flag]) => flag !== remembers);
    const must = params.required as readonly string[] | undefined;
    const shown = flags.map(([flag, of]) => (must?.includes(flag) && !('default' in of) ? `--${flag}` : `[--${flag}]`));
    return [`${service}.${name} ${shown.join(' ')}`.trimEnd(), `    ${ops}`];
  });
}

export const HELP = `${USAGE}

npm run -s call -- order.deadLetters --limit 5
npm run -s call -- payment.reconcile --repair
npm run -s call -- stock.restock --movementId m7 --itemId burrata --quantity 20

${Object.entries(OWN)
  .flatMap(([service, contracts]) => forPeople(service, contracts))
  .join('\n')}

Of each service (${CONSUMERS.join(', ')}):

${forPeople('<service>', SHARED).join('\n')}

Of the nodes, of each or of --node <id>: '$node.health', '$node.metrics', '$node.services', '$node.actions', '$node.list',
'$node.alerts', '$node.logLevel' (--level, --service), '$node.drain' (--off, --force).

It asks the shop on DATA_DIR, or the cluster that NATS_URL names, and prints JSON. Exit code 0: done; 1: refused or failed,
or the answer says that something failed or is left to do; 2: nothing was asked.
`;
