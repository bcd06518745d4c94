import { show } from '../base/page.js';
import { ForStaff } from '../base/staff-page.js';
import { html } from '../base/view.js';
import { Kitchen } from './kitchen.js';

show(html`<${ForStaff} roles=${['kitchen', 'counter']} page=${Kitchen} />`);
