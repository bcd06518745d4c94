let end: Promise<void> | undefined;

/**
 * Resolves once this turn of the event loop has worked all that arrived, for everybody who asks meanwhile together. What they
 * send to NATS then leaves in one write; the client by itself writes once for each callback.
 */
export function endOfTurn(): Promise<void> {
  end ??= new Promise((resolve) =>
    setImmediate(() => {
      end = undefined;
      resolve();
    }),
  );
  return end;
}
