import type { Alert } from '../../../kernel/alert.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import type { Delivery, DeliveryStatus, Ended } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { Lanes } from './lanes.ts';
import type { NextTurn } from './next-turn.ts';

export interface Endpoints {
  /** All of them, the oldest first; what another node has not answered yet may be missing. */
  all(): Promise<readonly Endpoint[]>;
  /** Throws WebhookUnknown. */
  find(id: string): Promise<Endpoint>;
  add(endpoint: Endpoint): Promise<void>;
  /** Answers it as it is stored after the change, which may run more than once. Throws WebhookUnknown. */
  update(id: string, change: (endpoint: Endpoint) => void): Promise<Endpoint>;
  /** What people did to them, removed ones too, the newest first. */
  changes(page: TrailPage): Promise<TrailEntry[]>;
  /** Those that were removed before then. */
  forgetRemoved(before: Date): Promise<void>;
}

export interface DeliveryFilter {
  endpointId: string;
  status?: DeliveryStatus | undefined;
  /** Sort keys: those from `from` on, and before `before`. */
  from?: string | undefined;
  before?: string | undefined;
  limit: number;
}
export interface Deliveries {
  /** False if it is there already. */
  add(delivery: Delivery): Promise<boolean>;
  find(id: string): Promise<Delivery | undefined>;
  /** Answers it as it is stored after the change, which may run more than once. Throws DeliveryUnknown. */
  update(id: string, change: (delivery: Delivery) => void): Promise<Delivery>;
  /** The newest first. */
  list(filter: DeliveryFilter): Promise<Delivery[]>;
  /** Ids of those to this endpoint that are due, the longest due first. `restarted`: those of a dead process too. */
  due(endpointId: string, now: Date, limit: number, restarted: boolean): Promise<string[]>;
  /** How many wait for this endpoint, counted no further than `most`. */
  waiting(endpointId: string, most: number): Promise<number>;
  /** Removes those that are kept no longer, `limit` at most; answers how many. */
  removeOld(now: Date, limit: number): Promise<number>;
}

export interface Message {
  url: string;
  id: string;
  /** Exactly what is signed. */
  body: string;
  /** A signature for each. */
  secrets: readonly string[];
  at: Date;
}
/** How a request ended. `isSlow`: the receiver is overloaded, or its name cannot be resolved. */
export type Sent = Omit<Ended, 'at'> & { isSlow: boolean };

export interface WebhookDeps {
  endpoints: Endpoints;
  deliveries: Deliveries;
  lanes: Lanes;
  /** Of removing what is kept no longer. */
  clearUp: NextTurn;
  now(): Date;
  /** Who of the shop's people asks; null for all others. */
  who: string | null;
  newId(): string;
  /** The same for the same parts. */
  idOf(...parts: string[]): string;
  newSecret(): string;
  /** Posts a message to an address that is looked up and checked for it. Never rejects. */
  send(message: Message): Promise<Sent>;
  /** Throws WebhookUrl for an address that no message would be sent to. */
  assertReachable(url: string): Promise<void>;
  /** Milliseconds that `send` takes at most. */
  sentWithin: number;
  /** Milliseconds from each try to the next. */
  plan: readonly number[];
  /** Milliseconds for which an endpoint is left alone that is slow and does not say for how long. */
  slowFor: number;
  tried(outcome: 'delivered' | 'failed'): void;
  alert(kind: Alert, orderId: string, message: string): void;
  /** Goes on with a delivery after the answer; what fails is logged, and the sweep's. */
  inBackground(deliveryId: string, work: (deps: WebhookDeps) => Promise<unknown>): void;
}
