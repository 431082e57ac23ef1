/**
 * The specifications in Sloth's repository beside what Sloth made of them, in one form: Sloth's own, Kubernetes resources, OpenSLO, one
 * document or several. Plugins are programs that are not run here; the query of such an SLO is read back from Sloth's output.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import type { BurnRatePolicy } from '../../src/domain/slo/burn-rate-alerts';
import type { Indicator } from '../../src/domain/monitoring/monitoring-plan';
import { readDuration } from './promql-tree';

const FOLDER = '../shared/golden/slo';
export const SLOTH_RULES = `${FOLDER}/derived/sloth_rules.json`;
export const HAS_SLOTH_RULES = existsSync(SLOTH_RULES);

export interface SlothRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface SlothGroup {
  readonly name: string;
  readonly rules: readonly SlothRule[];
}

export interface SlothSlo {
  /** `<service>-<name>`, as in `sloth_id`. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** Share of good events. */
  readonly target: number;
  readonly indicator: Indicator;
  readonly source: 'events' | 'raw' | 'good ratio' | 'plugin';
  /** Seconds. */
  readonly period: number;
  readonly policies: readonly BurnRatePolicy[];
  /** None where Sloth was told to write neither recordings nor alerts. */
  readonly rules: readonly SlothRule[];
}

export interface SlothFile {
  readonly name: string;
  readonly slos: readonly SlothSlo[];
  readonly ruleCount: number;
}

interface Golden {
  readonly input: string;
  readonly groups: readonly SlothGroup[];
}

export function readSlothFiles(): readonly SlothFile[] {
  const golden = JSON.parse(readFileSync(SLOTH_RULES, 'utf8')) as Readonly<Record<string, Golden>>;
  return Object.entries(golden).map(([name, { input, groups }]) => {
    const text = readFileSync(`${FOLDER}/sloth/${input}`, 'utf8');
    const windows = readWindows(name);
    return {
      name,
      slos: parseAllDocuments(text)
        .map((document) => document.toJS() as Json)
        .filter((document) => document !== null)
        .flatMap((document) => readDocument(document))
        .map((slo) => completeSlo(slo, groups, windows)),
      ruleCount: groups.flatMap(({ rules }) => rules).length,
    };
  });
}

/** Which table of windows a file was made with is in its name alone; 30 days is Sloth's default. */
function readWindows(name: string) {
  const path = name.includes('28d')
    ? 'internal/alert/windows/google-28d.yaml'
    : name.includes('7d')
      ? 'examples/windows/7d.yaml'
      : 'internal/alert/windows/google-30d.yaml';
  const { spec } = parse(readFileSync(`${FOLDER}/sloth/${path}`, 'utf8')) as {
    readonly spec: { readonly sloPeriod: string } & Readonly<
      Record<'page' | 'ticket', Readonly<Record<'quick' | 'slow', SlothWindow>>>
    >;
  };
  const policies = (['page', 'ticket'] as const).flatMap((severity) =>
    (['quick', 'slow'] as const).map((speed): BurnRatePolicy => {
      const { errorBudgetPercent, longWindow, shortWindow } = spec[severity][speed];
      return {
        severity,
        budgetShare: errorBudgetPercent / 100,
        longWindow: readDuration(longWindow),
        shortWindow: readDuration(shortWindow),
      };
    }),
  );
  return { period: readDuration(spec.sloPeriod), policies };
}

interface SlothWindow {
  readonly errorBudgetPercent: number;
  readonly longWindow: string;
  readonly shortWindow: string;
}

type Json = Readonly<Record<string, unknown>> | null;

interface ReadSlo {
  readonly service: string;
  readonly name: string;
  readonly target: number;
  readonly sli: Sli;
}

type Sli =
  | { readonly kind: 'events'; readonly bad: string; readonly total: string }
  | { readonly kind: 'raw' | 'good ratio'; readonly ratio: string }
  | { readonly kind: 'plugin' };

interface SlothSpec {
  readonly service: string;
  readonly slos: readonly {
    readonly name: string;
    readonly objective: number;
    readonly sli: {
      readonly events?: Readonly<Record<string, string>>;
      readonly raw?: Readonly<Record<string, string>>;
      readonly plugin?: unknown;
    };
  }[];
}

interface OpenSloSpec {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly service: string;
    readonly objectives: readonly {
      readonly target: number;
      readonly ratioMetrics: Readonly<Record<'good' | 'total', { readonly query: string }>>;
    }[];
  };
}

function readDocument(document: NonNullable<Json>): readonly ReadSlo[] {
  if (String(document.apiVersion).startsWith('openslo/')) {
    const { metadata, spec } = document as unknown as OpenSloSpec;
    return spec.objectives.map(({ target, ratioMetrics: { good, total } }, i) => ({
      service: spec.service,
      name: `${metadata.name}-${i}`,
      target,
      sli: { kind: 'good ratio', ratio: `1 - ((${good.query}) / (${total.query}))` },
    }));
  }
  const isResource = 'spec' in document;
  const { service, slos } = (isResource ? document.spec : document) as SlothSpec;
  return slos.map(({ name, objective, sli }) => ({
    service,
    name,
    // In decimals, as the percentage is written.
    target: Number((objective / 100).toPrecision(12)),
    sli: readSli(sli),
  }));
}

function readSli({ events, raw }: SlothSpec['slos'][number]['sli']): Sli {
  const bad = events?.error_query ?? events?.errorQuery;
  const total = events?.total_query ?? events?.totalQuery;
  if (bad !== undefined && total !== undefined) return { kind: 'events', bad, total };
  const ratio = raw?.error_ratio_query ?? raw?.errorRatioQuery;
  return ratio === undefined ? { kind: 'plugin' } : { kind: 'raw', ratio };
}

function completeSlo(
  { service, name, target, sli }: ReadSlo,
  groups: readonly SlothGroup[],
  windows: ReturnType<typeof readWindows>,
): SlothSlo {
  const id = `${service}-${name}`;
  const rules = groups
    .filter((group) =>
      new RegExp(`^sloth-slo-.*(?:recordings|alerts)-${id}$`, 'u').test(group.name),
    )
    .flatMap((group) => group.rules);
  return {
    id,
    service,
    name,
    target,
    source: sli.kind,
    indicator: toIndicator(sli, rules),
    ...windows,
    rules,
  };
}

function toIndicator(sli: Sli, rules: readonly SlothRule[]): Indicator {
  const fill = (query: string) => query.replaceAll('{{.window}}', '$window');
  switch (sli.kind) {
    case 'events':
      return { kind: 'ratio', bad: fill(sli.bad), total: fill(sli.total) };
    case 'raw':
    case 'good ratio':
      return { kind: 'error ratio', ratio: fill(sli.ratio) };
    case 'plugin': {
      const made = rules.find(({ record }) => record === 'slo:sli_error:ratio_rate5m');
      if (!made) throw new Error('a plugin without its output');
      return { kind: 'error ratio', ratio: made.expr.replaceAll('[5m]', '[$window]') };
    }
  }
}
