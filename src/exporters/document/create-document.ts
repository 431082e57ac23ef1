/** The whole record as one document. */
import type { InvestigationRecord } from '../../domain/investigation/investigation-record';
import { EXPORTER } from '../../domain/investigation/serialise';
import type { InvestigationStep } from '../../domain/investigation/step';
import { STEPS } from '../../domain/investigation/steps';
import { cleanText } from '../clean-text';
import { paragraph } from './blocks';
import { createChecklistBlocks } from './checklist-blocks';
import { createClosing } from './closing';
import type { Block, DocumentSection, RecordDocument } from './document';
import { createBaselineBlocks, createDataBlocks, createSymptomBlocks } from './early-steps';
import { createHead } from './head';
import {
  createAnalysisBlocks,
  createMonitoringBlocks,
  createOptimisationBlocks,
  createReproductionBlocks,
} from './late-steps';

const STEP_BLOCKS: Readonly<
  Record<InvestigationStep['section'], (record: InvestigationRecord) => readonly Block[]>
> = {
  baseline: createBaselineBlocks,
  symptoms: createSymptomBlocks,
  data: createDataBlocks,
  analysis: createAnalysisBlocks,
  reproduction: createReproductionBlocks,
  optimisations: createOptimisationBlocks,
  monitoring: createMonitoringBlocks,
};

/** Verdicts are judged anew from the record's measurements and targets. */
export function createRecordDocument(record: InvestigationRecord): RecordDocument {
  return {
    title: cleanText(record.title),
    sections: [
      ...createHead(record),
      ...STEPS.map((step) => createStepSection(record, step)),
      ...createClosing(record),
    ].map((section) =>
      section.blocks.length === 0
        ? { ...section, blocks: paragraph('Nothing recorded.') }
        : section,
    ),
    footer: `Record ${record.id}, revision ${record.revision}, schema version ${record.schemaVersion}. Written by ${EXPORTER}.`,
  };
}

function createStepSection(record: InvestigationRecord, step: InvestigationStep): DocumentSection {
  const content = STEP_BLOCKS[step.section](record);
  return {
    id: step.slug,
    title: `${step.number}. ${step.title}`,
    blocks: [
      ...(content.length === 0 ? paragraph('Nothing recorded.') : content),
      ...createChecklistBlocks(record, step),
    ],
  };
}
