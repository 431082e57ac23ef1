import { useMemo, useState } from 'react';
import {
  changeDelimiter,
  rebuildPreview,
  rebuildRows,
  type ColumnRole,
  type Delimiter,
  type NamedRow,
  type RowGuess,
  type TableForm,
  type TableLayout,
  type TableMapping,
  type TablePreview,
} from '@site/src/state/import-state';
import { forgetMapping, recallMapping } from '@site/src/state/remembered-mappings';

interface Draft {
  readonly preview: TablePreview;
  readonly roles: readonly ColumnRole[];
  readonly rows: readonly RowGuess[];
}

export interface MappingDraft extends Draft {
  /** The answers are those of an earlier file with the same columns. */
  readonly isRecalled: boolean;
  readonly mapping: TableMapping;
  readonly setRole: (index: number, role: ColumnRole) => void;
  readonly setRow: (row: NamedRow) => void;
  readonly setLayout: (layout: TableLayout) => void;
  readonly setForm: (form: TableForm) => void;
  readonly setDelimiter: (delimiter: Delimiter) => void;
  readonly forget: () => void;
}

/** What the reader has said so far about a table; another form or layout starts with new guesses. */
export function useMappingDraft(asked: TablePreview): MappingDraft {
  const recalled = useMemo(() => recallMapping(asked), [asked]);
  const [isRecalled, setIsRecalled] = useState(recalled !== null);
  const [draft, setDraft] = useState<Draft>(() => startDraft(asked, recalled));
  const { preview, roles, rows } = draft;

  const show = (next: TablePreview | null): void => {
    if (next !== null) setDraft(startDraft(next, null));
  };

  return {
    ...draft,
    isRecalled,
    mapping: {
      columns: roles,
      layout: preview.layout,
      rows: rows.map(({ name, meaning }) => ({ name, meaning })),
      form: preview.form,
    },
    setRole: (index, role) => {
      const columns = roles.map((other, place) => (place === index ? role : other));
      const guessed = preview.layout === 'metrics' ? rebuildRows(preview, columns) : [];
      setDraft({ preview, roles: columns, rows: keepAnswers(guessed, rows) });
    },
    setRow: (answer) =>
      setDraft({
        ...draft,
        rows: rows.map((row) =>
          row.name === answer.name
            ? { ...row, ...answer, certain: true, reason: 'as you said' }
            : row,
        ),
      }),
    setLayout: (layout) => show(rebuildPreview(preview, { layout })),
    setForm: (form) => show(rebuildPreview(preview, { form, layout: preview.layout })),
    setDelimiter: (delimiter) => show(changeDelimiter(preview, delimiter)),
    forget: () => {
      forgetMapping(asked);
      setIsRecalled(false);
      setDraft(startDraft(asked, null));
    },
  };
}

function startDraft(preview: TablePreview, recalled: TableMapping | null): Draft {
  const shown = recalled === null ? null : rebuildPreview(preview, recalled);
  if (recalled === null || shown === null) {
    return { preview, roles: preview.guesses.map(({ role }) => role), rows: preview.rowGuesses };
  }
  const answers = new Map(recalled.rows?.map((row) => [row.name, row]));
  return {
    preview: shown,
    roles: recalled.columns,
    rows: shown.rowGuesses.map((row) => ({ ...row, ...answers.get(row.name) })),
  };
}

/** A row that the reader has described stays as described. */
function keepAnswers(
  guessed: readonly RowGuess[],
  before: readonly RowGuess[],
): readonly RowGuess[] {
  const known = new Map(before.map((row) => [row.name, row]));
  return guessed.map((row) => {
    const old = known.get(row.name);
    return old?.reason === 'as you said' ? old : row;
  });
}
