/** When this process does something for all next; at once after its start. */
export class NextTurn {
  #nextAt = new Date(0);

  isDue(now: Date): boolean {
    return now >= this.#nextAt;
  }

  next(at: Date): void {
    this.#nextAt = at;
  }
}
