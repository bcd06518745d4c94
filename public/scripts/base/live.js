import { ApiError, answerOf, ask, get } from './api.js';
import { eventsOf, withChange } from './event-stream.js';
import { StreamWatch } from './stream-watch.js';

/** All in milliseconds. */
const STREAM_AGAIN = 5 * 60_000;
const [SOONEST, LATEST] = [1_000, 30_000];
/** A page that nobody sees holds no connection after so long, unless it `stays`. */
const UNSEEN = 60_000;
/** A machine that slept does not know that its connection is gone: who looks again, and heard nothing for so long, asks anew. */
const PERHAPS_GONE = 18_000;

/**
 * Follows what is at an address of the interface: its answer now, then each change of it. By server-sent events; where a proxy
 * swallows those, by asking again, ever less often while nothing changes. `told({answer, isConnected, error})` hears of all of it;
 * a refusal of the shop's that is not passing ends it. `key`: the name of the id of the answer's `items`.
 */
export function follow(path, options) {
  const following = new Following(path, options);
  following.run();
  return following;
}

class Following {
  #path;
  #told;
  #key;
  #headers;
  #stays;
  #answer;
  #lastId;
  #failures = 0;
  #noStreamUntil = 0;
  #unseenAt = Number.POSITIVE_INFINITY;
  #watch;
  #isEnded = false;
  /** Whether the connection was given up to make another at once, which is no failure. */
  #isLeft = false;
  #wake = () => {};
  #listeners = {
    visibilitychange: () => this.#look(),
    online: () => this.#comeBack(),
    offline: () => this.#lost(new ApiError(0)),
  };

  constructor(path, { told, key, headers = {}, stays = false }) {
    this.#path = path;
    this.#told = told;
    this.#key = key;
    this.#headers = headers;
    this.#stays = stays;
    for (const [name, listener] of Object.entries(this.#listeners)) window.addEventListener(name, listener, true);
  }

  async run() {
    while (!this.#isEnded) {
      this.#isLeft = false;
      try {
        if (this.#isUnseen()) await this.#pause(UNSEEN);
        else if (Date.now() < this.#noStreamUntil) await this.#askAgain();
        else await this.#stream();
      } catch (error) {
        if (this.#isLeft || this.#isUnseen()) continue;
        this.#failures += 1;
        this.#lost(error);
        this.#noStreamUntil = 0; // What does not answer at all swallows no streams.
        if (!error.passing && error.code) this.stop();
      }
      // Spread, so that a gateway which comes back is not asked by all at once.
      const wait = Math.min(SOONEST * 2 ** Math.max(0, this.#failures - 1), LATEST);
      if (!this.#isEnded) await this.#pause(wait * (0.5 + Math.random()));
    }
  }

  stop() {
    this.#isEnded = true;
    this.#watch?.leave();
    this.#wake();
    for (const [name, listener] of Object.entries(this.#listeners)) window.removeEventListener(name, listener, true);
  }

  /** Shows at once what the page knows by itself: the answer to what it did. */
  change(of) {
    if (this.#answer) this.#take(of(this.#answer));
  }

  async #stream() {
    const resumed = this.#lastId && this.#answer ? { 'Last-Event-ID': this.#lastId } : {};
    const headers = { ...this.#headers, ...resumed, Accept: 'text/event-stream, application/json;q=0.5' };
    this.#watch = new StreamWatch();
    try {
      const response = await ask(this.#path, { headers, signal: this.#watch.signal });
      if (/^text\/event-stream/.test(response.headers.get('Content-Type') ?? '')) await this.#read(response.body);
      else this.#takeWithoutStream(await answerOf(response));
    } catch (error) {
      if (!this.#watch.wasSwallowed) throw error instanceof ApiError ? error : new ApiError(0);
      this.#noStreamUntil = Date.now() + STREAM_AGAIN;
    } finally {
      this.#watch.end();
    }
  }

  async #read(body) {
    for await (const event of eventsOf(body)) {
      this.#watch.heard();
      if (event?.type === 'end') return;
      if (event) this.#lastId = event.id;
      this.#take(event ? this.#answerWith(event) : this.#answer);
    }
  }
  #answerWith = ({ type, data }) => (type === 'snapshot' ? data : withChange(this.#answer, data, this.#key));

  #takeWithoutStream(answer) {
    this.#take(answer);
    this.#noStreamUntil = Date.now() + STREAM_AGAIN;
  }

  async #askAgain() {
    this.#lastId = undefined;
    let wait = SOONEST;
    while (!this.#isEnded && Date.now() < this.#noStreamUntil) {
      const before = JSON.stringify(this.#answer);
      this.#take(await get(this.#path, this.#headers));
      wait = JSON.stringify(this.#answer) === before ? Math.min(wait * 1.5, LATEST) : SOONEST;
      await this.#pause(wait);
    }
  }

  #take(answer) {
    this.#answer = answer;
    this.#failures = 0;
    this.#told({ answer, isConnected: true });
  }
  #lost(error) {
    this.#told({ answer: this.#answer, isConnected: false, error });
  }

  #pause(ms) {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #isUnseen = () => !this.#stays && Date.now() - this.#unseenAt >= UNSEEN;
  #look() {
    this.#unseenAt = document.hidden ? Date.now() : Number.POSITIVE_INFINITY;
    if (document.hidden) setTimeout(() => this.#isUnseen() && this.#watch?.leave(), UNSEEN + 100);
    else if (this.#watch?.silence() > PERHAPS_GONE) this.#again();
    else this.#wake();
  }
  #comeBack() {
    this.#noStreamUntil = 0;
    this.#again();
  }
  #again() {
    this.#isLeft = true;
    this.#watch?.leave();
    this.#wake();
  }
}
