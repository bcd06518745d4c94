import { useEffect, useRef } from '../base/view.js';
import { commandOf } from './keys.js';

/** Hears the keys of a bump bar, wherever the focus is: `commands[name](command)` does what a key asks for. */
export function useKeys(commands) {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const hear = (event) => {
      const command = document.querySelector('dialog[open]') ? null : commandOf(event);
      if (!command) return;
      event.preventDefault();
      latest.current[command.do](command);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
