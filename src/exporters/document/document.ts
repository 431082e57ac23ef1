/**
 * A record as a readable document: headed sections of plain text, tables and code, with no markup in them. Every readable export
 * is made from it, and the print view draws it directly.
 */

/** Plain text, or a link whose address has been checked (https, http or mailto). */
export type Inline = string | { readonly text: string; readonly url: string };

export interface Fact {
  readonly label: string;
  readonly value: Inline;
}

export interface Column {
  readonly label: string;
  /** Right-aligned. */
  readonly numeric: boolean;
}

export type Block =
  /** May hold several paragraphs, set off by empty lines. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inline[])[];
    }
  /** A command or query, to be kept exactly. */
  | { readonly kind: 'code'; readonly caption: string; readonly text: string };

export interface DocumentSection {
  /** Unique in the document; for anchors. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface RecordDocument {
  readonly title: string;
  readonly sections: readonly DocumentSection[];
  /** Where the document comes from: record id, revision, program. */
  readonly footer: string;
}
