/** What a markup language must offer to write a document in it. Every function escapes the text it is given. */
export interface MarkupSyntax {
  readonly heading: (level: 1 | 2, text: string) => string;
  /** A run of text, which may contain line breaks. */
  readonly text: (text: string) => string;
  readonly label: (text: string) => string;
  readonly link: (text: string, url: string) => string;
  /** `content` is written already. */
  readonly listItem: (content: string) => string;
  readonly tableHead: (cells: readonly string[], numeric: readonly boolean[]) => string;
  readonly tableRow: (cells: readonly string[]) => string;
  /** Within a table cell: content that is written already, on one line. */
  readonly cell: (content: string) => string;
  readonly code: (text: string) => string;
}
