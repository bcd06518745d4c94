import type { Logger } from 'pino';

/** The quietest first. */
export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type Level = (typeof LEVELS)[number];

/** What logs the commands, queries and events of a service is called that, and the service's name. */
const TOLD = 'cqrs.';
const quieter = (a: Level, b: Level): Level => (LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b);

/**
 * How much each part of this process logs; it can be changed while it runs. The level is that of commands, queries and events;
 * what else a service says, and Moleculer itself, is logged from `warn` on, unless a level is set for it by name.
 */
export class LogLevels {
  readonly #loggers = new Map<string, Pick<Logger, 'level'>>();
  readonly #own = new Map<string, Level>();
  #all: Level;

  constructor(all: Level) {
    this.#all = all;
  }

  /** Keeps the level of this logger, which belongs to this part of the process, as it is set here. */
  add<T extends Pick<Logger, 'level'>>(part: string, logger: T): T {
    this.#loggers.set(part, logger);
    logger.level = this.#levelOf(part);
    return logger;
  }

  /** Whether a service's commands, queries and events are logged at this level: where not, nothing need be built to be logged. */
  isOn(service: string, level: Level): boolean {
    return LEVELS.indexOf(level) <= LEVELS.indexOf(this.#own.get(service) ?? this.#all);
  }

  /** Of one part, or of all: then no part keeps a level of its own. False if nothing here has that name. */
  set(level: Level, part?: string): boolean {
    if (part !== undefined && !this.#loggers.has(part) && !this.#loggers.has(TOLD + part)) return false;
    if (part === undefined) {
      this.#all = level;
      this.#own.clear();
    } else this.#own.set(part, level);
    for (const [name, logger] of this.#loggers) logger.level = this.#levelOf(name);
    return true;
  }

  /** That of all, and those that are set by name. */
  shown(): Record<string, Level> {
    return { all: this.#all, ...Object.fromEntries(this.#own) };
  }

  #levelOf(part: string): Level {
    if (part.startsWith(TOLD)) return this.#own.get(part.slice(TOLD.length)) ?? this.#all;
    return this.#own.get(part) ?? quieter(this.#all, 'warn');
  }
}

/** The name under which a service's commands, queries and events are logged. */
export const toldBy = (service: string): string => TOLD + service;
