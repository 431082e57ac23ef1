import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDiagrams } from '../../scripts/diagrams/find-diagrams';
import { openMermaid, type MermaidBrowser } from '../../scripts/diagrams/mermaid-in-chromium';
import { THEMES, diagramFileName } from '../../src/plugins/diagrams/diagram';
import { computeStyleHash } from '../../src/plugins/diagrams/diagram-style';
import { DIAGRAMS_DIRECTORY, readManifest } from '../../src/plugins/diagrams/manifest';
import { ROOT } from './support/pages';

/** CSS pixels. Pictures shrink to 0.7 of their size (`remark-diagrams.ts`), and the text column has 760. */
const MAXIMUM_WIDTH = 1080;

const diagrams = await findDiagrams(ROOT);
const manifest = readManifest();

it('there are diagrams', () => {
  expect(diagrams.length).toBeGreaterThan(0);
});

describe('sources', () => {
  let mermaid: MermaidBrowser;
  beforeAll(async () => {
    mermaid = await openMermaid();
  });
  afterAll(() => mermaid.close());

  it.each(diagrams.map((diagram) => [diagram.place, diagram] as const))(
    '%s parses',
    async (_place, { source }) => {
      await expect(mermaid.check(source)).resolves.toBeUndefined();
    },
  );

  it('a broken source does not', async () => {
    await expect(mermaid.check('flowchart TD\nA[Local model (Ollama)] --> B')).rejects.toThrow(
      'Parse error',
    );
  });
});

describe('pictures (if one of these fails: npm run diagrams)', () => {
  it('were drawn by the installed Mermaid in the present style', () => {
    const require = createRequire(import.meta.url);
    const installed: unknown = JSON.parse(
      readFileSync(require.resolve('mermaid/package.json'), 'utf8'),
    );
    expect(installed).toMatchObject({ version: manifest.renderer.mermaid });
    expect(manifest.renderer.style).toBe(computeStyleHash());
  });

  it('are there for every source, and for nothing else', () => {
    const expected = diagrams.flatMap(({ id }) =>
      THEMES.map((theme) => diagramFileName(id, theme)),
    );
    const files = readdirSync(DIAGRAMS_DIRECTORY).filter((file) => file.endsWith('.svg'));
    expect(files.toSorted()).toEqual([...new Set(expected)].toSorted());
    expect(Object.keys(manifest.diagrams).toSorted()).toEqual(
      [...new Set(diagrams.map(({ id }) => id))].toSorted(),
    );
  });

  it.each(diagrams.map((diagram) => [diagram.place, diagram] as const))(
    '%s can be read in the column',
    (_place, { id, title }) => {
      const width = manifest.diagrams[id]?.width ?? Infinity;
      expect(
        width,
        `"${title}" is ${width} px wide: lay it out from top to bottom, or shorten its labels`,
      ).toBeLessThanOrEqual(MAXIMUM_WIDTH);
    },
  );

  it('need nothing outside themselves', () => {
    for (const file of readdirSync(DIAGRAMS_DIRECTORY).filter((name) => name.endsWith('.svg'))) {
      const svg = readFileSync(join(DIAGRAMS_DIRECTORY, file), 'utf8');
      expect(svg, file).not.toMatch(
        /<foreignObject|<script|@import|(?:href|src)="(?!#)|url\((?!["']?#)/,
      );
    }
  });
});
