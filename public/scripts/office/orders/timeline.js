import { dateAndTime, statusText } from '../../base/format.js';
import { hasText, t } from '../../base/language.js';
import { html } from '../../base/view.js';

const byText = (by) => (hasText(`office.order.by.${by}`) ? t(`office.order.by.${by}`) : by);

/** All that happened to an order, who did it, and why; and where its request can be traced. */
export const Timeline = ({ order, traces }) => html`
  <section class="panel" aria-labelledby="timeline-title">
    <h2 id="timeline-title">${t('office.order.timeline')}</h2>
    <ol class="plain timeline">
      ${order.timeline.map(
        ({ at, status, by, who, reason }, i) => html`
          <li key=${i}>
            <strong>${statusText(status)}</strong>
            <span class="quiet"><time datetime=${at}>${dateAndTime(at)}</time> · ${who ?? byText(by)}</span>
            ${reason && html`<span>${reason}</span>`}
          </li>`,
      )}
    </ol>
    ${order.trace_id && html`<${Trace} id=${order.trace_id} traces=${traces} />`}
  </section>`;

/** A link where the shop knows of a place that shows traces, else the id to look for. */
const Trace = ({ id, traces }) => html`
  <p class="quiet">
    ${t('office.order.trace')} ${' '}
    ${
      traces
        ? html`<a href=${traces.replace('{trace_id}', encodeURIComponent(id))} target="_blank" rel="noopener noreferrer"><code>${id}</code></a>`
        : html`<code>${id}</code>`
    }
  </p>`;
