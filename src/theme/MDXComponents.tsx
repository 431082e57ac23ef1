/** The tags that pages may use without importing code. Only lazy shells are registered here: this module is in every page's bundle. */
import MDXComponents from '@theme-original/MDXComponents';
import type { ComponentProps, ReactNode } from 'react';
import { ScrollRegion } from '@site/src/ui/ScrollRegion';
import { BenchmarkImport } from '@site/src/widgets/benchmark-import';
import { DataItems } from '@site/src/widgets/data-items';
import { ErrorBudget } from '@site/src/widgets/error-budget';
import { FitCheck } from '@site/src/widgets/fit-check';
import { GapTable } from '@site/src/widgets/gap-table';
import { HypothesisBoard } from '@site/src/widgets/hypothesis-board';
import { InvestigationLoop } from '@site/src/widgets/investigation-loop';
import { MetricEntry } from '@site/src/widgets/metric-entry';
import { MonitoringFiles } from '@site/src/widgets/monitoring-files';
import { MonitoringPlan } from '@site/src/widgets/monitoring-plan';
import { OptimisationCards } from '@site/src/widgets/optimisation-cards';
import { PitfallAudit } from '@site/src/widgets/pitfall-audit';
import { PrometheusSource } from '@site/src/widgets/prometheus-source';
import { RecordPanel } from '@site/src/widgets/record-panel';
import { ReproductionForm } from '@site/src/widgets/reproduction-form';
import { Review } from '@site/src/widgets/review';
import { SloTargets } from '@site/src/widgets/slo-targets';
import { StepChecklist } from '@site/src/widgets/step-checklist';
import { SymptomScope } from '@site/src/widgets/symptom-scope';

/** A wide table scrolls inside itself, and by keyboard. */
function Table(props: ComponentProps<'table'>): ReactNode {
  return (
    <ScrollRegion label="Table">
      <table {...props} />
    </ScrollRegion>
  );
}

export default {
  ...MDXComponents,
  BenchmarkImport,
  DataItems,
  ErrorBudget,
  FitCheck,
  GapTable,
  HypothesisBoard,
  InvestigationLoop,
  MetricEntry,
  MonitoringFiles,
  MonitoringPlan,
  OptimisationCards,
  PitfallAudit,
  PrometheusSource,
  RecordPanel,
  ReproductionForm,
  Review,
  SloTargets,
  StepChecklist,
  SymptomScope,
  table: Table,
};
