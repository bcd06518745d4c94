import { shopOf } from '../../launcher/prompt/asked-shop.ts';
import { brokerInCluster, brokerOnOneMachine } from '../../launcher/prompt/prompt-broker.ts';
import { type ExitCode, runCommand } from '../../launcher/prompt/run-command.ts';
import type { Scope } from './scope.ts';

interface Typed {
  code: ExitCode;
  out: string;
  /** What was complained of. */
  err: string;
  asked: string[];
}

/** Types commands as a person does who answers each question with `answer`, or as a script does that cannot answer. */
export async function prompt(t: Scope, where: { folder: string } | { nats: string }) {
  const broker = await ('nats' in where ? brokerInCluster(where.nats) : brokerOnOneMachine(where.folder));
  t.after(() => broker.stop());
  return async (line: string, answer?: boolean): Promise<Typed> => {
    const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
    const confirm = async (question: string) => {
      asked.push(question);
      return answer ?? false;
    };
    const code = await runCommand(line.split(' '), shopOf(broker), {
      print: (text) => void out.push(`${text}\n`),
      complain: (text) => void err.push(`${text}\n`),
      confirm: answer === undefined ? undefined : confirm,
    });
    return { code, out: out.join(''), err: err.join(''), asked };
  };
}
