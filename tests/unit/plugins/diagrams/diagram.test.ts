import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../../../src/plugins/diagrams/diagram';

const SOURCE = 'flowchart TD\n  accTitle: The loop\n  accDescr: Seven steps, and back.\n  A --> B';

describe('parseDiagram', () => {
  it('reads title and description and names the files by the source', () => {
    expect(parseDiagram(SOURCE)).toEqual({
      source: SOURCE,
      id: createHash('sha256').update(SOURCE).digest('hex').slice(0, 16),
      title: 'The loop',
      description: 'Seven steps, and back.',
    });
  });

  it('takes a description of several lines in braces', () => {
    const source =
      'flowchart TD\naccTitle: The loop\naccDescr {\n  Seven steps,\n  and back.\n}\nA --> B';
    expect(parseDiagram(source).description).toBe('Seven steps, and back.');
  });

  it.each([
    ['accTitle', SOURCE.replace('accTitle: The loop', '')],
    ['accTitle', SOURCE.replace('The loop', '')],
    ['accDescr', SOURCE.replace('accDescr: Seven steps, and back.', '')],
  ])('demands %s', (key, source) => {
    expect(() => parseDiagram(source)).toThrow(`the diagram has no "${key}: …" line`);
  });

  it('gives another id to a source that differs in one character', () => {
    expect(parseDiagram(SOURCE.replace('A -->', 'A ==>')).id).not.toBe(parseDiagram(SOURCE).id);
  });
});
