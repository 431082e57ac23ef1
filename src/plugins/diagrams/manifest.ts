/** `static/diagrams/manifest.json`: which diagrams are rendered, how large they are and what rendered them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { DIAGRAMS_PATH } from './diagram';

/** CSS pixels; the same in both themes. */
const size = v.strictObject({ width: v.number(), height: v.number() });

const manifest = v.strictObject({
  /** Another version or style may draw the same source differently: `npm run diagrams` then renders all of them again. */
  renderer: v.strictObject({ mermaid: v.string(), style: v.string() }),
  diagrams: v.record(v.string(), size),
});

export type DiagramManifest = v.InferOutput<typeof manifest>;

export const DIAGRAMS_DIRECTORY = join(
  fileURLToPath(new URL('../../../static', import.meta.url)),
  DIAGRAMS_PATH,
);
export const MANIFEST_PATH = join(DIAGRAMS_DIRECTORY, 'manifest.json');

/** An absent file is a manifest without diagrams. */
export function readManifest(path: string = MANIFEST_PATH): DiagramManifest {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { renderer: { mermaid: '', style: '' }, diagrams: {} };
  }
  return v.parse(manifest, JSON.parse(text));
}
