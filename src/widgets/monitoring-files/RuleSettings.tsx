import type { ReactNode } from 'react';
import type {
  InvestigationRecord,
  MonitoringRules,
} from '@site/src/domain/investigation/investigation-record';
import { DEFAULT_WINDOW } from '@site/src/domain/monitoring/create-monitoring-plan';
import { ENGINE_METRICS, findEngine } from '@site/src/domain/monitoring/engine-metrics';
import { guessEngine } from '@site/src/domain/monitoring/guess-engine';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { ParsedField } from '@site/src/ui/fields/ParsedField';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordLink } from '../kit/RecordLink';
import { setOptional } from '../kit/set-optional';
import { WidgetPart } from '../kit/WidgetPart';
import { formatWholeDuration } from '@site/src/domain/units/format-whole-duration';
import { parseDuration, type DurationRange } from './duration';
import { changeRules } from './edit-rules';
import { SeriesLabels } from './SeriesLabels';
import styles from './MonitoringFiles.module.css';

const ENGINES = ENGINE_METRICS.map(({ id, name }) => ({ value: id, label: name }));

/** A shorter window has room for no burn-rate alert; ten years are the record's limit. */
const WINDOW: DurationRange = {
  bareUnit: 86_400,
  least: 3600,
  most: 315_360_000,
  examples: '"28d", "4 weeks" or "30 days"',
};
const HOLD: DurationRange = { bareUnit: 60, least: 0, most: 86_400, examples: '"2m" or "90 s"' };

interface RuleSettingsProps {
  readonly record: InvestigationRecord;
}

export function RuleSettings({ record }: RuleSettingsProps): ReactNode {
  const { rules = {} } = record.monitoring;
  return (
    <WidgetPart
      title="Settings"
      lead={
        <>
          They are kept in the record. Windows and burn rates of the alerts are set where the{' '}
          <a href="#error-budget">error budget</a> is.
        </>
      }
    >
      <div className={styles.settings}>
        <EngineChoice record={record} rules={rules} />
        <WindowField rules={rules} />
        <HoldField rules={rules} />
      </div>
      <SeriesLabels record={record} rules={rules} />
      <RecordLink
        label="Where this record is kept, for the alerts to link to"
        value={rules.recordLink}
        change={(link) => changeRules((current) => setOptional(current, 'recordLink', link))}
      />
    </WidgetPart>
  );
}

interface PartProps {
  readonly rules: MonitoringRules;
}

function EngineChoice({ record, rules }: PartProps & RuleSettingsProps): ReactNode {
  const proposed = guessEngine(record);
  return (
    <RecordChoice
      label="Engine whose metrics are watched"
      hint="Prometheus must scrape its /metrics"
      none={proposed === null ? 'Not chosen' : `${findEngine(proposed).name}, as the record says`}
      value={rules.engine}
      options={ENGINES}
      change={(engine) => changeRules((current) => setOptional(current, 'engine', engine))}
    />
  );
}

function WindowField({ rules }: PartProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return (
    <ParsedField
      label="Window of targets without an objective"
      hint="Such as 28d or 4 weeks"
      inputMode="text"
      align="start"
      value={rules.window ?? DEFAULT_WINDOW}
      parse={(text) => parseDuration(text, WINDOW)}
      format={formatWholeDuration}
      readOnly={readOnly}
      onCommit={(window) =>
        edit(
          changeRules((current) => setOptional(current, 'window', window)),
          'change window of the rules',
        )
      }
    />
  );
}

function HoldField({ rules }: PartProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return (
    <ParsedField
      label="Hold time before an alert fires"
      hint="Usually none: the windows do that"
      inputMode="text"
      align="start"
      value={rules.holdFor === undefined || rules.holdFor === 0 ? null : rules.holdFor}
      parse={(text) => parseDuration(text, HOLD)}
      format={formatWholeDuration}
      readOnly={readOnly}
      onCommit={(seconds) =>
        edit(
          changeRules((current) => setOptional(current, 'holdFor', seconds === 0 ? null : seconds)),
          'change hold time',
        )
      }
    />
  );
}
