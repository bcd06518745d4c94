interface Operation {
  responses: Record<string, { $ref?: string }>;
}
interface Shared {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, object> };
}

/** The document of the interface, with what operations share in each place that names it. */
export function unshared<T>(document: object): T {
  const copy: Shared = structuredClone(document) as Shared;
  for (const { responses } of Object.values(copy.paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, { $ref }] of Object.entries(responses)) {
      const name = $ref?.replace('#/components/responses/', '');
      if (name !== undefined) responses[status] = copy.components.responses[name] as object;
    }
  }
  return copy as T;
}
