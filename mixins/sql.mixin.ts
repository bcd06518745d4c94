import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Service, ServiceSchema } from 'moleculer';
import { HOUR, SECOND } from '../kernel/time.ts';
import { Unavailable } from '../kernel/unavailable.ts';
import type { Config } from '../platform/config/config.ts';
import { probeOf } from '../platform/documents/probe.ts';
import { createTables, probeWrite, type Schema } from '../platform/sql/create-tables.ts';
import { databaseFor } from '../platform/sql/database.ts';
import { rerun } from '../platform/sql/rerun.ts';
import { probeAction } from './probe-action.ts';

interface Options<Tables> {
  schema: Schema;
  /** Runs after the tables are made, at every start of every node, and more than once if two nodes start together. */
  seed(db: Kysely<Tables>): Promise<unknown>;
}
export type WithDatabase<Tables> = Service & {
  db: Kysely<Tables>;
  stoppingSql: AbortController;
  /** Throws where the tables cannot be written. */
  probe(): Promise<void>;
};
type Starting<Tables> = WithDatabase<Tables> & { prepareTables(): Promise<boolean> };

/** Gives a service `this.db` with its tables; in a cluster its start waits for MySQL. Its start throws ConfigError if they have another format. */
export const sql = <Tables>({ schema, seed }: Options<Tables>, config: Pick<Config, 'cluster' | 'dataDir'>) =>
  ({
    created(this: WithDatabase<Tables>) {
      this.db = databaseFor<Tables>(this.name, config);
      this.stoppingSql = new AbortController();
      this.probe = probeOf(() => probeWrite(this.db));
    },
    actions: { probe: probeAction },
    async started(this: Starting<Tables>) {
      while (!(await this.prepareTables()))
        this.logger.warn('MySQL went away meanwhile; its tables are looked at again');
    },
    async stopped(this: WithDatabase<Tables>) {
      this.stoppingSql.abort(new Error('this node is stopping'));
      await Promise.race([this.db.destroy(), sleep(2 * SECOND, undefined, { ref: false })]);
    },
    methods: {
      /** False where MySQL went away over it: a node that starts waits for it, however often that happens. */
      async prepareTables(this: WithDatabase<Tables>): Promise<boolean> {
        if (config.cluster) {
          const { waitForMysql } = await import('../platform/sql/wait-for-mysql.ts');
          const { logger, stoppingSql } = this;
          await waitForMysql({
            url: config.cluster.mysql,
            stopping: stoppingSql.signal,
            warn: (line) => logger.warn(line),
          });
        }
        const patient = databaseFor<Tables>(this.name, config, HOUR); // A large table takes its time, and so does the node before us.
        try {
          await rerun(() => createTables(patient, schema));
          await rerun(() => seed(patient));
          return true;
        } catch (error) {
          if (error instanceof Unavailable && config.cluster) return false;
          throw error;
        } finally {
          await patient.destroy();
        }
      },
    },
  }) as unknown as Partial<ServiceSchema>;
