const HIDDEN_MS = 30_000;
const LONGEST_MS = 30_000;

/**
 * Does `work` every `every` ms until it answers false: ever slower while it fails (then `failed(error)` is told), rarely
 * while nobody looks. The answer is a function that does it at once and resolves when that is shown.
 */
export function poll({ work, every, failed }) {
  let timer = 0;
  let running = null;
  let again = false;
  let failures = 0;
  let ended = false;

  async function attempt() {
    try {
      ended = (await work()) === false;
      failures = 0;
    } catch (error) {
      failures += 1;
      failed(error);
    }
  }
  async function run() {
    clearTimeout(timer);
    do {
      again = false;
      await attempt();
    } while (again && !ended);
    running = null;
    if (!ended) timer = setTimeout(now, pause());
  }
  /** What is under way may have been read before the caller's change: then it is read once more. */
  function now() {
    again = true;
    if (!ended) running ??= run();
    return running;
  }
  const pause = () => Math.max(Math.min(every * 2 ** failures, LONGEST_MS), document.hidden ? HIDDEN_MS : 0);
  const look = () => document.hidden || now();

  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  now();
  return now;
}
