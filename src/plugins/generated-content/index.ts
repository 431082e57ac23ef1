import {
  generatedContentRemarkPlugin,
  type GeneratedContentOptions,
} from './remark-generated-content';
import { createFingerprint } from '../fingerprint';
import { createAllTables } from './table-tags';

/** The plugin with its options, as the docs plugin takes it. */
export function generatedContent(): [typeof generatedContentRemarkPlugin, GeneratedContentOptions] {
  return [generatedContentRemarkPlugin, { tables: createFingerprint(createAllTables()) }];
}

export { generatedContentRemarkPlugin };
