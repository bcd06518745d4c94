import { inShop } from '../../base/address.js';
import { answerOf } from '../../base/api.js';
import { t } from '../../base/language.js';
import { html, useEffect, useState } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';

const EVERY = 10_000;

/** Whether the shop can take orders, and the nodes that it runs on. */
export function Health() {
  const nodes = useAnswer('/nodes', { every: EVERY });
  const [health, setHealth] = useState(null);
  useEffect(() => {
    const look = () =>
      document.hidden ||
      readiness().then(setHealth, () => setHealth({ status: 'unavailable', missing: [], checks: {} }));
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, []);
  const isGood = health?.status === 'ok';
  return html`
    <section class="panel" aria-labelledby="health-title">
      <h2 id="health-title">${t('office.operations.health')}</h2>
      <p class=${`notice ${isGood ? 'good' : ''}`} role="status">
        ${health ? t(`office.operations.${isGood ? 'ready' : 'notReady'}`, { missing: health.missing.join(', ') }) : t('common.loading')}
      </p>
      <div class="row">
        ${Object.entries(health?.checks ?? {}).map(
          ([name, { ok, ms }]) =>
            html`<span key=${name} class=${`badge ${ok ? 'good' : 'bad'}`}>${ok ? '✓' : '✗'} ${t('office.operations.check', { name, ms })}</span>`,
        )}
      </div>
      <h3 class="below">${t('office.operations.nodes')}</h3>
      <${Standing} ...${nodes} />
      <ul class="plain refunds">${nodes.answer?.items.map((node) => html`<${Node} key=${node.id} ...${node} />`)}</ul>
    </section>`;
}

/** It answers 503 where the shop is not ready, with the reasons all the same. */
async function readiness() {
  const response = await fetch(inShop('health/ready'), { cache: 'no-store' });
  return response.status === 503 ? response.json() : answerOf(response);
}

const Node = ({ id, services, isAvailable, cpu, memory, uptime, version }) => html`
  <li>
    <strong>${id}</strong> <span class=${`badge ${isAvailable ? 'good' : 'bad'}`}>${t(`office.operations.${isAvailable ? 'up' : 'away'}`)}</span>
    <p class="quiet">
      ${[
        version,
        typeof cpu === 'number' && t('office.operations.cpu', { percent: cpu }),
        typeof memory === 'number' && t('office.operations.memory', { mega: Math.round(memory / 1_048_576) }),
        typeof uptime === 'number' && t('office.operations.uptime', { count: Math.floor(uptime / 60) }),
        services?.join(', '),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  </li>`;
