import type { ReactNode } from 'react';
import type { Delimiter, TableForm, TableLayout } from '@site/src/state/import-state';
import { SelectField } from '@site/src/ui/fields/SelectField';
import type { MappingDraft } from './use-mapping-draft';
import styles from './MappingDialog.module.css';

const LAYOUTS: readonly { readonly value: TableLayout; readonly label: string }[] = [
  { value: 'requests', label: 'one request' },
  { value: 'metrics', label: 'one metric' },
  { value: 'statistics', label: 'one statistic' },
  { value: 'runs', label: 'one run' },
];

const DELIMITERS: readonly { readonly value: Delimiter; readonly label: string }[] = [
  { value: ',', label: 'commas' },
  { value: ';', label: 'semicolons' },
  { value: '\t', label: 'tabs' },
  { value: '|', label: 'vertical bars' },
  { value: 'bars', label: 'a frame of bars (Markdown)' },
  { value: 'wide spaces', label: 'two or more spaces' },
  { value: 'spaces', label: 'spaces' },
];

const DECIMALS = [
  { value: '.', label: 'point: 1,234.5' },
  { value: ',', label: 'comma: 1.234,5' },
] as const;

const HEADERS = [
  { value: '0', label: 'nowhere' },
  { value: '1', label: 'in the first row' },
  { value: '2', label: 'in the first row, units below' },
] as const;

/** What a row is and how the file is written; each answer shows the table anew. */
export function MappingDialogForm({ draft }: { readonly draft: MappingDraft }): ReactNode {
  const { preview } = draft;
  const { form } = preview;
  return (
    <div className={styles.form}>
      <SelectField
        label="Each row is"
        value={preview.layout}
        options={LAYOUTS}
        onCommit={draft.setLayout}
      />
      {form.kind === 'text' && <TextForm draft={draft} form={form} />}
      {form.kind === 'json' && preview.paths.length > 1 && (
        <SelectField
          label="Rows are at"
          value={JSON.stringify(form.path)}
          options={preview.paths.map((path) => ({
            value: JSON.stringify(path),
            label: path.length === 0 ? 'the whole file' : path.join(' › '),
          }))}
          onCommit={(value) => {
            const path = preview.paths.find((one) => JSON.stringify(one) === value);
            if (path !== undefined) draft.setForm({ kind: 'json', path });
          }}
        />
      )}
    </div>
  );
}

interface TextFormProps {
  readonly draft: MappingDraft;
  readonly form: Extract<TableForm, { readonly kind: 'text' }>;
}

function TextForm({ draft, form }: TextFormProps): ReactNode {
  return (
    <>
      <SelectField
        label="Cells are separated by"
        value={form.delimiter}
        options={DELIMITERS}
        onCommit={draft.setDelimiter}
      />
      <SelectField
        label="Decimal sign"
        value={form.decimal}
        options={DECIMALS}
        onCommit={(decimal) => draft.setForm({ ...form, decimal })}
      />
      <SelectField
        label="Column names are"
        value={headerValue(form.headerRows)}
        options={HEADERS}
        onCommit={(value) =>
          draft.setForm({ ...form, headerRows: value === '0' ? 0 : value === '1' ? 1 : 2 })
        }
      />
    </>
  );
}

function headerValue(rows: 0 | 1 | 2): '0' | '1' | '2' {
  return rows === 0 ? '0' : rows === 1 ? '1' : '2';
}
