import { useState, type ReactNode } from 'react';
import type { Traffic } from '@site/src/domain/slo/traffic-check';
import { ParsedField } from '@site/src/ui/fields/ParsedField';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { formatTrafficCount, parseTraffic } from './traffic-text';
import { sayWindow } from './number-text';

const PERIODS = [
  { value: '1', label: 'a second' },
  { value: '60', label: 'a minute' },
  { value: '3600', label: 'an hour' },
  { value: '86400', label: 'a day' },
  { value: '2592000', label: 'in 30 days' },
] as const;

interface TrafficFieldsProps {
  readonly traffic: Traffic | null;
  readonly onCommit: (traffic: Traffic | null) => void;
}

/** How many requests in which period. Another period does not convert the number: it says what the number meant. */
export function TrafficFields({ traffic, onCommit }: TrafficFieldsProps): ReactNode {
  const [chosen, setChosen] = useState(1);
  const period = traffic?.period ?? chosen;
  const isUsual = PERIODS.some(({ value }) => value === String(period));
  return (
    <>
      <ParsedField
        label="Requests"
        value={traffic}
        inputMode="text"
        align="end"
        parse={(text) => parseTraffic(text, period)}
        format={formatTrafficCount}
        onCommit={onCommit}
      />
      <SelectField<string>
        label="Per"
        value={String(period)}
        options={
          isUsual
            ? PERIODS
            : [...PERIODS, { value: String(period), label: `in ${sayWindow(period)}` }]
        }
        onCommit={(value) => {
          setChosen(Number(value));
          if (traffic !== null) onCommit({ ...traffic, period: Number(value) });
        }}
      />
    </>
  );
}
