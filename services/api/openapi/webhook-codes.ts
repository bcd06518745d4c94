/** What an answer about webhooks may have for a code. */
export const WEBHOOK_CODES = {
  WEBHOOK_UNKNOWN: { status: 404, when: 'there is no webhook of this id', data: '`endpointId`' },
  WEBHOOK_URL: {
    status: 422,
    when: "a webhook's `url` is no https address, has a user, password or fragment, cannot be looked up, or leads to a private or reserved network: see `errors[]`",
  },
  WEBHOOKS_TOO_MANY: { status: 409, when: 'there are as many webhooks as may be', data: '`most`' },
  WEBHOOK_DISABLED: { status: 409, when: 'the webhook is disabled: enable it first', data: '`endpointId`' },
  DELIVERY_UNKNOWN: {
    status: 404,
    when: 'there is no such delivery to this webhook, or it was over 30 days ago',
    data: '`deliveryId`',
  },
};
