/** Keeps others off these keys while `work` runs, as far as it can: it sheds load and never decides. */
export interface Lock {
  hold<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` unless another node is at it: then it answers false, at once. The key is held as long as the work lasts, and
   * three seconds longer if the node dies. Where Redis is away the work is done all the same.
   */
  alone(key: string, work: () => Promise<void>): Promise<boolean>;
  close(): void;
}

/** On one machine nobody is in the way. */
export const noLock: Lock = {
  hold: (_keys, work) => work(),
  alone: (_key, work) => work().then(() => true),
  close: () => {},
};
