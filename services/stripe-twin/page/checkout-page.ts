import { formatMoney } from '../../../kernel/money.ts';
import type { StoredSession } from '../objects/objects.ts';
import { returnUrl } from '../objects/session-object.ts';

/** What went wrong with the last button. */
export type Notice = 'declined' | 'unclear';

const NOTICES: Record<Notice, string> = {
  declined: 'Your card was declined: card declined by the bank. Nothing was charged. You can try again.',
  unclear: 'That was not one of the buttons below. Nothing was charged.',
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f4f5f7, #15171c); color: light-dark(#1d2129, #e8eaee); }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
section { background: light-dark(#fff, #20232b); border-radius: 0.75rem; padding: 1.25rem; box-shadow: 0 1px 4px #0003; }
h1 { font-size: 1.35rem; margin: 0 0 0.5rem; }
table { width: 100%; border-collapse: collapse; margin: 0.75rem 0 1.25rem; }
th, td { padding: 0.45rem 0; text-align: left; border-bottom: 1px solid light-dark(#e2e5ea, #343944); overflow-wrap: anywhere; }
th:not(:first-child), td:not(:first-child) { text-align: right; padding-left: 0.75rem; white-space: nowrap; }
tfoot th, tfoot td { font-size: 1.15rem; font-weight: 700; border: 0; }
form { display: grid; gap: 0.6rem; }
button { font: inherit; min-height: 2.9rem; border-radius: 0.5rem; cursor: pointer; border: 1px solid light-dark(#b9bfca, #525a69); background: transparent; color: inherit; }
button.pay { border: 0; background: #4f46e5; color: #fff; font-weight: 700; }
button:focus-visible, a:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
[role='alert'] { border-left: 4px solid #dc2626; background: light-dark(#fdecec, #3b1d1f); padding: 0.6rem 0.8rem; }
.test { font-size: 0.9rem; opacity: 0.8; }
a { color: light-dark(#4338ca, #a5b4fc); }`;

const layout = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main><section>
<h1>${title}</h1>
${content}
</section>
<p class="test">This is an offline Stripe for development and tests: no card is asked for and no money moves.</p>
</main></body>
</html>
`;

/** The page of a session: the lines, the total and the buttons, or why there are none. */
export function renderCheckout(session: StoredSession, notice?: Notice): string {
  if (session.status === 'open')
    return layout('Pay your order', `${alert(notice)}${lines(session)}${buttons(session)}`);
  if (session.status === 'expired') {
    const back = session.cancel_url ? link(session.cancel_url, 'Back to the shop') : '';
    return layout('This payment link has expired', `<p>Nothing was charged, and it can no longer be paid.</p>${back}`);
  }
  const state = session.payment_status === 'paid' ? 'This order is paid' : 'This payment is being processed';
  return layout(
    state,
    `${lines(session)}<p>There is nothing more to do here.</p>${link(returnUrl(session), 'Go on to your order')}`,
  );
}

/** For whoever opens the twin's own address. */
export const renderHome = (): string =>
  layout('The checkout', '<p>Order at the shop; the payment link of your order leads to its page here.</p>');

export const renderNotFound = (): string =>
  layout('There is nothing to pay here', '<p>This payment link is not known. Please look at the link again.</p>');

const alert = (notice: Notice | undefined): string => (notice ? `<p role="alert">${NOTICES[notice]}</p>` : '');
const link = (url: string, text: string): string => `<p><a href="${escaped(url)}">${text}</a></p>`;

function lines({ items, amount_total, currency }: StoredSession): string {
  const money = (minor: number) => escaped(formatMoney(minor, currency));
  const rows = items.map(
    (item) =>
      `<tr><td>${escaped(item.description ?? '')}</td><td>${item.quantity}</td><td>${money(item.amount_total)}</td></tr>`,
  );
  return `<table>
<thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">Amount</th></tr></thead>
<tbody>${rows.join('')}</tbody>
<tfoot><tr><th scope="row" colspan="2">Total</th><td>${money(amount_total)}</td></tr></tfoot>
</table>`;
}

function buttons({ id, amount_total, currency, cancel_url }: StoredSession): string {
  const button = (action: string, text: string, style = '') =>
    `<button name="action" value="${action}"${style}>${text}</button>`;
  return `<form method="post" action="/pay/${id}">
${button('pay', `Pay ${escaped(formatMoney(amount_total, currency))}`, ' class="pay"')}
${button('decline', 'Decline the card')}
${cancel_url ? button('cancel', 'Cancel') : ''}
</form>`;
}
