/** Attributes of spans that are read, and those that are private. */
import type { JsonObject } from '../fields';
import { objectFrom, valueAt } from '../shared/observed-fields';
import type { ReportBuilder } from '../report';

const KNOWN =
  /^(?:id|name|span_kind|parent_id|start_time|end_time|status_code|status_message|events|context(?:\.\w+)?|trace_id|span_id|attributes|attributes\.(?:openinference\.span(?:\.kind)?|llm\.(?:model_name|provider|system|token_count\..*|cost\..*))|cumulative_.*|Unnamed: 0)$/;
const PRIVATE: readonly (readonly [names: RegExp, kind: string])[] = [
  [
    /^attributes\.(?:input\b|llm\.(?:input_messages|prompts?\b|prompt_template|tools|invocation_parameters))/,
    'prompts',
  ],
  [
    /^attributes\.(?:output\b|llm\.(?:output_messages|completions|function_call))/,
    'generated texts',
  ],
  [/^attributes\.(?:retrieval|reranker|embedding|document)/, 'retrieved documents'],
  [/^attributes\.(?:user|session)\b/, 'user or session identifiers'],
  [/^attributes\.(?:metadata|tag|tool)/, 'metadata of single requests'],
];

export const SECRET_FIELDS: Readonly<Record<string, string>> = {
  status_message: 'error messages of single requests',
};

/** Names only; nested attributes are named down to their second part, below which are messages. */
export function reportAttributes(row: JsonObject, report: ReportBuilder): void {
  const attributes = objectFrom(valueAt(row, 'attributes')) ?? {};
  const nested = Object.entries(attributes).flatMap(([name, value]) => {
    const inner = objectFrom(value);
    return inner
      ? Object.keys(inner).map((key) => `attributes.${name}.${key}`)
      : [`attributes.${name}`];
  });
  for (const name of [...Object.keys(row), ...nested]) {
    const secret = PRIVATE.find(([names]) => names.test(name));
    if (secret) report.secret(secret[1]);
    else if (!KNOWN.test(name) && !/^attributes\.llm\.(?:token_count|cost)$/.test(name))
      report.unknownField(name);
  }
}
