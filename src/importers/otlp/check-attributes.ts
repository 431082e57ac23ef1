/** Tells the report which attributes were private and which nobody read. */
import type { ReportBuilder } from '../report';
import type { RawSpan } from './foreign-types';
import { READ_ATTRIBUTES } from './read-request';

const SECRETS: readonly (readonly [names: RegExp, kind: string])[] = [
  [
    /^gen_ai\.(?:prompt|input|system_instructions|tool\.(?:call\.arguments|definitions))|^llm\.(?:prompts?\b|input_messages)|^input\.|^ai\.prompt|\.entity\.input$/,
    'prompts',
  ],
  [
    /^gen_ai\.(?:completion|output\.messages|tool\.call\.result)|^llm\.(?:completions|output_messages)|^output\.|^ai\.response\.(?:text|object|toolCalls)|\.entity\.output$/,
    'generated texts',
  ],
  [/^retrieval\.documents|^reranker\.|^embedding\./, 'retrieved documents'],
  [
    /^(?:user|enduser|session)\.|gen_ai\.conversation\.id|\.user\.?id$|^gen_ai\.user$/,
    'user or session identifiers',
  ],
  [/^http\.(?:request|response)\.header|authorization|api[-_.]?key|cookie/i, 'headers or keys'],
  [
    /^(?:url\.(?:full|query|path)|http\.(?:url|target)|client\.address|net\.peer|server\.address|network\.peer)/,
    'URLs and addresses',
  ],
  [/^db\.(?:statement|query\.)/, 'database queries'],
  [/^exception\.(?:message|stacktrace)/, 'error messages'],
];

/** Namespaces in which an attribute that nobody read could have mattered. */
const RELEVANT = /^(?:gen_ai|llm|ai|openinference|vllm)\./;
const MAX_NAMES = 1_000;

export class AttributeCheck {
  readonly #report: ReportBuilder;
  readonly #seen = new Set<string>();

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  check({ attributes }: RawSpan, isCall: boolean): void {
    for (const name of attributes.keys()) {
      if (this.#seen.has(name) || this.#seen.size >= MAX_NAMES) continue;
      const secret = SECRETS.find(([names]) => names.test(name));
      if (secret) this.#report.secret(secret[1]);
      else if (isCall && RELEVANT.test(name) && !READ_ATTRIBUTES.has(name))
        this.#report.unknownField(name);
      if (secret || isCall || READ_ATTRIBUTES.has(name)) this.#seen.add(name);
    }
  }
}
