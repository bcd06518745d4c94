import type { Patch } from './patch.ts';

const RECORDS = 'platform/record/records.ts';
const AGENDA = 'kernel/agenda.ts';

/** What somebody could have written in the record actor and its agenda, and the test file that must fail of it. */
export const ACTOR_BUGS: Record<string, { patches: Patch[]; caughtBy: string }> = {
  'a query is answered from memory while another node moved the record on': {
    patches: [
      {
        file: RECORDS,
        find: 'async find(id: string): Promise<A | undefined> {\n    return (await this.#standing(id, this.#isAlone))?.aggregate;',
        put: 'async find(id: string): Promise<A | undefined> {\n    return (await this.#standing(id, true))?.aggregate;',
      },
    ],
    caughtBy: 'test/contract/records.test.ts',
  },
  'a no-op is decided from memory while another node moved the record on': {
    patches: [
      { file: RECORDS, find: 'if (!remembered || this.#isAlone) {', put: 'if (remembered || this.#isAlone) {' },
    ],
    caughtBy: 'test/contract/records.test.ts',
  },
  'a record is not forgotten after a lost compare-and-set': {
    patches: [
      {
        file: RECORDS,
        find: 'if (!(await this.#write(to, changes, from.version))) this.#memory.delete(id);',
        put: 'if (!(await this.#write(to, changes, from.version))) continue;',
      },
    ],
    caughtBy: 'test/contract/records.test.ts',
  },
  'a record is not forgotten after a write of unknown outcome': {
    patches: [{ file: RECORDS, find: 'this.#memory.delete(id);\n        throw error;', put: 'throw error;' }],
    caughtBy: 'test/contract/records.test.ts',
  },
  'an event, and its mark, overtake the record': {
    patches: [
      {
        file: RECORDS,
        find: 'if (!(await this.#write(to, changes, from.version)))',
        put: 'this.#sendAll(applied);\n      if (!(await this.#write(to, changes, from.version)))',
      },
    ],
    caughtBy: 'test/contract/records.test.ts',
  },
  'a refusal leaves half a change behind': {
    patches: [
      {
        file: 'platform/record/change.ts',
        find: 'const aggregate = mapping.copy(from.aggregate);',
        put: 'const aggregate = from.aggregate;',
      },
    ],
    caughtBy: 'test/contract/records.test.ts',
  },
  'a lease is shorter than the queue': {
    patches: [{ file: AGENDA, find: 'LEASE = 15 * SECOND;', put: 'LEASE = 5 * SECOND;' }],
    caughtBy: 'test/domain/agenda.test.ts',
  },
  'what was stored as claimed is never taken up': {
    patches: [{ file: AGENDA, find: '(dueAt <= now || (restarted && claimed))', put: 'dueAt <= now && !claimed' }],
    caughtBy: 'test/domain/one-order.died.test.ts',
  },
  'work carries the deadline of the request': {
    patches: [
      {
        file: 'platform/contract/deps.ts',
        find: 'requestID === undefined ? {} : { requestID }',
        put: '{ ...(requestID !== undefined && { requestID }), timeout: 100 }',
      },
    ],
    caughtBy: 'test/service/detached-call.test.ts',
  },
};
