/** Writes a document in a markup language. */
import type { Block, Inline, RecordDocument } from '../document/document';
import type { MarkupSyntax } from './syntax';

export function renderDocument(
  { title, sections, footer }: RecordDocument,
  syntax: MarkupSyntax,
): string {
  const parts = [
    syntax.heading(1, title),
    ...sections.flatMap((section) => [
      syntax.heading(2, section.title),
      ...section.blocks.map((block) => renderBlock(block, syntax)),
    ]),
    syntax.text(footer),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block, syntax: MarkupSyntax): string {
  switch (block.kind) {
    case 'paragraph':
      return syntax.text(block.text);
    case 'facts':
      return block.facts
        .map(({ label, value }) =>
          syntax.listItem(`${syntax.label(`${label}:`)} ${renderInline(value, syntax)}`),
        )
        .join('\n');
    case 'list':
      return block.items.map((item) => syntax.listItem(renderInline(item, syntax))).join('\n');
    case 'code':
      return `${syntax.label(`${block.caption}:`)}\n\n${syntax.code(block.text)}`;
    case 'table':
      return [
        `${syntax.label(block.caption)}\n`,
        syntax.tableHead(
          block.columns.map(({ label }) => syntax.cell(syntax.text(label))),
          block.columns.map(({ numeric }) => numeric),
        ),
        ...block.rows.map((row) =>
          syntax.tableRow(row.map((cell) => syntax.cell(renderInline(cell, syntax)))),
        ),
      ].join('\n');
  }
}

function renderInline(value: Inline, syntax: MarkupSyntax): string {
  return typeof value === 'string' ? syntax.text(value) : syntax.link(value.text, value.url);
}
