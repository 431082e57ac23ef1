import type { ReactNode } from 'react';
import type {
  MonitoringRules,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { findEngine } from '@site/src/domain/monitoring/engine-metrics';
import type { MonitoringPlan, ServiceLevel } from '@site/src/domain/monitoring/monitoring-plan';
import { Badge } from '@site/src/ui/Badge';
import { WidgetPart } from '../kit/WidgetPart';
import { findSource } from './edit-rules';
import { describeAlerts, describeGood, describeObjective, nameTarget } from './level-words';
import { SourceFields } from './SourceFields';
import styles from './MonitoringFiles.module.css';

interface TargetRulesProps {
  readonly targets: readonly RecordTarget[];
  readonly plan: MonitoringPlan;
  readonly rules: MonitoringRules;
}

export function TargetRules({ targets, plan, rules }: TargetRulesProps): ReactNode {
  const engine = plan.engine === null ? null : findEngine(plan.engine);
  return (
    <WidgetPart
      title="What is watched"
      lead="For each target, how Prometheus counts its good and bad requests. A histogram counts exactly only where one of its bounds is."
    >
      <ul className={styles.targets} aria-label="Targets">
        {targets.map((target) => {
          const level = plan.levels.find((one) => one.target.id === target.id) ?? null;
          const because = plan.leftOut.find((one) => one.target.id === target.id)?.because;
          return (
            <li key={target.id} className={styles.target}>
              <div className={styles.facts}>
                <p className={styles.targetName}>
                  {nameTarget(target)} {level === null && <Badge tone="caution">No rules</Badge>}
                </p>
                {level === null ? (
                  <p className={styles.because}>{because}</p>
                ) : (
                  <LevelFacts level={level} />
                )}
              </div>
              <SourceFields
                target={target}
                source={findSource(rules, target.id)}
                indicator={level?.indicator ?? null}
                engine={engine}
              />
            </li>
          );
        })}
      </ul>
    </WidgetPart>
  );
}

function LevelFacts({ level }: { readonly level: ServiceLevel }): ReactNode {
  const { indicator } = level;
  return (
    <>
      <dl className={styles.list}>
        <Fact term="Objective">{describeObjective(level)}</Fact>
        {indicator.kind === 'histogram' && (
          <>
            <Fact term="Histogram">
              <code>{indicator.metric}</code>
            </Fact>
            <Fact term="Good">{describeGood(indicator)}</Fact>
          </>
        )}
        {indicator.kind === 'ratio' && (
          <>
            <Fact term="Bad">
              <code>{indicator.bad}</code>
            </Fact>
            <Fact term="All">
              <code>{indicator.total}</code>
            </Fact>
          </>
        )}
        {indicator.kind === 'error ratio' && (
          <Fact term="Bad share">
            <code>{indicator.ratio}</code>
          </Fact>
        )}
        <Fact term="Alerts">{describeAlerts(level.alerts)}</Fact>
      </dl>
      {level.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label="What to know of it">
          {level.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
