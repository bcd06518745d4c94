import type { IncomingHttpHeaders } from 'node:http';

export type Coding = 'br' | 'gzip';
/** The better first. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** The weights in a header like `br, gzip;q=0.5`, by name, https://www.rfc-editor.org/rfc/rfc9110#name-quality-values. */
function weightsOf(header: string): Map<string, number> {
  const weights = header.split(',').map((part): [string, number] => {
    const [name = ''] = part.split(';', 1);
    const [, weight] = /;\s*q\s*=\s*([\d.]*)/i.exec(part) ?? [];
    return [name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight) || 0];
  });
  return new Map(weights);
}

/** The compression that a client likes best; undefined where it wants none, or none that we know. */
export function codingFor({ 'accept-encoding': header = '' }: IncomingHttpHeaders): Coding | undefined {
  const weights = weightsOf(header);
  const weight = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0;
  const [best] = CODINGS.toSorted((one, other) => weight(other) - weight(one));
  return best && weight(best) > 0 && weight(best) >= (weights.get('identity') ?? 0) ? best : undefined;
}

/** Whether it follows what it asks for: server-sent events are all that it takes, or what it likes best. */
export function wantsStream({ accept = '' }: IncomingHttpHeaders): boolean {
  if (!accept.includes('text/event-stream')) return false;
  const weights = weightsOf(accept);
  return (weights.get('text/event-stream') ?? 0) > (weights.get('application/json') ?? 0);
}

/** Whether one answer will do, where it gets no stream. */
export function takesJson({ accept = '' }: IncomingHttpHeaders): boolean {
  const weights = weightsOf(accept);
  return (weights.get('application/json') ?? weights.get('*/*') ?? 0) > 0;
}

/** Whether it is a browser that shows its answer to a person; one that takes anything is a program. */
export function wantsPage({ accept = '' }: IncomingHttpHeaders): boolean {
  const weights = weightsOf(accept);
  return (weights.get('text/html') ?? 0) > (weights.get('application/json') ?? 0);
}
