import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  MysqlDialect,
  MysqlDriver,
  type MysqlPool,
  type SelectModifierNode,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely';

/** SQLite lets one transaction write at a time: it knows no row locks and needs none, so FOR UPDATE is left out. */
export class Sqlite extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ForgivingSqlite(this.#config);
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new WithoutRowLocks();
  }
}
class WithoutRowLocks extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate') super.visitSelectModifier(node);
  }
}

/** Where the disk is full SQLite may have rolled back by itself: a rollback that it refuses hides nothing of what went wrong before. */
class ForgivingSqlite extends SqliteDriver {
  /** Takes the write lock at once: SQLite waits for another process (a backup) only before a transaction has read something. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

/** A rollback that cannot be sent any more hides nothing of what went wrong before: the server rolls back by itself. */
export class Mysql extends MysqlDialect {
  readonly #pool: () => Promise<MysqlPool>;

  constructor(pool: () => Promise<MysqlPool>) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new ForgivingRollback({ pool: this.#pool });
  }
}
class ForgivingRollback extends MysqlDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}
