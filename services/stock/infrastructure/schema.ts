import type { Schema } from '../../../platform/sql/create-tables.ts';

/** The tables of stock; their rows are typed in `tables.ts`. */
export const schema: Schema = {
  format: 2,
  tables: [
    {
      name: 'items',
      columns: `
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
        archived integer NOT NULL`,
      indexes: {},
    },
    {
      name: 'reservations',
      columns: `
        order_id varchar(64) NOT NULL PRIMARY KEY,
        state varchar(8) NOT NULL,
        currency varchar(3),
        created_at varchar(24) NOT NULL,
        due_at varchar(24),
        tries integer NOT NULL,
        wasted integer NOT NULL,
        trace varchar(55)`,
      indexes: { by_due: 'due_at' },
    },
    {
      name: 'reservation_lines',
      columns: `
        order_id varchar(64) NOT NULL,
        item_id varchar(64) NOT NULL,
        position integer NOT NULL,
        name varchar(200) NOT NULL,
        quantity integer NOT NULL,
        unit_price integer NOT NULL,
        price_id varchar(255),
        PRIMARY KEY (order_id, item_id)`,
      indexes: {},
    },
    {
      name: 'movements',
      columns: `
        id varchar(64) NOT NULL PRIMARY KEY,
        item_id varchar(64) NOT NULL,
        order_id varchar(64),
        reason varchar(16) NOT NULL,
        available_change integer NOT NULL,
        units integer NOT NULL,
        note varchar(200),
        at varchar(24) NOT NULL`,
      indexes: { by_item: 'item_id', by_order: 'order_id' },
    },
    {
      name: 'dead_letters',
      columns: `
        id varchar(200) NOT NULL PRIMARY KEY,
        consumer varchar(100) NOT NULL,
        type varchar(100) NOT NULL,
        event text NOT NULL,
        headers text NOT NULL,
        error text NOT NULL,
        count integer NOT NULL,
        at varchar(24) NOT NULL,
        dropped_at varchar(24),
        drop_reason varchar(200)`,
      indexes: { by_state: 'dropped_at, at', by_type: 'type, dropped_at, at' },
    },
  ],
};
