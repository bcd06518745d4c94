import {
  type DatabaseConnection,
  type Driver,
  MysqlDialect,
  MysqlDriver,
  type MysqlPool,
  type SelectModifierNode,
  SqliteDialect,
  SqliteQueryCompiler,
} from 'kysely';

/** SQLite lets one transaction write at a time: it knows no row locks and needs none, so FOR UPDATE is left out. */
export class Sqlite extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new WithoutRowLocks();
  }
}
class WithoutRowLocks extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate') super.visitSelectModifier(node);
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
