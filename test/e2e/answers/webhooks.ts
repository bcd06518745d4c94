import { MOST_ENDPOINTS } from '../../../services/webhooks/application/create-endpoint.ts';
import type { AnyShop } from '../../support/any-shop.ts';
import { eventually } from '../../support/eventually.ts';
import type { receiver } from '../../support/receiver.ts';
import { does } from './day.ts';
import { type Refused, refused } from './refused.ts';

interface Webhook {
  id: string;
  disabled: object | null;
}
const events = ['order.paid'];
const ALL = { from: '2020-01-01T00:00:00.000Z' };

/** Each operation of webhooks succeeds, and is refused in each of its ways. `pos` is gone for good at `/gone`. */
export async function webhooks(shop: AnyShop, pos: Awaited<ReturnType<typeof receiver>>): Promise<void> {
  const { id } = await does(shop, 'POST /webhooks', { url: pos.url('/till'), events });
  for (const what of ['GET /webhooks', `GET /webhooks/${id}`, `POST /webhooks/${id}/secret`]) await does(shop, what);
  const sent = await does(shop, `POST /webhooks/${id}/test`);
  await does(shop, `GET /webhooks/${id}/deliveries`);
  await does(shop, `POST /webhooks/${id}/deliveries/${sent.id}/replay`);
  await does(shop, `POST /webhooks/${id}/replay`, ALL);

  const gone = await does(shop, 'POST /webhooks', { url: pos.url('/gone'), events });
  const last = await does(shop, `POST /webhooks/${gone.id}/test`);
  await eventually(async () => (await does<Webhook>(shop, `GET /webhooks/${gone.id}`)).disabled);
  const sends: [what: string, body?: object][] = [['test'], ['replay', ALL], [`deliveries/${last.id}/replay`]];
  await refused(
    shop,
    ...sends.map(([what, body]): Refused => [`POST /webhooks/${gone.id}/${what}`, 'WEBHOOK_DISABLED', body]),
    ...[...sends, ['enable'], ['secret']].map(
      ([what, body]): Refused => [`POST /webhooks/nobody/${what}`, 'WEBHOOK_UNKNOWN', body as object | undefined],
    ),
    ...['GET /webhooks/nobody', 'GET /webhooks/nobody/deliveries', 'DELETE /webhooks/nobody'].map(
      (what): Refused => [what, 'WEBHOOK_UNKNOWN'],
    ),
    [`POST /webhooks/${id}/deliveries/nobodys/replay`, 'DELIVERY_UNKNOWN'],
    [`GET /webhooks/${id}/deliveries?after=junk`, 'CURSOR_INVALID'],
    [`POST /webhooks/${id}/replay`, 'CURSOR_INVALID', { ...ALL, after: 'junk' }],
    ['POST /webhooks', 'WEBHOOK_URL', { url: 'ftp://pos.example', events }],
  );
  await does(shop, `POST /webhooks/${gone.id}/enable`);
  await does(shop, `DELETE /webhooks/${gone.id}`);
  for (let nth = 1; nth < MOST_ENDPOINTS; nth++) await does(shop, 'POST /webhooks', { url: pos.url('/till'), events });
  await refused(shop, ['POST /webhooks', 'WEBHOOKS_TOO_MANY', { url: pos.url('/till'), events }]);
}
