import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import type { InvestigationRecord } from '../../../src/domain/investigation/investigation-record';
import { createNextRound } from '../../../src/domain/investigation/next-round';
import { createHead } from '../../../src/exporters/document/head';
import { createReviewBlocks } from '../../../src/exporters/document/review-blocks';
import { exportMarkdown } from '../../../src/exporters/markdown';

const judged = (id: string): InvestigationRecord => ({
  ...EXAMPLE_RECORD,
  monitoring: { ...EXAMPLE_RECORD.monitoring, reviewMeasurement: id },
});

describe('the review in the document', () => {
  it('is a row for each target with the three measurements and the verdict', () => {
    const [, table] = createReviewBlocks(EXAMPLE_RECORD);
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.caption).toBe('Review: Template v15 in production, review');
    expect(table.rows).toHaveLength(EXAMPLE_RECORD.baseline.targets.length);
    expect(table.rows.map((row) => row.at(-1))).toEqual(['met', 'met', 'met', 'met']);
  });

  it('says what the numbers say, whatever the reader wrote', () => {
    const [facts] = createReviewBlocks(judged('m-slow'));
    if (facts?.kind !== 'facts') throw new Error('no facts');
    expect(facts.facts).toMatchObject([
      { label: 'Reviewed on', value: 'Template v14, production flags' },
      { value: expect.stringMatching(/^not proven\. This measurement was made before/) as string },
    ]);
    const [, , caveats] = createReviewBlocks(judged('m-server'));
    expect(JSON.stringify(caveats)).toContain('Template v15 on the test bench');
  });

  it('is left out where nothing was measured', () => {
    expect(createReviewBlocks(judged('gone'))).toEqual([]);
  });

  it('names the record that this one goes on from', () => {
    const next = createNextRound(EXAMPLE_RECORD, { id: 'r2', now: '2026-12-01T08:00:00Z' });
    const [summary] = createHead(next);
    expect(JSON.stringify(summary)).toContain(
      `${EXAMPLE_RECORD.title} (record ${EXAMPLE_RECORD.id})`,
    );
    expect(exportMarkdown(next, { flavour: 'file' })).toContain('Goes on from');
    expect(JSON.stringify(createHead(EXAMPLE_RECORD))).not.toContain('Goes on from');
  });
});
