/** What keeps a mapping from being imported, as one sentence that says what to do. */
import type { ColumnRole, NamedRow, TableLayout } from '@site/src/state/import-state';
import { roleValue } from './column-roles';

export function findProblem(
  layout: TableLayout,
  roles: readonly ColumnRole[],
  rows: readonly NamedRow[],
  headers: readonly string[],
): string | null {
  return findMissing(layout, roles, rows) ?? findDuplicate(roles, headers);
}

function findMissing(
  layout: TableLayout,
  roles: readonly ColumnRole[],
  rows: readonly NamedRow[],
): string | null {
  const has = (...wanted: readonly ColumnRole['role'][]): boolean =>
    roles.some(({ role }) => wanted.includes(role));
  switch (layout) {
    case 'requests':
      return has('metric') ? null : 'Choose a metric for at least one column.';
    case 'metrics':
      if (!has('row name')) return 'Say which column names the metrics.';
      if (!has('value', 'statistic')) return 'Say which column holds the values.';
      return rows.some(({ meaning }) => meaning.row === 'metric')
        ? null
        : 'Choose a metric for at least one row.';
    case 'statistics':
      if (!has('statistic name')) return 'Say which column names the statistics.';
      return has('metric') ? null : 'Choose a metric for at least one column.';
    case 'runs':
      return has('reported') ? null : 'Choose a metric for at least one column.';
  }
}

/** Several columns may group, name runs or hold the values of several runs; anything else cannot be there twice. */
const REPEATABLE: readonly ColumnRole['role'][] = [
  'ignore',
  'attribute',
  'status',
  'run name',
  'value',
];

function findDuplicate(roles: readonly ColumnRole[], headers: readonly string[]): string | null {
  const seen = new Map<string, number>();
  for (const [index, role] of roles.entries()) {
    if (REPEATABLE.includes(role.role)) continue;
    const value = role.role === 'reported' ? `${role.metric} ${role.statistic}` : roleValue(role);
    const before = seen.get(value);
    if (before !== undefined) {
      return `"${headers[before] ?? ''}" and "${headers[index] ?? ''}" are given the same meaning: leave one out.`;
    }
    seen.set(value, index);
  }
  return null;
}
