/** A table as the generators describe it, and as a Markdown tree has it. */
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';

export type CellPart =
  | string
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string };

/** Plain text, or its parts in order. */
export type Cell = string | readonly CellPart[];

export interface GeneratedTable {
  readonly head: readonly string[];
  /** Each as long as the head. */
  readonly rows: readonly (readonly Cell[])[];
}

export function link(text: string, url: string): CellPart {
  return { kind: 'link', text, url };
}

export function code(text: string): CellPart {
  return { kind: 'code', text };
}

export function strong(text: string): CellPart {
  return { kind: 'strong', text };
}

/** The same tree that a table typed into the page would give: search, print and readers without JavaScript get all of it. */
export function createTableNode({ head, rows }: GeneratedTable): Table {
  return {
    type: 'table',
    align: head.map(() => null),
    children: [createRow(head), ...rows.map(createRow)],
  };
}

function createRow(cells: readonly Cell[]): TableRow {
  return { type: 'tableRow', children: cells.map(createCell) };
}

function createCell(cell: Cell): TableCell {
  const parts = typeof cell === 'string' ? [cell] : cell;
  return { type: 'tableCell', children: parts.map(createPart) };
}

function createPart(part: CellPart): PhrasingContent {
  if (typeof part === 'string') return { type: 'text', value: part };
  switch (part.kind) {
    case 'link':
      return { type: 'link', url: part.url, children: [{ type: 'text', value: part.text }] };
    case 'code':
      return { type: 'inlineCode', value: part.text };
    case 'strong':
      return { type: 'strong', children: [{ type: 'text', value: part.text }] };
  }
}
