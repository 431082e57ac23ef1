/**
 * Text that Grafana must show as it is. Grafana replaces `$name`, `${name}` and `[[name]]` in titles, descriptions, legends, links and
 * queries, and `{{label}}` in legends; there is no escape for them. Descriptions are Markdown besides. The dashboard's own title and
 * description are shown as they are (https://github.com/grafana/grafana/issues/364). Syntax of variables:
 * https://grafana.com/docs/grafana/latest/visualizations/dashboards/variables/variable-syntax/
 */
import { quotePromql } from '../../../domain/monitoring/promql-text';
import { toOneLine } from '../written-text';

/** For titles and legends, on one line: a space, which is seen, parts what would be a variable or a label. */
export function toPlainText(text: string): string {
  return toOneLine(text)
    .replaceAll(/\$(?=[\w{])/gu, '$ ')
    .replaceAll(/\[(?=\[)/gu, '[ ')
    .replaceAll(/\{(?=\{)/gu, '{ ');
}

/** What begins something in Markdown, HTML or Grafana, makes a link of an address, or a list or heading of a line. */
const SPECIAL = /[\\`*_[\]<>&|~${}!#@]|:(?=\/\/)|(?<=www)\.|^[-+=\d]/giu;

/** For one line of a description: a character reference is shown as the character, and means nothing else. */
export function toMarkdown(text: string): string {
  return toOneLine(text).replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** A PromQL string without the characters that begin a variable; Go reads `\x24` as `$`. */
export function quoteForQuery(text: string): string {
  return quotePromql(text)
    .replaceAll('$', String.raw`\x24`)
    .replaceAll('[', String.raw`\x5b`);
}

/** An address that has passed `parseSafeLink`; where it holds `$`, `[` or `{`, their percent-encoding means the same. */
export function toLinkUrl(url: string): string {
  return url.replaceAll('$', '%24').replaceAll('[', '%5B').replaceAll('{', '%7B');
}
