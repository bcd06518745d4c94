/** All in milliseconds. The shop sends something every 15 s: where nothing comes for so long, the connection is dead. */
const DEAD = 40_000;
/** A stream begins at once; a proxy that has sent nothing of it by then keeps it to itself. */
const SWALLOWED = 6_000;

/** Gives a stream up, by its `signal`, that does not begin or that has fallen silent. */
export class StreamWatch {
  #controller = new AbortController();
  #heardAt = Date.now();
  #hasBegun = false;
  #timer = setInterval(() => this.#look(), 1000);
  wasSwallowed = false;

  get signal() {
    return this.#controller.signal;
  }
  heard() {
    this.#hasBegun = true;
    this.#heardAt = Date.now();
  }
  silence = () => Date.now() - this.#heardAt;
  leave() {
    this.#controller.abort();
  }
  end() {
    clearInterval(this.#timer);
  }

  #look() {
    this.wasSwallowed ||= !this.#hasBegun && this.silence() > SWALLOWED;
    if (this.wasSwallowed || this.silence() > DEAD) this.leave();
  }
}
