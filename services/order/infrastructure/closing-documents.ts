import { onPage, type TrailEntry, type TrailPage, trailEntry } from '../../../kernel/trail.ts';
import { type Documents, insertNew } from '../../../platform/documents/documents.ts';
import type { Closing, ClosingPage, Closings } from '../application/ports.ts';
import type { ZReport } from '../domain/day-report.ts';

/** `version` is 2 once it is closed. */
export interface StoredClosing {
  _id: string;
  version: number;
  number: number;
  from: string | null;
  until: string;
  report: ZReport | null;
  closedAt: string | null;
  closedBy: string | null;
}
export interface StoredClosingPage extends ClosingPage {
  _id: string;
}

/** A page of the trail is of a week. */
const MOST_CLOSED = 500;

/** Sorts as the numbers do. */
const idOf = (number: number): string => String(number).padStart(10, '0');
const pageId = (number: number, nth: number): string => `${idOf(number)}:${idOf(nth)}`;

/** Z reports and the lists of their entries. What was inserted first stays, and a report is stored once. */
export class ClosingDocuments implements Closings {
  readonly #closings: Documents<StoredClosing>;
  readonly #pages: Documents<StoredClosingPage>;

  constructor(closings: Documents<StoredClosing>, pages: Documents<StoredClosingPage>) {
    this.#closings = closings;
    this.#pages = pages;
  }

  async latest(): Promise<Closing | undefined> {
    const [stored] = await this.#closings.find({ query: { _id: { $gt: '' } }, sort: '-_id', limit: 1 });
    return stored && toClosing(stored);
  }

  async find(number: number): Promise<Closing | undefined> {
    const stored = await this.#closings.findById(idOf(number));
    return stored && toClosing(stored);
  }

  async open({ number, from, until }: Closing): Promise<void> {
    const document = { _id: idOf(number), version: 1, number, from, until: until.toISOString() };
    await insertNew(this.#closings, { ...document, report: null, closedAt: null, closedBy: null });
  }

  async page(number: number, nth: number): Promise<ClosingPage | undefined> {
    return this.#pages.findById(pageId(number, nth));
  }

  async addPage(number: number, nth: number, page: ClosingPage): Promise<ClosingPage> {
    const document = { _id: pageId(number, nth), ...page };
    await insertNew(this.#pages, document);
    return (await this.page(number, nth)) ?? document;
  }

  async close(number: number, report: ZReport, who: string | null): Promise<ZReport> {
    const $set = { version: 2, report, closedAt: report.madeAt, closedBy: who };
    await this.#closings.updateMany({ _id: idOf(number), version: 1 }, { $set });
    const stored = await this.find(number);
    if (!stored?.report) throw new Error(`Z ${number} was closed and is not stored`);
    return stored.report;
  }

  async changes(page: TrailPage): Promise<TrailEntry[]> {
    const { id, from, before } = page;
    const span = { closedAt: { $gte: from, $lte: before } };
    const closed =
      id === undefined
        ? await this.#closings.find({ query: span, sort: '-closedAt', limit: MOST_CLOSED })
        : [await this.#closings.findById(id.padStart(10, '0'))];
    return onPage(closed.flatMap(trailOf), page);
  }
}

function trailOf(closing: StoredClosing | undefined): TrailEntry[] {
  if (!closing || closing.closedAt === null) return [];
  const { number, closedAt, closedBy: who } = closing;
  return [
    trailEntry(new Date(closedAt), { who, what: 'closeDay', kind: 'day', id: `${number}`, details: `Z ${number}` }),
  ];
}

const toClosing = ({ number, from, until, report }: StoredClosing): Closing => ({
  number,
  from,
  until: new Date(until),
  report,
});
