interface Answer {
  content?: Record<string, { examples?: object }>;
}
type Paths = Record<string, Record<string, { responses: Record<string, Answer> }>>;

/** `400-ADDRESS_MALFORMED-BODY_MALFORMED`; undefined for what may be no refusal. */
function nameOf(status: string, { content = {} }: Answer): string | undefined {
  const { 'application/problem+json': problem, ...others } = content;
  if (!problem?.examples || Object.keys(others).length > 0) return undefined;
  return [status, ...Object.keys(problem.examples)].join('-');
}

/** Takes the refusals that operations have in common out of them, and answers these by their names, which then stand in their place. */
export function shareRefusals(paths: Paths): Record<string, Answer> {
  const places = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.keys(responses).map((status) => ({ responses, status })));
  const named = places.map((place) => ({ ...place, answer: place.responses[place.status] as Answer }));
  const byName = Map.groupBy(named, ({ status, answer }) => nameOf(status, answer));
  const shared = [...byName].filter(([name, { length }]) => name !== undefined && length > 1);
  for (const [name, all] of shared)
    for (const { responses, status } of all)
      Object.assign(responses, { [status]: { $ref: `#/components/responses/${name}` } });
  return Object.fromEntries(shared.map(([name, [first]]) => [name, first?.answer ?? {}]));
}
