const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SLOW = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 1800, 3600, 14_400];

const counter = <L extends string = never>(help: string, ...labels: L[]) =>
  ({ type: 'counter', help, labels }) as const;
const gauge = <L extends string = never>(help: string, ...labels: L[]) => ({ type: 'gauge', help, labels }) as const;
const seconds = <L extends string = never>(buckets: readonly number[], help: string, ...labels: L[]) =>
  ({ type: 'histogram', help, labels, buckets }) as const;

/** Every metric of ours; labels take few values, and never an id. Prometheus sees `comanda.dead-letters.total` as `comanda_dead_letters_total`. */
export const METRICS = {
  'comanda.actions.total': counter('Commands and queries that ended.', 'action', 'cqrs', 'result'),
  'comanda.action.duration.seconds': seconds(QUICK, 'How long they took.', 'action', 'cqrs', 'result'),
  'comanda.refusals.total': counter('Commands and queries refused by a rule or for load, by code.', 'action', 'code'),

  'comanda.orders.total': counter('Moves of orders into a status.', 'status'),
  'comanda.orders.open': gauge('Orders that are not over.', 'status'),
  'comanda.order.status.duration.seconds': seconds(SLOW, 'Time that orders spent in the status they left.', 'status'),
  'comanda.takings.minor-units.total': counter('Totals of the orders that were paid.', 'currency'),
  'comanda.refunds.minor-units.total': counter('Money that went back.', 'currency'),
  'comanda.refunds.total': counter('Moves of refunds into a state.', 'state'),
  'comanda.holds': gauge('Reservations that are neither sold nor released.'),
  'comanda.tickets.open': gauge('Tickets that are not closed.', 'state'),
  'comanda.ticket.oldest.seconds': gauge('Since when it was time to cook the oldest of them.', 'state'),
  'comanda.paid-to-ticket.seconds': seconds(SLOW, "From an order's payment until its ticket was opened."),
  'comanda.promise.off.seconds': seconds(SLOW, 'How far from its first promise a meal was cooked.', 'cooked'),

  'comanda.outbox.unsent': gauge('Records with events of which it is not noted that they were sent.', 'service'),
  'comanda.outbox.oldest.seconds': gauge('Age of the oldest of these events.', 'service'),
  'comanda.order.without-link.oldest.seconds': gauge('Age of the oldest order that waits for its payment link.'),
  'comanda.records.due': gauge('Records whose next look is due.', 'service'),
  'comanda.looks.total': counter('Looks of sweeps at records, planned ones and others.', 'service'),
  'comanda.taken-over.total': counter('Looks at records whose worker died.', 'service'),
  'comanda.channel.waiting': gauge('Events that a consumer has not got yet.', 'consumer'),
  'comanda.channel.unacknowledged': gauge('Events that a consumer has got and not worked yet.', 'consumer'),
  'comanda.dead-letters': gauge('Dead letters that nobody replayed or dropped.', 'service'),
  'comanda.dead-letters.total': counter('Events that a consumer gave up.', 'consumer', 'type'),
  'comanda.alerts.total': counter('What a person should look at.', 'service', 'kind'),
  'comanda.lost-compare-and-sets.total': counter('Writes of a record that another node had changed.', 'service'),
  'comanda.webhook.lag.seconds': seconds(SLOW, 'From an event at Stripe until its webhook was noted.'),
  'comanda.webhook-tries.total': counter('Tries to deliver a webhook.', 'outcome'),
  'comanda.stripe.errors.total': counter('Requests that Stripe did not do.', 'kind'),
  'comanda.redis.unavailable.total': counter('Questions that Redis did not answer.'),
  'comanda.lock.unavailable.total': counter('Work that went on without its lock.', 'service'),

  'comanda.streams.open': gauge('Server-sent events that are followed.'),
  'comanda.event-loop.delay.seconds': gauge('How late timers were since the last scrape.', 'quantile'),
  'comanda.heap.bytes': gauge('Memory that objects use.'),
  'comanda.resident.bytes': gauge('Memory of the process.'),
  'comanda.executor.waiting': gauge('Work that waits for its turn.'),
  'comanda.executor.busy': gauge('Work that is under way.'),
  'comanda.group-commit.waiting': gauge('Reads and writes that wait for the next round trip or commit.', 'store'),
};

type Catalogue = typeof METRICS;
export type MetricName = keyof Catalogue;
type NamesOf<T extends 'counter' | 'gauge' | 'histogram'> = {
  [N in MetricName]: Catalogue[N]['type'] extends T ? N : never;
}[MetricName];
export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;

/** Nothing for a metric without labels. */
export type LabelsOf<N extends MetricName> = [Catalogue[N]['labels'][number]] extends [never]
  ? []
  : [labels: Record<Catalogue[N]['labels'][number], string>];
