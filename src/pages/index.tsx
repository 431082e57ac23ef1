import Layout from '@theme/Layout';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { BenchmarkImport } from '@site/src/widgets/benchmark-import';
import { GapTable } from '@site/src/widgets/gap-table';
import { InvestigationLoop } from '@site/src/widgets/investigation-loop';
import { MetricEntry } from '@site/src/widgets/metric-entry';
import { SloTargets } from '@site/src/widgets/slo-targets';
import styles from './home.module.css';

const SCENARIO = '/docs/03-professional-scenarios/engineering/05-performance-investigation';

export default function Home(): ReactNode {
  return (
    <Layout description="Drop a benchmark result, see how far each SLO target is missed and with what certainty, and work through the seven steps to the cause.">
      <main className={styles.home}>
        <header className={styles.intro}>
          <h1>Find out why an LLM application is slow, and prove what fixed it</h1>
          <p>
            A handbook on performance investigation that works on your own measurements. Drop a
            result file, choose targets, and read how far each one is missed, with its uncertainty.
            Your numbers stay in this browser until you export them.
          </p>
        </header>
        <section className={styles.path} aria-labelledby="now">
          <h2 id="now">Something is slow now</h2>
          <div className={styles.inputs}>
            <BenchmarkImport />
            <MetricEntry />
          </div>
          <SloTargets />
          <GapTable />
          <p className={styles.next}>
            Next:{' '}
            <Link
              to={`${SCENARIO.replace('05-performance-investigation', 'performance-investigation-steps')}/02-identify-symptoms-and-scope`}
            >
              narrow down what is affected
            </Link>
            , or open the <Link to="/workspace">whole investigation record</Link>.
          </p>
        </section>
        <section className={styles.path} aria-labelledby="loop">
          <h2 id="loop">The investigation, in seven steps</h2>
          <p>
            Each step has a page that explains it, the form that does it, and a checklist. All of
            them fill in one record, which you can export as Markdown, JSON or CSV.
          </p>
          <InvestigationLoop />
        </section>
        <section className={styles.readers} aria-labelledby="readers">
          <h2 id="readers">Where to start</h2>
          <ul>
            <li>
              <h3>
                <Link to={SCENARIO}>You plan an investigation</Link>
              </h3>
              <p>The scenario: when the method fits, the loop, and what goes wrong without it.</p>
            </li>
            <li>
              <h3>
                <Link to="/docs/03-professional-scenarios/engineering/performance-investigation-pitfalls/00-pitfalls-index">
                  You have a record already
                </Link>
              </h3>
              <p>Five pitfalls and a self-audit that finds them in your own work.</p>
            </li>
            <li>
              <h3>
                <Link to="/docs/05-reference/metrics">You need to know what a number means</Link>
              </h3>
              <p>Every metric, how tools differ on it, and how verdicts are computed.</p>
            </li>
          </ul>
        </section>
      </main>
    </Layout>
  );
}
