import { Discoverers } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';

const BEAT = SECOND / 2;
const CHECK = SECOND / 4;
const SILENT = 2 * SECOND;

/**
 * Gives up a node that was silent for 2 s, so that a killed one costs its callers no more than that; Moleculer's own clock
 * counts in whole seconds and needs up to twice the silence it was told.
 */
export class QuickDiscoverer extends Discoverers.Local {
  readonly #heard = new Map<string, number>();
  #checked = 0;

  override startHeartbeatTimers(): void {
    super.startHeartbeatTimers();
    clearInterval(this.heartbeatTimer);
    clearInterval(this.checkNodesTimer);
    this.heartbeatTimer = setInterval(() => this.beat(), BEAT).unref();
    this.checkNodesTimer = setInterval(() => this.checkRemoteNodes(), CHECK).unref();
  }

  override heartbeatReceived(nodeID: string, payload: Record<string, unknown>): void {
    this.#heard.set(nodeID, performance.now());
    super.heartbeatReceived(nodeID, payload);
  }

  override processRemoteNodeInfo(nodeID: string, payload: Record<string, unknown>) {
    this.#heard.set(nodeID, performance.now());
    return super.processRemoteNodeInfo(nodeID, payload);
  }

  /** A check that comes late tells of this node only: it was busy or asleep, and has not heard what the others said. */
  override checkRemoteNodes(): void {
    const now = performance.now();
    const late = now - this.#checked > SECOND;
    this.#checked = now;
    for (const { id, local, available } of this.registry.nodes.toArray()) {
      if (late) this.#heard.set(id, now);
      else if (!local && available && now - (this.#heard.get(id) ?? 0) > SILENT) this.#giveUp(id);
    }
  }

  #giveUp(id: string): void {
    this.#heard.delete(id);
    this.registry.nodes.disconnected(id, true);
  }
}
