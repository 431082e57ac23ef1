import { useState, type ReactNode } from 'react';
import { setTargets } from '@site/src/domain/investigation/edit';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { SLO_PRESETS, createTargetsFromPreset, type SloPreset } from '@site/src/domain/slo/presets';
import { useEdit } from '@site/src/state/use-investigation';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { createId } from '@site/src/state/create-id';
import styles from './SloTargets.module.css';

const OPTIONS = SLO_PRESETS.map(({ id, title, source }) => ({
  value: id,
  label: title,
  group: source.title,
}));

/** Choosing applies at once, so that the gap table is one action away; undo takes it back. */
export function PresetChooser(): ReactNode {
  const edit = useEdit();
  const [chosen, setChosen] = useState<SloPreset | null>(null);
  return (
    <div className={styles.preset}>
      <SelectField
        label="Start from a published preset"
        hint="It replaces the targets of a preset chosen before; targets of your own stay"
        value={chosen?.id ?? null}
        options={OPTIONS}
        empty="Choose a preset"
        width="medium"
        onCommit={(id) => {
          const preset = SLO_PRESETS.find((candidate) => candidate.id === id);
          if (preset === undefined) return;
          setChosen(preset);
          edit((record) => applyPreset(record, preset), 'choose a preset');
        }}
      />
      {chosen !== null && (
        <p className={styles.presetText}>
          {chosen.description}{' '}
          <a href={chosen.source.url} rel="noopener noreferrer">
            {chosen.source.title}
          </a>
        </p>
      )}
    </div>
  );
}

const PRESET_SOURCES = new Set(SLO_PRESETS.map(({ source }) => source.url));

/** A target counts as the reader's own once it has an owner or does not name a preset's source. */
function applyPreset(record: InvestigationRecord, preset: SloPreset): InvestigationRecord {
  const own = record.baseline.targets.filter(
    (target) =>
      target.owner !== undefined ||
      target.source === undefined ||
      !PRESET_SOURCES.has(target.source.url),
  );
  return setTargets(record, [...own, ...createTargetsFromPreset(preset, createId)]);
}
