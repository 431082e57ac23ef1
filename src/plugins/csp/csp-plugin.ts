/** After the build, gives every page its Content-Security-Policy, and fails when a page or style sheet would need more than it allows. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import * as v from 'valibot';
import { insertPolicy, type PolicyOptions } from './policy';
import { findForeignCss } from './urls';

const pluginOptions = v.object({
  /** Further sources for scripts, such as `'wasm-unsafe-eval'`, with their quotes. */
  scriptSources: v.optional(v.array(v.string()), []),
  /** Origins that scripts may ask besides the site's own; as `parseAllowedOrigins` returns them. */
  connectSources: v.optional(v.array(v.string()), []),
});

export function cspPlugin(context: LoadContext, options: unknown): Plugin {
  const { scriptSources, connectSources } = v.parse(pluginOptions, options ?? {});
  return {
    name: 'content-security-policy',
    async postBuild({ outDir }) {
      await protectPages(outDir, {
        siteOrigin: new URL(context.siteConfig.url).origin,
        scriptSources,
        connectSources,
      });
    },
  };
}

/**
 * Rewrites all HTML files of a built site. A file that is written later does not get a policy, and Docusaurus runs the
 * `postBuild` steps of its plugins side by side: a step that writes HTML must call this for what it wrote.
 * @throws Error that lists each file at fault and why
 */
export async function protectPages(outDir: string, options: PolicyOptions): Promise<void> {
  const files = (await readdir(outDir, { recursive: true })).toSorted();
  const faults: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const path = join(outDir, file);
    const result = insertPolicy(await readFile(path, 'utf8'), options);
    if (result.kind === 'ok') await writeFile(path, result.html);
    else faults.push(`${file}: ${result.problems.join('; ')}`);
  }
  for (const file of files.filter((name) => name.endsWith('.css'))) {
    const foreign = findForeignCss(await readFile(join(outDir, file), 'utf8'), options.siteOrigin);
    if (foreign.length > 0) faults.push(`${file}: ${foreign.join('; ')}`);
  }
  if (faults.length > 0) {
    throw new Error(`The content security policy would break these files:\n${faults.join('\n')}`);
  }
}
