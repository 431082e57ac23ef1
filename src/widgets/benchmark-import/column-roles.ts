/** What a column of a table can be, as choices for a select: a metric, or one of the other roles. */
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import { listForeignUnits } from '@site/src/domain/units';
import type { ColumnRole } from '@site/src/state/import-state';

/** Only what one row of a table can be about: a single request. */
const METRIC_CHOICES = METRICS.filter(
  ({ shape }) => shape === 'per_request' || shape === 'per_chunk',
);

const OTHER_ROLES: readonly {
  readonly value: string;
  readonly label: string;
  readonly role: ColumnRole;
}[] = [
  { value: 'ignore', label: 'Leave this column out', role: { role: 'ignore' } },
  {
    value: 'outcome',
    label: 'Outcome: succeeded or failed',
    role: { role: 'status', meaning: 'outcome' },
  },
  {
    value: 'error',
    label: 'Error text, empty when it succeeded',
    role: { role: 'status', meaning: 'error' },
  },
  { value: 'start', label: 'Start time', role: { role: 'start time', unit: 's' } },
  { value: 'end', label: 'End time', role: { role: 'end time', unit: 's' } },
  { value: 'attribute', label: 'Text to group by', role: { role: 'attribute' } },
];

export const ROLE_OPTIONS = [
  ...OTHER_ROLES.map(({ value, label }) => ({ value, label })),
  ...METRIC_CHOICES.map(({ id, label }) => ({ value: `metric:${id}`, label, group: 'Metrics' })),
];

/** The option that stands for a role. */
export function roleValue(role: ColumnRole): string {
  switch (role.role) {
    case 'metric':
      return `metric:${role.metric}`;
    case 'status':
      return role.meaning;
    case 'start time':
      return 'start';
    case 'end time':
      return 'end';
    case 'ignore':
    case 'attribute':
      return role.role;
  }
}

/** The role that an option stands for; a metric starts in the first unit that its kind of quantity can be in. */
export function createRole(value: string): ColumnRole {
  const other = OTHER_ROLES.find((choice) => choice.value === value);
  if (other !== undefined) return other.role;
  const metric = METRIC_CHOICES.find(({ id }) => value === `metric:${id}`);
  const unit = metric === undefined ? undefined : unitChoices(metric.id)[0];
  return metric === undefined || unit === undefined
    ? { role: 'ignore' }
    : { role: 'metric', metric: metric.id, unit };
}

const TIME_UNITS = ['iso', 's', 'ms', 'us', 'ns'] as const;

/** The units that a column of this role can be in; none for a role without one. */
export function unitOptions(
  role: ColumnRole,
): readonly { readonly value: string; readonly label: string }[] {
  if (role.role === 'metric')
    return unitChoices(role.metric).map((value) => ({ value, label: value }));
  if (role.role !== 'start time' && role.role !== 'end time') return [];
  return TIME_UNITS.map((value) => ({ value, label: value === 'iso' ? 'date and time' : value }));
}

export function withUnit(role: ColumnRole, unit: string): ColumnRole {
  if (role.role === 'metric') {
    const chosen = unitChoices(role.metric).find((choice) => choice === unit);
    return chosen === undefined ? role : { ...role, unit: chosen };
  }
  if (role.role !== 'start time' && role.role !== 'end time') return role;
  const chosen = TIME_UNITS.find((choice) => choice === unit);
  return chosen === undefined ? role : { ...role, unit: chosen };
}

export function unitOf(role: ColumnRole): string | null {
  return 'unit' in role ? role.unit : null;
}

type MetricRole = Extract<ColumnRole, { readonly role: 'metric' }>;

function unitChoices(metric: MetricRole['metric']): readonly MetricRole['unit'][] {
  return listForeignUnits(getMetric(metric).unit);
}
