/** The data inside GuideLLM's HTML report: JSON that is assigned to a property of `window`. It is read as text and never run. */
import { ImportError } from '../import-error';
import { parseJsonValues } from '../json-text';
import { parsePartialJson } from '../partial-json';

const ASSIGNMENT = /window\.([A-Za-z_]\w*)\s*=\s*(?=[[{])/g;

/**
 * What is assigned to each name, in lower case and without underscores (`runinfo`, `benchmarks`, `guidellmreport`). The first value
 * that is not empty counts: the page also carries its own template, with empty ones. Text inside a value is skipped with it.
 *
 * @throws ImportError `damaged` when a value is cut off.
 */
export function readAssignments(text: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const pattern = new RegExp(ASSIGNMENT);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const name = (match[1] ?? '').toLowerCase().replaceAll('_', '');
    const start = pattern.lastIndex;
    // The template's `window.runInfo = {};` stands inside a text of the page's own script.
    if (text.startsWith('{}', start) || text.startsWith('[]', start)) continue;
    const { end, complete } = parsePartialJson(text, start);
    if (!complete) throw cutOff();
    pattern.lastIndex = end;
    const { values } = parseJsonValues(text.slice(start, end));
    if (!found.has(name)) found.set(name, values[0]);
  }
  return found;
}

function cutOff(): ImportError {
  return new ImportError(
    'damaged',
    'The HTML report ends in the middle of its data; save it again, or drop benchmarks.json of the same run.',
  );
}
