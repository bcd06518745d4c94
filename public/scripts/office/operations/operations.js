import { may } from '../../base/sign-in.js';
import { html } from '../../base/view.js';
import { Alerts } from './alerts.js';
import { DeadLetters } from './dead-letters.js';
import { Health } from './health.js';
import { Reconciliation } from './reconciliation.js';

/** What a person should look at, and what mends it. */
export const Section = ({ session }) => html`
  <${Health} />
  <${Alerts} />
  ${may(session, 'ops') && html`<${DeadLetters} /><${Reconciliation} />`}`;
