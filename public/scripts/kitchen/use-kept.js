import { read, write } from '../base/storage.js';
import { useState } from '../base/view.js';

/** As useState, of what this device remembers under a name. */
export function useKept(name, otherwise) {
  const [value, setValue] = useState(read(name, otherwise));
  const keep = (next) => {
    write(name, next);
    setValue(next);
  };
  return [value, keep];
}
