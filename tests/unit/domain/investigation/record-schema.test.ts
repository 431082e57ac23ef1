import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGeneratedFiles } from '../../../../scripts/generate';
import { createRecordJsonSchema } from '../../../../src/domain/investigation/json-schema';
import { listRecordFields } from '../../../../src/domain/investigation/record-fields';
import { METRIC_IDS_V1 } from '../../../../src/domain/investigation/versions/v1/metric-ids';
import { METRICS } from '../../../../src/domain/metrics/catalogue';

it.each(createGeneratedFiles().map(({ path, text }) => [path, text] as const))(
  '%s is as its source makes it (else run `npm run generate`)',
  (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

describe('the published JSON Schema', () => {
  it('is draft 2020-12 with a stable id, and closes every object but for the reader’s own fields', () => {
    const schema = createRecordJsonSchema();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe('urn:llm-performance-handbook:investigation-record:v1');
    const open: unknown[] = [];
    const visit = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      if ('properties' in part && 'type' in part) {
        const { additionalProperties, patternProperties } = part as Record<string, unknown>;
        if (additionalProperties !== false || JSON.stringify(patternProperties) !== '{"^x-":{}}') {
          open.push(part);
        }
      }
      Object.values(part).forEach(visit);
    };
    visit(schema);
    expect(open).toEqual([]);
  });

  it('knows exactly the metrics of the catalogue', () => {
    expect([...METRIC_IDS_V1].sort()).toEqual(METRICS.map((metric) => metric.id).sort());
  });
});

describe('the table of fields', () => {
  const fields = listRecordFields();

  it('names every field once, with a type and a sentence', () => {
    const paths = fields.map((field) => field.path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const field of fields) {
      expect(field.description, field.path).toMatch(/^[A-Z\d].*\.$/);
      expect(field.type, field.path).not.toBe('');
    }
  });

  it('reads types and necessity off the schema', () => {
    const find = (path: string) => fields.find((field) => field.path === path);
    expect(find('title')).toMatchObject({ type: 'line', required: true });
    expect(find('status')?.type).toBe('one of "draft", "in review", "verified", "closed"');
    expect(find('symptoms.onset')).toMatchObject({ type: 'Moment', required: false });
    expect(find('measurements[].distributions.*.buckets')?.type).toBe(
      'list of pair of whole number and whole number',
    );
    expect(find('Answer.state')).toMatchObject({
      type: '"answered" or "unknown" or "not_applicable"',
      required: true,
    });
    expect(find('Answer.because')?.required).toBe(false);
  });
});
