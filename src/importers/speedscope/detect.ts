/** Recognises speedscope's own file format, by the schema that each such file names. */
import { fieldOf, isObject, listOf, objectOf, textOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';

const SCHEMA = /^https?:\/\/(?:www\.)?speedscope\.app\/file-format-schema\.json/u;

export function detectSpeedscope({ values: [file] }: Head): Detection | null {
  if (!isObject(file)) return null;
  if (SCHEMA.test(textOf(file, '$schema') ?? '')) return { reason: 'it names speedscope’s schema' };
  // Some exporters leave the schema out.
  const type = fieldOf(listOf(file, 'profiles')?.[0], 'type');
  const isProfile = type === 'sampled' || type === 'evented';
  return isProfile && listOf(objectOf(file, 'shared'), 'frames') !== undefined
    ? { reason: `it has ${type} profiles and shared frames` }
    : null;
}
