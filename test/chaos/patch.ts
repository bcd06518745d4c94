/** An exact snippet of a source file, found there once, and what stands there instead. */
export interface Patch {
  file: string;
  find: string;
  put: string;
}

/** Source that waits so many milliseconds. */
export const wait = (ms: number): string => `await new Promise((go) => setTimeout(go, ${ms}));`;
/** Plants these in a source. Throws where a snippet is not there exactly once: then it is no longer what the bug was written for. */
export function planted(source: string, patches: readonly Patch[]): string {
  return patches.reduce((text, { file, find, put }) => {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times: ${find}`);
    return parts.join(put);
  }, source);
}
