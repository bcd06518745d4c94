import type { kitchenContract } from '../kitchen/kitchen.contract.ts';
import type { orderContract } from '../order/order.contract.ts';
import type { paymentContract } from '../payment/payment.contract.ts';
import type { stockContract } from '../stock/stock.contract.ts';
import type { Contract } from './contract.ts';

interface Services {
  order: typeof orderContract;
  payment: typeof paymentContract;
  stock: typeof stockContract;
  kitchen: typeof kitchenContract;
}
type Names = { [S in keyof Services]: `${S}.${keyof Services[S] & string}` }[keyof Services];
type Of<N extends Names> = N extends `${infer S extends keyof Services}.${infer A}`
  ? A extends keyof Services[S]
    ? Services[S][A]
    : never
  : never;
type Params<C> = C extends Contract<infer P, infer _R> ? P : never;
type Result<C> = C extends Contract<infer _P, infer R> ? R : never;

/** A call to another service that does not compile with a wrong name or wrong parameters. */
export type Call = <N extends Names>(name: N, params: Params<Of<N>>) => Promise<Result<Of<N>>>;
