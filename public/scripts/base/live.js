import { ApiError, answerOf, ask, get } from './api.js';
import { eventsOf, withChange } from './event-stream.js';

/** All in milliseconds. The shop sends something every 15 s: where nothing comes for so long, the connection is dead. */
const SILENCE = 40_000;
/** A stream begins at once; a proxy that has sent nothing of it by then keeps it to itself. */
const SWALLOWED = 6_000;
const STREAM_AGAIN = 5 * 60_000;
const [SOONEST, LATEST] = [1_000, 30_000];
/** A page that nobody sees holds no connection after so long, unless it `stays`. */
const UNSEEN = 60_000;

/**
 * Follows what is at an address of the interface: its answer now, then each change of it. By server-sent events; where a proxy
 * swallows those, by asking again, ever less often while nothing changes. `told({answer, isConnected, error})` hears of all of it;
 * an `error` that is not passing ends it. Answers `stop()` and `change(of)`, which shows at once what the page knows by itself.
 */
export function follow(path, { told, key, headers = {}, stays = false }) {
  let answer;
  let lastId;
  let heardAt = 0;
  let failures = 0;
  let noStreamUntil = 0;
  let ended = false;
  let leave = new AbortController();
  let wake = () => {};

  function take(now) {
    const isNew = JSON.stringify(now) !== JSON.stringify(answer);
    answer = now;
    failures = 0;
    told({ answer, isConnected: true });
    return isNew;
  }
  const pause = (ms) =>
    new Promise((done) => {
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const lost = (error) => told({ answer, isConnected: false, error });

  async function stream() {
    heardAt = Date.now();
    const resumed = lastId && answer ? { 'Last-Event-ID': lastId } : {};
    const wanted = { ...headers, ...resumed, Accept: 'text/event-stream, application/json;q=0.5' };
    leave = new AbortController();
    const watch = watchOver(leave, () => heardAt);
    try {
      const response = await ask(path, { headers: wanted, signal: leave.signal });
      if (!/^text\/event-stream/.test(response.headers.get('Content-Type') ?? '')) {
        take(await answerOf(response));
        noStreamUntil = Date.now() + STREAM_AGAIN;
        return;
      }
      for await (const event of eventsOf(response.body)) {
        heardAt = Date.now();
        watch.hasBegun();
        failures = 0;
        if (event?.type === 'end') return;
        if (event) {
          lastId = event.id;
          take(event.type === 'snapshot' ? event.data : withChange(answer, event.data, key));
        } else told({ answer, isConnected: true });
      }
    } catch (error) {
      if (watch.wasSwallowed()) noStreamUntil = Date.now() + STREAM_AGAIN;
      else throw error instanceof ApiError ? error : new ApiError(0);
    } finally {
      watch.end();
    }
  }

  async function askAgain() {
    let wait = SOONEST;
    while (!ended && Date.now() < noStreamUntil) {
      wait = take(await get(path, headers)) ? SOONEST : Math.min(wait * 1.5, LATEST);
      lastId = undefined;
      await pause(wait);
    }
  }

  async function run() {
    while (!ended) {
      try {
        if (isUnseen()) await pause(UNSEEN);
        else if (Date.now() < noStreamUntil) await askAgain();
        else await stream();
      } catch (error) {
        if (ended) return;
        if (isUnseen()) continue;
        failures += 1;
        lost(error);
        if (!error.passing) return end();
      }
      if (!ended) await pause(failures === 0 ? 0 : Math.min(SOONEST * 2 ** (failures - 1), LATEST));
    }
  }

  let unseenAt = Number.POSITIVE_INFINITY;
  const isUnseen = () => !stays && Date.now() - unseenAt >= UNSEEN;
  /** Who looks again, or is online again, need not wait; a machine that slept does not know that its connection is gone. */
  function look() {
    if (document.hidden) {
      unseenAt = Date.now();
      if (!stays) setTimeout(() => isUnseen() && leave.abort(), UNSEEN + 100);
      return;
    }
    unseenAt = Number.POSITIVE_INFINITY;
    if (Date.now() - heardAt > SWALLOWED * 3) leave.abort();
    wake();
  }
  function online() {
    leave.abort();
    wake();
  }
  const offline = () => lost(new ApiError(0));
  function end() {
    ended = true;
    leave.abort();
    wake();
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  }

  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  run();
  return {
    stop: end,
    change(of) {
      if (!answer) return;
      answer = of(answer);
      told({ answer, isConnected: true });
    },
  };
}

/** Gives a stream up that does not begin, or that has fallen silent. */
function watchOver(leave, heardAt) {
  let begun = false;
  let swallowed = false;
  const timer = setInterval(() => {
    const silence = Date.now() - heardAt();
    swallowed ||= !begun && silence > SWALLOWED;
    if (swallowed || silence > SILENCE) leave.abort();
  }, 1000);
  return {
    hasBegun() {
      begun = true;
    },
    wasSwallowed: () => swallowed,
    end: () => clearInterval(timer),
  };
}
