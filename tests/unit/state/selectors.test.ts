import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { removeMeasurement, touch } from '../../../src/domain/investigation/edit';
import type { InvestigationState } from '../../../src/state/investigation-state';
import {
  selectCanEdit,
  selectGaps,
  selectOpenMeasurement,
  selectProgress,
} from '../../../src/state/selectors';
import { viewStore } from '../../../src/state/view-store';
import { openTab } from '../../support/tab';

const state = (change: Partial<InvestigationState> = {}): InvestigationState => ({
  ...openTab().state(),
  ...change,
});

describe('selectors', () => {
  it('the open measurement is the chosen one, else the baseline’s, else the newest', () => {
    expect(selectOpenMeasurement(state(), 'm-fixed')?.id).toBe('m-fixed');
    expect(selectOpenMeasurement(state(), 'gone')?.id).toBe('m-slow');
    expect(selectOpenMeasurement(state(), null)?.id).toBe('m-slow');
    const record = removeMeasurement(EXAMPLE_RECORD, 'm-slow');
    expect(selectOpenMeasurement(state({ record }), null)?.id).toBe('m-server');
    expect(
      selectOpenMeasurement(state({ record: { ...record, measurements: [] } }), null),
    ).toBeNull();
  });

  it('gaps are the same object until the measurement or the targets change', () => {
    const gaps = selectGaps(state(), null);
    expect(gaps.map((gap) => gap.verdict)).toEqual(['missed', 'met', 'not proven', 'met']);
    const retitled = touch({ ...EXAMPLE_RECORD, title: 'x' }, '2026-12-01T00:00:00Z');
    expect(selectGaps(state({ record: retitled }), null)).toBe(gaps);
    expect(selectGaps(state(), 'm-fixed')).not.toBe(gaps);
    const targets = EXAMPLE_RECORD.baseline.targets.slice(1);
    const changed = { ...EXAMPLE_RECORD, baseline: { ...EXAMPLE_RECORD.baseline, targets } };
    expect(selectGaps(state({ record: changed }), null)).toHaveLength(3);
    const none = { ...changed, measurements: [] };
    expect(selectGaps(state({ record: none }), null)).toBe(
      selectGaps(state({ record: { ...none } }), null),
    );
  });

  it('progress is the same object for the same record', () => {
    expect(selectProgress(state())).toBe(selectProgress(state()));
    expect(selectProgress(state())).toHaveLength(7);
  });

  it('a record can be edited when it is the reader’s and this tab’s', () => {
    const editable = (phase: InvestigationState['phase']) => selectCanEdit(state({ phase }));
    expect(editable({ kind: 'ready' })).toBe(true);
    expect(editable({ kind: 'memory only', reason: '' })).toBe(true);
    expect(editable({ kind: 'starting' })).toBe(false);
    expect(editable({ kind: 'read only', reason: 'newer version', message: '' })).toBe(false);
  });

  it('the view remembers the chosen measurement', () => {
    viewStore.getState().chooseMeasurement('m-fixed');
    expect(viewStore.getState().measurementId).toBe('m-fixed');
    viewStore.getState().chooseMeasurement(null);
    expect(viewStore.getState().measurementId).toBeNull();
  });
});
