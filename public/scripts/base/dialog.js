import { html, useEffect, useRef } from './view.js';

/**
 * A modal dialog while it is drawn; `closed()` hears that it was left, by a button of its form, by Escape, or beside it. The browser
 * keeps the focus in it, and gives it back.
 */
export function Dialog({ label, className = '', closed, children }) {
  const dialog = useRef(null);
  const isDrawn = useRef(true);
  useEffect(() => {
    const { current } = dialog;
    const opener = document.activeElement;
    current.showModal();
    return () => {
      isDrawn.current = false; // The browser tells of what is closed here a moment later.
      if (current.open) current.close();
      opener?.isConnected && opener.focus?.();
    };
  }, []);
  const beside = (event) => event.target === dialog.current && closed();
  return html`
    <dialog ref=${dialog} class=${className} aria-label=${label} onClose=${() => isDrawn.current && closed()} onClick=${beside}>${children}</dialog>`;
}
