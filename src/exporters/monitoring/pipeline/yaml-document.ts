/** A pipeline's file as YAML: data, and comments at the places where somebody has to decide something. */
import { Document, isMap, isNode } from 'yaml';
import { createComment } from './gate-commands';

export interface CommentedDocument {
  readonly header: string;
  readonly content: object;
  /** The place of the key or list item before which the comment stands, and its lines. */
  readonly comments: readonly {
    readonly at: readonly (string | number)[];
    readonly lines: readonly string[];
  }[];
  /** The places of the maps whose entries have an empty line between them. */
  readonly spaced: readonly (readonly string[])[];
}

export function writeYaml({ header, content, comments, spaced }: CommentedDocument): string {
  // GitLab reads YAML 1.1, in which more words than in 1.2 are not strings.
  const document = new Document(content, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  document.commentBefore = header;
  for (const { at, lines } of comments) setComment(document, at, createComment(lines));
  for (const at of spaced) setSpace(document, at);
  return document.toString({ lineWidth: 0, blockQuote: 'literal', nullStr: '' });
}

/** Throws for a place that is not there, which is a mistake of the caller. */
function setComment(document: Document, at: readonly (string | number)[], text: string): void {
  const parent = document.getIn(at.slice(0, -1), true);
  const last = at.at(-1);
  const key = isMap(parent)
    ? parent.items.map((pair) => pair.key).find((node) => isKey(node, last))
    : document.getIn(at, true);
  if (!isNode(key)) throw new RangeError(`there is no ${at.join('.')} in the document`);
  key.commentBefore = text;
}

function setSpace(document: Document, at: readonly string[]): void {
  const map = document.getIn(at, true);
  if (!isMap(map)) throw new RangeError(`there is no map at ${at.join('.')} in the document`);
  for (const { key } of map.items.slice(1)) if (isNode(key)) key.spaceBefore = true;
}

function isKey(node: unknown, name: string | number | undefined): boolean {
  return isNode(node) && 'value' in node && node.value === name;
}
