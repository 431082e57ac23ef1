/** Collects what an importer did with a file, for the report that the reader sees beside the numbers. */
import type { ImportReport } from './import-result';

/** A file can have any number of unknown fields; a list longer than this helps nobody. */
const MAX_NAMES = 200;

export class ReportBuilder {
  #rowsRead = 0;
  #rowsKept = 0;
  readonly #dropped = new Map<string, number>();
  readonly #unknownFields = new Set<string>();
  readonly #assumptions = new Set<string>();
  readonly #secrets = new Set<string>();
  readonly #notes = new Set<string>();

  /** Rows (requests, or runs in files without requests) that the file has. */
  read(rows: number): void {
    this.#rowsRead += rows;
  }

  keep(rows: number): void {
    this.#rowsKept += rows;
  }

  drop(reason: string, count = 1): void {
    if (count > 0) this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + count);
  }

  /** Names only: a value may be private. */
  unknownField(name: string): void {
    if (this.#unknownFields.size < MAX_NAMES) this.#unknownFields.add(name.slice(0, 80));
  }

  /** A unit or convention that the file does not state. */
  assume(text: string): void {
    this.#assumptions.add(text);
  }

  /** A kind of private content that was there and was not copied. */
  secret(kind: string): void {
    this.#secrets.add(kind);
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  build(): ImportReport {
    return {
      rowsRead: this.#rowsRead,
      rowsKept: this.#rowsKept,
      dropped: [...this.#dropped].map(([reason, count]) => ({ reason, count })),
      unknownFields: [...this.#unknownFields],
      assumptions: [...this.#assumptions],
      secretsDropped: [...this.#secrets],
      notes: [...this.#notes],
    };
  }
}
