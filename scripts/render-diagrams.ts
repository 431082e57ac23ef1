/**
 * Renders the `mermaid` fences of all pages to static/diagrams, one SVG for each theme. Only what is new is rendered, unless
 * Mermaid or the style has changed; pictures that no page uses any more are removed.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THEMES, diagramFileName, type Diagram } from '../src/plugins/diagrams/diagram';
import { computeStyleHash } from '../src/plugins/diagrams/diagram-style';
import {
  DIAGRAMS_DIRECTORY,
  MANIFEST_PATH,
  readManifest,
  type DiagramManifest,
} from '../src/plugins/diagrams/manifest';
import { findDiagrams, type PlacedDiagram } from './diagrams/find-diagrams';
import { openMermaid, type MermaidBrowser } from './diagrams/mermaid-in-chromium';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function renderAll(): Promise<void> {
  const diagrams = uniqueById(await findDiagrams(ROOT));
  const renderer = { mermaid: await readMermaidVersion(), style: computeStyleHash() };
  const before = readManifest();
  const isSameRenderer =
    before.renderer.mermaid === renderer.mermaid && before.renderer.style === renderer.style;
  const isRendered = ({ id }: Diagram): boolean =>
    isSameRenderer &&
    before.diagrams[id] !== undefined &&
    THEMES.every((theme) => existsSync(join(DIAGRAMS_DIRECTORY, diagramFileName(id, theme))));
  const missing = diagrams.filter((diagram) => !isRendered(diagram));

  await mkdir(DIAGRAMS_DIRECTORY, { recursive: true });
  const sizes = new Map(Object.entries(before.diagrams));
  if (missing.length > 0) {
    const mermaid = await openMermaid();
    try {
      for (const diagram of missing) sizes.set(diagram.id, await renderOne(mermaid, diagram));
    } finally {
      await mermaid.close();
    }
  }
  const removed = await removeStale(new Set(diagrams.map(({ id }) => id)));
  await writeManifest({
    renderer,
    diagrams: Object.fromEntries(
      diagrams.flatMap(({ id }) => {
        const size = sizes.get(id);
        return size === undefined ? [] : [[id, size]];
      }),
    ),
  });
  console.log(
    `${diagrams.length} diagrams: ${missing.length} rendered, ${removed} stale files removed.`,
  );
}

async function renderOne(
  mermaid: MermaidBrowser,
  diagram: PlacedDiagram,
): Promise<{ width: number; height: number }> {
  try {
    const [light, dark] = [
      await mermaid.render(diagram, 'light'),
      await mermaid.render(diagram, 'dark'),
    ];
    if (light.width !== dark.width || light.height !== dark.height)
      throw new Error('the two themes differ in size.');
    await writeFile(join(DIAGRAMS_DIRECTORY, diagramFileName(diagram.id, 'light')), light.svg);
    await writeFile(join(DIAGRAMS_DIRECTORY, diagramFileName(diagram.id, 'dark')), dark.svg);
    return { width: light.width, height: light.height };
  } catch (error) {
    throw new Error(`${diagram.place}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** @returns how many files were removed */
async function removeStale(ids: ReadonlySet<string>): Promise<number> {
  const files = await readdir(DIAGRAMS_DIRECTORY);
  const stale = files.filter((file) => file.endsWith('.svg') && !ids.has(file.slice(0, 16)));
  await Promise.all(stale.map((file) => rm(join(DIAGRAMS_DIRECTORY, file))));
  return stale.length;
}

async function writeManifest(manifest: DiagramManifest): Promise<void> {
  const diagrams = Object.fromEntries(
    Object.entries(manifest.diagrams).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  await writeFile(MANIFEST_PATH, `${JSON.stringify({ ...manifest, diagrams }, null, 2)}\n`);
}

function uniqueById(diagrams: readonly PlacedDiagram[]): PlacedDiagram[] {
  return [...new Map(diagrams.map((diagram) => [diagram.id, diagram])).values()];
}

async function readMermaidVersion(): Promise<string> {
  const require = createRequire(import.meta.url);
  const text = await readFile(require.resolve('mermaid/package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

renderAll().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
