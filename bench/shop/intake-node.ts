import { runNode } from '../../launcher/run-node.ts';
import { readConfig } from '../../platform/config/config.ts';

/** One machine with only these services, which the command line offers to the nodes of a cluster alone. */
process.umask(0o077);
await runNode(readConfig(process.env), process.argv.slice(2));
