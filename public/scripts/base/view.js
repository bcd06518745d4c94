import htm from '../../vendor/htm.js';
import { h } from '../../vendor/preact.js';

export { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from '../../vendor/hooks.js';
export { render } from '../../vendor/preact.js';

/** Markup with values in it, as Preact draws it; strings become text, never markup. */
export const html = htm.bind(h);
