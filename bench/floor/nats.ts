import { connect, type NatsConnection } from 'nats';

/** The connection of a process of the floor. */
export function natsOf(url: string | undefined): Promise<NatsConnection> {
  const { host, username: user, password } = new URL(String(url));
  return connect({ servers: host, user, pass: decodeURIComponent(password) });
}

/** Answers the calls of a subject, each as soon as it is done; what throws is answered as `{error}`. */
export async function answer<T>(
  nats: NatsConnection,
  subject: string,
  work: (asked: T) => Promise<unknown>,
): Promise<void> {
  for await (const message of nats.subscribe(subject, { queue: subject })) {
    work(message.json<T>()).then(
      (result) => message.respond(JSON.stringify({ result })),
      (error) => message.respond(JSON.stringify({ error: String(error) })),
    );
  }
}

/** Calls a subject of another process; throws what it threw. */
export async function call<R>(nats: NatsConnection, subject: string, asked: unknown): Promise<R> {
  const answered = await nats.request(subject, JSON.stringify(asked), { timeout: 10_000 });
  const { result, error } = answered.json<{ result: R; error?: string }>();
  if (error) throw new Error(error);
  return result;
}
