/** Text of a record in a pipeline's file: one line, nothing that either system evaluates, and whole words for the shell. */
import { quotePosix } from '../../prometheus-query/shell-words';
import { toWritable } from '../written-text';

/** For a field of a workflow: GitHub evaluates `${{ }}` wherever it stands, so its start gets a visible gap. */
export function breakExpressions(text: string): string {
  return text.replaceAll('${{', () => '$ {{');
}

/**
 * One word of a shell's command within a workflow. GitHub evaluates `${{ }}` before the shell sees the line, so it is taken apart
 * where the shell puts it together again: two quoted pieces side by side are one word. No shell carries a NUL.
 */
export function quoteForPipeline(word: string): string {
  return quotePosix(toWritable(word)).replaceAll(
    '${{',
    // A function, because `$'` has a meaning of its own in a replacement.
    () => "$''{{",
  );
}
