import { serve } from './http.ts';
import { call, natsOf } from './nats.ts';

/** The gateway as a process of its own: one call to the order process for each order. */
const nats = await natsOf(process.env.NATS_URL);

serve(Number(process.env.PORT), async (customerId, asked) => {
  const order = await call<object | null>(nats, 'floor.order.create', { customerId, asked });
  return order ? { status: 201, body: order } : { status: 409, body: 'STOCK_INSUFFICIENT' };
});
