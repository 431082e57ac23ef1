/** The plan and the files of the open record. */
import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useEffect, useMemo, useState } from 'react';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { createMonitoringPlan } from '@site/src/domain/monitoring/create-monitoring-plan';
import type { MonitoringPlan } from '@site/src/domain/monitoring/monitoring-plan';
import { createMonitoringFiles, type MonitoringFile } from '@site/src/state/monitoring-files';
import { useInvestigation } from '@site/src/state/use-investigation';
import { findHandbookAddress } from './handbook-address';

export interface Monitoring {
  readonly record: InvestigationRecord;
  readonly plan: MonitoringPlan;
  /** Empty when there is nothing to watch; a moment older than the plan while the reader types. */
  readonly files: readonly MonitoringFile[];
  /** The files of the plan as it is now. */
  readonly createFiles: () => readonly MonitoringFile[];
}

/** Milliseconds without a change of the plan after which the files are written: that takes longer than a keystroke may. */
const PAUSE = 250;

export function useMonitoring(): Monitoring {
  const record = useInvestigation((state) => state.record);
  const handbook = useHandbookAddress();
  const plan = useMemo(() => createMonitoringPlan(record, { handbook }), [record, handbook]);
  // The files come from the plan alone, so an edit elsewhere in the record writes none anew.
  const key = useMemo(() => createKey(plan), [plan]);
  const [settled, setSettled] = useState({ key, record });
  useEffect(() => {
    if (settled.key === key) return undefined;
    const timer = setTimeout(() => setSettled({ key, record }), PAUSE);
    return () => clearTimeout(timer);
  }, [settled.key, key, record]);
  const files = useMemo(
    () => createMonitoringFiles(settled.record, { handbook }).files,
    [settled, handbook],
  );
  const createFiles = () =>
    settled.key === key ? files : createMonitoringFiles(record, { handbook }).files;
  return { record, plan, files, createFiles };
}

/** JSON has no infinity, and the last bound of a histogram is none. */
function createKey(plan: MonitoringPlan): string {
  return JSON.stringify(plan, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

function useHandbookAddress(): string | null {
  const { url, baseUrl } = useDocusaurusContext().siteConfig;
  const origin = ExecutionEnvironment.canUseDOM ? location.origin : null;
  return findHandbookAddress({ url, baseUrl, origin });
}
