/** What a column of a table can be, as choices for a select, for each meaning that its rows can have. */
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '@site/src/domain/metrics/metric';
import { isStatistic } from '@site/src/domain/metrics/statistic';
import { listForeignUnits } from '@site/src/domain/units';
import type { ColumnRole, RowMeaning, TableLayout } from '@site/src/state/import-state';
import type { SelectOption } from '@site/src/ui/fields/SelectField';

type Option = SelectOption<string>;

interface Choice {
  readonly value: string;
  readonly label: string;
  /** In the preview's header, where space is short. */
  readonly short: string;
  readonly role: ColumnRole;
}

const IGNORE: Choice = {
  value: 'ignore',
  label: 'Leave this column out',
  short: 'left out',
  role: { role: 'ignore' },
};
const RUN_NAME: Choice = {
  value: 'run name',
  label: 'Name of the run',
  short: 'run',
  role: { role: 'run name' },
};
const STATISTIC_NAME: Choice = {
  value: 'statistic name',
  label: 'Name of the statistic',
  short: 'statistic',
  role: { role: 'statistic name' },
};

const CHOICES: Readonly<Record<TableLayout, readonly Choice[]>> = {
  requests: [
    IGNORE,
    {
      value: 'outcome',
      label: 'Outcome: succeeded or failed',
      short: 'outcome',
      role: { role: 'status', meaning: 'outcome' },
    },
    {
      value: 'error',
      label: 'Error text, empty when it succeeded',
      short: 'error',
      role: { role: 'status', meaning: 'error' },
    },
    {
      value: 'start',
      label: 'Start time',
      short: 'start',
      role: { role: 'start time', unit: 's' },
    },
    { value: 'end', label: 'End time', short: 'end', role: { role: 'end time', unit: 's' } },
    {
      value: 'attribute',
      label: 'Text to group by',
      short: 'group',
      role: { role: 'attribute' },
    },
  ],
  metrics: [
    IGNORE,
    {
      value: 'row name',
      label: 'Name of the metric',
      short: 'metric',
      role: { role: 'row name' },
    },
    { value: 'value', label: 'Value', short: 'value', role: { role: 'value' } },
    STATISTIC_NAME,
    { value: 'unit name', label: 'Unit', short: 'unit', role: { role: 'unit name' } },
    {
      value: 'sample count',
      label: 'Number of samples',
      short: 'samples',
      role: { role: 'sample count' },
    },
    RUN_NAME,
  ],
  statistics: [IGNORE, STATISTIC_NAME, RUN_NAME],
  runs: [
    IGNORE,
    RUN_NAME,
    ...(
      [
        ['requests', 'Number of requests'],
        ['succeeded', 'Number of successful requests'],
        ['failed', 'Number of failed requests'],
        ['cancelled', 'Number of cancelled requests'],
      ] as const
    ).map(([of, label]): Choice => ({
      value: `total:${of}`,
      label,
      short: of,
      role: { role: 'total', of, unit: 'requests' },
    })),
    {
      value: 'total:duration',
      label: 'Duration of the run',
      short: 'duration',
      role: { role: 'total', of: 'duration', unit: 's' },
    },
  ],
};

const STATISTICS: readonly Statistic[] = [
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'mean',
  'min',
  'max',
  'std',
  'rate',
];

const STATISTIC_LABELS: Readonly<Partial<Record<Statistic, string>>> = {
  p50: 'p50 (median)',
  std: 'standard deviation',
  rate: 'rate of the whole run',
};

function formatStatistic(statistic: Statistic): string {
  return STATISTIC_LABELS[statistic] ?? statistic;
}

/** Only what one row of a table of requests can be about: a single request. */
function metricsOf(layout: TableLayout) {
  if (layout === 'metrics') return [];
  return layout === 'requests'
    ? METRICS.filter(({ shape }) => shape === 'per_request' || shape === 'per_chunk')
    : METRICS;
}

/** The choices for a column; one that the file has and the list has not is added. */
export function roleOptions(layout: TableLayout, role: ColumnRole): readonly Option[] {
  const options: Option[] = [
    ...CHOICES[layout].map(({ value, label }) => ({ value, label })),
    ...metricsOf(layout).map(({ id, label }) => ({
      value: `metric:${id}`,
      label,
      group: 'Metrics',
    })),
    ...(layout === 'metrics'
      ? STATISTICS.map((one) => ({
          value: `statistic:${one}`,
          label: formatStatistic(one),
          group: 'Values of one statistic',
        }))
      : []),
  ];
  const value = roleValue(role);
  return options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: describeRole(role), group: 'In this file' }];
}

/** The option that stands for a role. */
export function roleValue(role: ColumnRole): string {
  switch (role.role) {
    case 'metric':
    case 'reported':
      return `metric:${role.metric}`;
    case 'status':
      return role.meaning;
    case 'start time':
      return 'start';
    case 'end time':
      return 'end';
    case 'statistic':
      return `statistic:${role.statistic}`;
    case 'total':
      return `total:${role.of}`;
    default:
      return role.role;
  }
}

