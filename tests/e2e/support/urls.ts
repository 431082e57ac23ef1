import { readFileSync } from 'node:fs';

/** Every published page; the content tests hold this list against docs/ and src/pages. Playwright runs in the project's root. */
export const urls = JSON.parse(
  readFileSync('tests/content/urls.json', 'utf8'),
) as readonly string[];
