import { ConfigError } from '../config/config-error.ts';

/** The shape in which documents are stored; another shape gets another number. Nothing is migrated. */
export const DOCUMENTS_FORMAT = 5;

interface Store {
  /** The variable at fault, and which of its stores. */
  name: string;
  /** Undefined where it holds data without a number. */
  format: number | undefined;
}

/** Throws ConfigError where a store has another format than this version reads: it could lose what it does not understand. */
export function assertFormat({ name, format }: Store, known: number): void {
  if (format === known) return;
  const found = format === undefined ? 'an unnumbered format' : `format ${format}`;
  throw new ConfigError(
    `${name} holds data in ${found}, and this version reads format ${known} alone: run the version that wrote it, or begin with an empty store`,
  );
}
