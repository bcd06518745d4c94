const WAIT_MS = 300;
const OLD_MS = 60_000;

/**
 * Asks the shop what the wanted order comes to: a moment after it changed last, one question at a time, and what is answered
 * to an earlier wish is dropped. `ask(body)` asks, `told()` hears of each answer.
 */
export function quoting({ ask, told, wait = WAIT_MS }) {
  let wanted = null;
  let last = null;
  /** The answer before, to be seen until the next one is there. */
  let shown = null;
  let timer = 0;
  let running = null;

  const isAnswered = () => !wanted || (last?.key === wanted.key && !last.isOld);

  async function work() {
    while (!isAnswered()) {
      const { key, body } = wanted;
      const result = await ask(body).then(
        (answer) => ({ answer }),
        (error) => ({ error }),
      );
      if (wanted?.key !== key) continue;
      last = { key, at: Date.now(), ...result };
      shown = result.answer ?? null;
      told();
    }
  }
  function run() {
    clearTimeout(timer);
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  }
  /** `stamp` changes with what else the answer hangs on. */
  function want(body, stamp = '') {
    const key = body && JSON.stringify([body, stamp]);
    if (key === (wanted?.key ?? null)) return;
    wanted = body && { key, body };
    if (!wanted) shown = null;
    else if (last?.key === key) shown = last.answer ?? null;
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  }
  /** Asks again where the shop said no, or said yes so long ago. */
  function refresh(age = OLD_MS) {
    if (!last?.error && !(last?.at <= Date.now() - age)) return;
    last.isOld = true;
    run();
  }
  /** The answer to what is wanted. Throws what the shop refused it with. */
  async function settled() {
    if (last?.error) last.isOld = true;
    await run();
    if (last?.error) throw last.error;
    return last?.answer;
  }
  /** `isNew`: the answer is to what is wanted now. */
  function state() {
    const isNew = wanted !== null && last?.key === wanted.key;
    return { answer: shown, error: isNew ? last.error : undefined, isNew };
  }
  return { want, refresh, settled, state };
}
