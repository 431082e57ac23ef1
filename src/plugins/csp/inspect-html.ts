/** Reads one built page: which inline scripts it runs, and what it holds that the site's policy would block. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { findForeignCss, isForeignUrl, isScriptUrl } from './urls';

type TreeNode = DefaultTreeAdapterTypes.Node;
type TreeElement = DefaultTreeAdapterTypes.Element;

export interface HtmlInspection {
  /** Text of each script without `src`, as the browser hashes it: data blocks (JSON-LD) left out. */
  readonly inlineScripts: readonly string[];
  /** Sentences; the build fails when there is one. */
  readonly problems: readonly string[];
  /** Offset in the file just behind the start tag of `<head>`. */
  readonly headOffset: number | null;
}

/** Types of script element that the browser does not run. */
const DATA_BLOCKS = new Set(['application/ld+json', 'application/json']);
/** Elements that embed another document; the site has none. */
const EMBEDS = new Set(['iframe', 'frame', 'embed', 'object']);
/** Attributes that hold an address. */
const URL_ATTRIBUTES = new Set([
  'src',
  'href',
  'xlink:href',
  'action',
  'formaction',
  'poster',
  'data',
  'ping',
]);
/** Elements whose address the browser fetches without being asked. */
const FETCHING = new Set([
  'script',
  'img',
  'source',
  'video',
  'audio',
  'track',
  'input',
  'image',
  'use',
]);
/** Values of `rel` with which a link fetches or connects; `canonical` and `alternate` do not. */
const FETCHING_RELS =
  /\b(stylesheet|icon|apple-touch-icon|mask-icon|preload|prefetch|modulepreload|preconnect|dns-prefetch|manifest|prerender)\b/i;

/** @param siteOrigin `https://handbook.example`: addresses there are the site's own */
export function inspectHtml(html: string, siteOrigin: string): HtmlInspection {
  // Without scripting, <noscript> is read as elements: what is in it must keep to the policy too.
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const inlineScripts: string[] = [];
  const problems: string[] = [];
  let headOffset: number | null = null;
  for (const element of walkElements(document)) {
    if (element.tagName === 'head')
      headOffset = element.sourceCodeLocation?.startTag?.endOffset ?? null;
    if (isInlineScript(element)) inlineScripts.push(textOf(element));
    problems.push(...findProblems(element, siteOrigin));
  }
  return { inlineScripts, problems, headOffset };
}

function findProblems(element: TreeElement, siteOrigin: string): string[] {
  const problems: string[] = [];
  const { tagName } = element;
  if (EMBEDS.has(tagName)) problems.push(`<${tagName}> embeds another document`);
  if (tagName === 'base') problems.push('<base> changes where addresses lead');
  if (
    tagName === 'meta' &&
    attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy'
  ) {
    problems.push('the page has a Content-Security-Policy already');
  }
  if (tagName === 'style') problems.push(...findForeignCss(textOf(element), siteOrigin));
  const fetches =
    FETCHING.has(tagName) ||
    (tagName === 'link' && FETCHING_RELS.test(attribute(element, 'rel') ?? ''));
  for (const { name, value, prefix } of element.attrs) {
    const fullName = prefix === undefined || prefix === '' ? name : `${prefix}:${name}`;
    if (/^on/i.test(name)) problems.push(`inline event handler ${name} on <${tagName}>`);
    if (name === 'style') problems.push(...findForeignCss(value, siteOrigin));
    if (URL_ATTRIBUTES.has(fullName)) {
      if (isScriptUrl(value))
        problems.push(`${fullName}="${value.slice(0, 60)}" on <${tagName}> runs script`);
      if (fetches && isForeignUrl(value, siteOrigin))
        problems.push(`<${tagName}> fetches ${value} from elsewhere`);
      if (tagName === 'script' && /^\s*(data|blob):/i.test(value))
        problems.push('<script> with a data or blob URL');
    }
    if (name === 'srcset' || name === 'imagesrcset') {
      for (const url of value
        .split(',')
        .map((candidate) => candidate.trim().split(/\s/)[0] ?? '')) {
        if (isForeignUrl(url, siteOrigin))
          problems.push(`<${tagName}> fetches ${url} from elsewhere`);
      }
    }
  }
  return problems;
}

function isInlineScript(element: TreeElement): boolean {
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return false;
  return !DATA_BLOCKS.has(attribute(element, 'type')?.trim().toLowerCase() ?? '');
}

function attribute(element: TreeElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function textOf(element: TreeElement): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

function* walkElements(node: TreeNode): Generator<TreeElement> {
  if ('tagName' in node) yield node;
  if ('content' in node) yield* walkElements(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* walkElements(child);
}
