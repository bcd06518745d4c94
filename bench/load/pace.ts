import { setTimeout as sleep } from 'node:timers/promises';

/** Calls `send` at a rate that does not ask whether the last one was answered; resolves when the last one is sent. */
export async function pace(rate: number, seconds: number, send: (k: number) => void): Promise<void> {
  const began = performance.now();
  const total = Math.round(rate * seconds);
  for (let k = 0; k < total; await sleep(4)) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
    for (; k < due; k++) send(k);
  }
}
