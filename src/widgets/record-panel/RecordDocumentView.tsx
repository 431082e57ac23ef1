import type { ReactNode } from 'react';
import type { PrintableRecord } from '@site/src/state/export-record';
import styles from './PrintRecord.module.css';

type Block = PrintableRecord['sections'][number]['blocks'][number];
type Inline = Extract<Block, { readonly kind: 'list' }>['items'][number];

export function RecordDocumentView({
  printable,
}: {
  readonly printable: PrintableRecord;
}): ReactNode {
  return (
    <article>
      <h1>{printable.title}</h1>
      {printable.sections.map((section) => (
        <section key={section.id}>
          <h2>{section.title}</h2>
          {section.blocks.map((block, index) => (
            // Blocks of a printed document are never reordered.
            <BlockView key={`${section.id}-${index}`} block={block} />
          ))}
        </section>
      ))}
      <p className={styles.footer}>{printable.footer}</p>
    </article>
  );
}

function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return block.text
        .split(/\n{2,}/u)
        .map((paragraph, index) => <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>);
    case 'facts':
      return (
        <dl className={styles.facts}>
          {block.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Text value={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={`${index}-${textOf(item).slice(0, 20)}`}>
              <Text value={item} />
            </li>
          ))}
        </ul>
      );
    case 'code':
      return (
        <figure className={styles.code}>
          <figcaption>{block.caption}</figcaption>
          <pre>{block.text}</pre>
        </figure>
      );
    case 'table':
      return (
        <table className={styles.table}>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {block.columns.map(({ label, numeric }) => (
                <th key={label} scope="col" data-numeric={numeric}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={`${index}-${textOf(row[0] ?? '')}`}>
                {row.map((cell, place) => (
                  <td
                    key={block.columns[place]?.label ?? place}
                    data-numeric={block.columns[place]?.numeric}
                  >
                    <Text value={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

/** On paper an address must be readable, so it stands behind the text. */
function Text({ value }: { readonly value: Inline }): ReactNode {
  if (typeof value === 'string') return value;
  return value.text === value.url ? value.url : `${value.text} (${value.url})`;
}

function textOf(value: Inline): string {
  return typeof value === 'string' ? value : value.text;
}
