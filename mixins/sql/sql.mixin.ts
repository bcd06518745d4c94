import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Service, ServiceSchema } from 'moleculer';
import { config } from '../../services/shared/config.ts';
import { migrate, openDatabase } from './database.ts';

interface Options<Tables> {
  migrations: Record<string, Migration>;
  /** Runs after the migrations, at every start. */
  seed(db: Kysely<Tables>): Promise<void>;
}
export type WithDatabase<Tables> = Service & { db: Kysely<Tables> };

/** Where a service's tables are. */
export const sqliteFile = (service: string): string => path.join(config.dataDir, `${service}.sqlite`);

/** Gives a service `this.db` with its tables in their latest shape. */
export const sql = <Tables>({ migrations, seed }: Options<Tables>) =>
  ({
    created(this: WithDatabase<Tables>) {
      this.db = openDatabase<Tables>(sqliteFile(this.name));
    },
    async started(this: WithDatabase<Tables>) {
      await migrate(this.db, migrations);
      await seed(this.db);
    },
    async stopped(this: WithDatabase<Tables>) {
      await this.db.destroy();
    },
  }) as unknown as Partial<ServiceSchema>;
