/**
 * An event's headers as @moleculer/channels wants them: what lies encoded under `$headers` is `ctx.headers` in the consumer. They
 * travel unencoded, so that a dead letter shows its trace. Headers of NATS itself are left out.
 */
export function contextHeaders(headers: Record<string, string>): Record<string, string> {
  const ours = Object.entries(headers).filter(([name]) => !/^(nats-|\$)/i.test(name));
  if (ours.length === 0) return headers;
  return { ...headers, $headers: Buffer.from(JSON.stringify(Object.fromEntries(ours))).toString('base64') };
}
