import type { Migration } from 'kysely/migration';
import { define } from '../../../platform/sql/define.ts';

/** In words that SQLite and MySQL both understand. */
const TABLES = [
  `CREATE TABLE items (
    id varchar(64) NOT NULL PRIMARY KEY,
    position integer NOT NULL,
    name varchar(200) NOT NULL,
    description text NOT NULL,
    picture text,
    category varchar(100) NOT NULL,
    price_minor integer NOT NULL,
    currency varchar(3) NOT NULL,
    price_id varchar(255),
    available integer NOT NULL CHECK (available >= 0),
    sold_out integer NOT NULL,
    archived integer NOT NULL
  )`,
  `CREATE TABLE reservations (
    order_id varchar(64) NOT NULL PRIMARY KEY,
    state varchar(8) NOT NULL,
    currency varchar(3),
    created_at varchar(24) NOT NULL,
    look_again_at varchar(24),
    looks integer NOT NULL,
    wasted integer NOT NULL
  )`,
  'CREATE INDEX reservations_by_look ON reservations (look_again_at)',
  `CREATE TABLE reservation_lines (
    order_id varchar(64) NOT NULL,
    item_id varchar(64) NOT NULL,
    position integer NOT NULL,
    name varchar(200) NOT NULL,
    quantity integer NOT NULL,
    unit_price integer NOT NULL,
    price_id varchar(255),
    PRIMARY KEY (order_id, item_id)
  )`,
  `CREATE TABLE movements (
    id varchar(64) NOT NULL PRIMARY KEY,
    item_id varchar(64) NOT NULL,
    order_id varchar(64),
    reason varchar(16) NOT NULL,
    available_change integer NOT NULL,
    units integer NOT NULL,
    note varchar(200),
    at varchar(24) NOT NULL
  )`,
  'CREATE INDEX movements_by_item ON movements (item_id)',
  `CREATE TABLE dead_letters (
    id varchar(200) NOT NULL PRIMARY KEY,
    consumer varchar(100) NOT NULL,
    type varchar(100) NOT NULL,
    event text NOT NULL,
    headers text NOT NULL,
    error text NOT NULL,
    count integer NOT NULL,
    at varchar(24) NOT NULL
  )`,
  'CREATE INDEX dead_letters_by_time ON dead_letters (at)',
];

/** The index by time alone stays: a node of the version before lists by it. */
const DROPPED_LETTERS = [
  'ALTER TABLE dead_letters ADD COLUMN dropped_at varchar(24)',
  'ALTER TABLE dead_letters ADD COLUMN drop_reason varchar(200)',
  'CREATE INDEX dead_letters_by_state ON dead_letters (dropped_at, at)',
  'CREATE INDEX dead_letters_by_type ON dead_letters (type, dropped_at, at)',
];

/** In the order of their names; one that has run anywhere is never changed, only followed by another. */
export const migrations: Record<string, Migration> = {
  '001_stock': {
    up: (db) => define(db, TABLES),
  },
  '002_dropped_letters': {
    up: (db) => define(db, DROPPED_LETTERS),
  },
  '003_movements_by_order': {
    up: (db) => define(db, ['CREATE INDEX movements_by_order ON movements (order_id)']),
  },
};