/** The role that an option stands for; a metric starts in the first unit that its kind of quantity can be in. */
export function createRole(value: string, layout: TableLayout): ColumnRole {
  const choice = CHOICES[layout].find((one) => one.value === value);
  if (choice !== undefined) return choice.role;
  const statistic = value.replace(/^statistic:/, '');
  if (value.startsWith('statistic:') && isStatistic(statistic))
    return { role: 'statistic', statistic };
  const metric = METRICS.find(({ id }) => value === `metric:${id}`);
  const unit = metric === undefined ? undefined : unitChoices(metric.id)[0];
  if (metric === undefined || unit === undefined) return { role: 'ignore' };
  return layout === 'runs'
    ? { role: 'reported', metric: metric.id, statistic: metric.usualStatistic, unit }
    : { role: 'metric', metric: metric.id, unit };
}

const TIME_UNITS = ['iso', 'day first', 'month first', 's', 'ms', 'us', 'ns'] as const;
const TIME_LABELS: Readonly<Record<(typeof TIME_UNITS)[number], string>> = {
  iso: 'date and time',
  'day first': 'date, day first (24/11/2026)',
  'month first': 'date, month first (11/24/2026)',
  s: 's',
  ms: 'ms',
  us: 'us',
  ns: 'ns',
};

/** The units that a column of this role can be in; none for a role without one, or with only one. */
export function unitOptions(role: ColumnRole): readonly Option[] {
  if (role.role === 'start time' || role.role === 'end time')
    return TIME_UNITS.map((value) => ({ value, label: TIME_LABELS[value] }));
  const units =
    role.role === 'metric' || role.role === 'reported'
      ? unitChoices(role.metric)
      : role.role === 'total' && role.of === 'duration'
        ? listForeignUnits('seconds')
        : [];
  return units.map((value) => ({ value, label: value }));
}

export function withUnit(role: ColumnRole, unit: string): ColumnRole {
  switch (role.role) {
    case 'metric':
    case 'reported': {
      const chosen = unitChoices(role.metric).find((choice) => choice === unit);
      return chosen === undefined ? role : { ...role, unit: chosen };
    }
    case 'total': {
      const chosen = listForeignUnits('seconds').find((choice) => choice === unit);
      return chosen === undefined || role.of !== 'duration' ? role : { ...role, unit: chosen };
    }
    case 'start time':
    case 'end time': {
      const chosen = TIME_UNITS.find((choice) => choice === unit);
      return chosen === undefined ? role : { ...role, unit: chosen };
    }
    default:
      return role;
  }
}

export function unitOf(role: ColumnRole): string | null {
  return 'unit' in role ? role.unit : null;
}

/** The statistics that a value of a run can be. */
export function statisticOptions(
  chosen: Statistic | undefined,
): readonly SelectOption<Statistic>[] {
  const isListed = chosen === undefined || STATISTICS.includes(chosen);
  const all = isListed ? STATISTICS : [...STATISTICS, chosen];
  return all.map((value) => ({ value, label: formatStatistic(value) }));
}

/** For the header of the preview: `TTFT, ms`. */
export function describeRole(role: ColumnRole): string {
  if (role.role === 'metric') return `${getMetric(role.metric).shortLabel}, ${role.unit}`;
  if (role.role === 'reported')
    return `${getMetric(role.metric).shortLabel} ${role.statistic}, ${role.unit}`;
  if (role.role === 'statistic') return formatStatistic(role.statistic);
  const value = roleValue(role);
  const choice = Object.values(CHOICES)
    .flat()
    .find((one) => one.value === value);
  return choice?.short ?? value;
}

/** What a named row can be; the metric of the file is added when the catalogue has it not. */
export function rowOptions(meaning: RowMeaning): readonly Option[] {
  const options: Option[] = [
    { value: 'ignore', label: 'Leave this row out' },
    ...CHOICES.runs.flatMap(({ value, label, role }) =>
      role.role === 'total' ? [{ value, label }] : [],
    ),
    ...metricsOf('runs').map(({ id, label }) => ({
      value: `metric:${id}`,
      label,
      group: 'Metrics',
    })),
  ];
  const value = meaningValue(meaning);
  return meaning.row !== 'metric' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: getMetric(meaning.metric).label, group: 'In this file' }];
}

export function meaningValue(meaning: RowMeaning): string {
  if (meaning.row === 'ignore') return 'ignore';
  return meaning.row === 'total' ? `total:${meaning.of}` : `metric:${meaning.metric}`;
}

/** The meaning that an option stands for; a statistic only when no column names it. */
export function createMeaning(value: string, asksStatistic: boolean): RowMeaning {
  const role = createRole(value, 'runs');
  if (role.role === 'total') return { row: 'total', of: role.of, unit: role.unit };
  if (role.role !== 'reported') return { row: 'ignore' };
  const { metric, unit, statistic } = role;
  return { row: 'metric', metric, unit, ...(asksStatistic ? { statistic } : {}) };
}

/** The first is the one to start with. */
export function unitChoices(metric: AnyMetricId): ReturnType<typeof listForeignUnits> {
  return listForeignUnits(getMetric(metric).unit);
}
