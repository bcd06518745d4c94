import { createInterface } from 'node:readline/promises';
import { reach } from '../ask-cluster.ts';
import { NotAsked } from '../ops-protocol.ts';
import { shopOf } from '../prompt/asked-shop.ts';
import { brokerInCluster, brokerOnOneMachine } from '../prompt/prompt-broker.ts';
import { helpOfAll, runCommand, type Terminal } from '../prompt/run-command.ts';
import { isYes, startPrompt } from '../prompt/start-prompt.ts';

const HELP = `usage: npm run repl, or for one command: npm run -s repl -- <command> [--json]

${helpOfAll()}

\`<command> --help\` tells its flags. It asks the shop on DATA_DIR, or the cluster that NATS_URL names. Exit code of one
command: 0: done; 1: refused or failed, or something is left to do; 2: nothing was asked.
`;

const isTerminal = process.stdin.isTTY === true;

const terminal: Terminal = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  confirm: isTerminal ? confirm : undefined,
};

async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return isYes(await lines.question(question));
  } finally {
    lines.close();
  }
}

/** `repl.ts`: the prompt. `repl.ts <command> ...`: one command, and an exit code. Throws NotAsked where there is no shop. */
async function start(words: string[]): Promise<void> {
  if (words[0] === '--help' || words[0] === '-h') return void process.stdout.write(HELP);
  const { NATS_URL, DATA_DIR } = process.env;
  if (NATS_URL) await reach(NATS_URL);
  const broker = NATS_URL ? await brokerInCluster(NATS_URL) : await brokerOnOneMachine(DATA_DIR || 'data');
  if (words.length === 0) return startPrompt(broker, isTerminal);
  const code = await runCommand(words, shopOf(broker), terminal);
  await broker.stop();
  process.exit(code);
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(error instanceof NotAsked ? 2 : 1);
}
