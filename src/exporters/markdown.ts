/** The record as a document for a repository or an issue tracker. */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import { createRecordDocument } from './document/create-document';
import { JIRA } from './markdown/jira';
import { createMarkdownSyntax } from './markdown/markdown-syntax';
import { renderDocument } from './markdown/render-document';

/** `file`: GitHub-flavoured Markdown in a repository; Jira's is its own wiki markup. */
export type MarkdownFlavour = 'file' | 'github' | 'gitlab' | 'jira';

/**
 * Everything in the record, readable without the handbook; verdicts are judged anew. Text of the record stays text: it cannot
 * become markup, mention a person, refer to or close an issue, run a quick action or a macro.
 */
export function exportMarkdown(
  record: InvestigationRecord,
  { flavour }: { readonly flavour: MarkdownFlavour },
): string {
  const syntax = flavour === 'jira' ? JIRA : createMarkdownSyntax();
  return renderDocument(createRecordDocument(record), syntax);
}
