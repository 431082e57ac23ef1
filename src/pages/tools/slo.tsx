import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { ErrorBudget } from '@site/src/widgets/error-budget';
import styles from './slo.module.css';

const STEP_7 =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/07-monitor-and-validate';

export default function SloTool(): ReactNode {
  return (
    <Layout
      title="Error budgets and burn-rate alerts"
      description="Work out an error budget in per cent, minutes and requests, burn rate and time to exhaustion, and when multi-window burn-rate alerts fire and end for a given outage."
    >
      <main className={styles.page}>
        <h1>Error budgets and burn-rate alerts</h1>
        <p className={styles.lead}>
          How many requests an objective allows to be bad, what is left of them, and whether the
          alerts on them would tell you in time. With a target of your record chosen, the objective
          and the alerts are those of the record; traffic, counts and the outage to try are kept
          nowhere.
        </p>
        <h2>Your numbers</h2>
        <ErrorBudget />
        <h2>How they are computed</h2>
        <ul className={styles.text}>
          <li>
            <strong>Error budget</strong> = 1 − objective. <strong>Burn rate</strong> = bad share ÷
            error budget: at 1 the budget lasts exactly the window. <strong>Budget spent</strong> =
            burn rate × time ÷ window; it may exceed 100 %, and what is left is then negative.
          </li>
          <li>
            An alert on a share p of the budget within a long window L has the burn rate p × window
            ÷ L as its <strong>threshold</strong>, and fires while the burn rate is above it over L
            and over a short window, mostly L ÷ 12. A sudden bad share e is noticed after threshold
            × budget × L ÷ e; by then it has spent p of the budget, whatever e is.
          </li>
          <li>
            After the outage a window of length S is below the threshold again after S × (1 −
            threshold × budget ÷ e). A page that is made of two pairs ends with the later of them,
            which is why it lasts for up to half an hour and not five minutes.
          </li>
          <li>
            All of it is computed in exact fractions and rounded once, so that 0.1 % of 1,000,000
            requests are 1,000 and not 999.
          </li>
        </ul>
        <p className={styles.text}>
          The thresholds come from Google’s{' '}
          <a
            href="https://sre.google/workbook/alerting-on-slos/"
            target="_blank"
            rel="noopener noreferrer"
          >
            SRE workbook, chapter 5
          </a>
          . <Link to="/docs/05-reference/slo-arithmetic">SLO arithmetic</Link> works each formula by
          hand, and <Link to={STEP_7}>step 7 of the investigation</Link> turns the numbers into
          rules.
        </p>
      </main>
    </Layout>
  );
}
