import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { RecordPanel } from '@site/src/widgets/record-panel';
import { RecordSections } from '@site/src/widgets/record-sections';
import { BenchmarkImport } from '@site/src/widgets/benchmark-import';
import { DataItems } from '@site/src/widgets/data-items';
import { ErrorBudget } from '@site/src/widgets/error-budget';
import { GapTable } from '@site/src/widgets/gap-table';
import { HypothesisBoard } from '@site/src/widgets/hypothesis-board';
import { MetricEntry } from '@site/src/widgets/metric-entry';
import { MonitoringFiles } from '@site/src/widgets/monitoring-files';
import { MonitoringPlan } from '@site/src/widgets/monitoring-plan';
import { OptimisationCards } from '@site/src/widgets/optimisation-cards';
import { ReproductionForm } from '@site/src/widgets/reproduction-form';
import { Review } from '@site/src/widgets/review';
import { SloTargets } from '@site/src/widgets/slo-targets';
import { StepChecklist } from '@site/src/widgets/step-checklist';
import { SymptomScope } from '@site/src/widgets/symptom-scope';
import styles from './workspace.module.css';

const SECTIONS: readonly { id: string; title: string; body: ReactNode }[] = [
  { id: 'record', title: 'Record', body: <RecordPanel /> },
  {
    id: 'step-1',
    title: '1 Baseline',
    body: (
      <>
        <BenchmarkImport />
        <MetricEntry />
        <SloTargets />
        <GapTable />
        <StepChecklist step="1" />
      </>
    ),
  },
  {
    id: 'step-2',
    title: '2 Symptoms and scope',
    body: (
      <>
        <SymptomScope />
        <StepChecklist step="2" />
      </>
    ),
  },
  {
    id: 'step-3',
    title: '3 Data',
    body: (
      <>
        <DataItems />
        <StepChecklist step="3" />
      </>
    ),
  },
  {
    id: 'step-4',
    title: '4 Hypotheses',
    body: (
      <>
        <HypothesisBoard />
        <StepChecklist step="4" />
      </>
    ),
  },
  {
    id: 'step-5',
    title: '5 Reproduction',
    body: (
      <>
        <ReproductionForm />
        <StepChecklist step="5" />
      </>
    ),
  },
  {
    id: 'step-6',
    title: '6 Optimisations',
    body: (
      <>
        <OptimisationCards />
        <StepChecklist step="6" />
      </>
    ),
  },
  {
    id: 'step-7',
    title: '7 Monitoring',
    body: (
      <>
        <ErrorBudget />
        <MonitoringFiles />
        <MonitoringPlan />
        <Review />
        <StepChecklist step="7" />
      </>
    ),
  },
  { id: 'closing', title: 'Timeline, actions, lessons', body: <RecordSections /> },
];

export default function Workspace(): ReactNode {
  return (
    <Layout
      title="Workspace"
      description="The whole investigation record on one page: measurements, targets, the seven steps, timeline, actions and lessons."
    >
      <div className={styles.workspace}>
        <nav className={styles.sections} aria-label="Sections of the record">
          <ul>
            {SECTIONS.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main className={styles.main}>
          <h1>Workspace</h1>
          <p className={styles.lead}>
            The whole record on one page. What you enter here is on the step pages too, and the
            other way round; it is kept in this browser and nowhere else.
          </p>
          {SECTIONS.map(({ id, title, body }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className={styles.section}>
              <h2 id={`${id}-title`}>{title}</h2>
              {body}
            </section>
          ))}
        </main>
      </div>
    </Layout>
  );
}
