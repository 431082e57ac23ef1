/** What a span is: one call of a model, a search, an incoming request or something else. */
import { textAttribute } from './attributes';
import type { RawSpan } from './foreign-types';
import type { ObservedSpan } from '../shared/observed-spans';

/** `gen_ai.operation.name` of a call of a model; embeddings, tools, agents and workflows are no calls. */
const CALLS = /^(?:chat|text_completion|generate_content|completion|message|responses?)$/i;
const OPENLLMETRY_CALLS = /^(?:chat|completion)$/i;
const RETRIEVALS = /^(?:retrieval|retrieve|retriever|rerank(?:er)?|search)$/i;
/** vLLM names its spans; everything else is known by attributes. */
const VLLM_SPAN = /^llm_(?:request|core)$/;

export function classifySpan(span: RawSpan): ObservedSpan['role'] {
  const { attributes } = span;
  const operation = textAttribute(attributes, 'gen_ai.operation.name');
  const kind = textAttribute(attributes, 'openinference.span.kind', 'traceloop.span.kind');
  if (operation !== undefined) {
    if (CALLS.test(operation)) return 'llm';
    if (RETRIEVALS.test(operation)) return 'retrieval';
    return span.kind === 'server' ? 'server' : 'other';
  }
  if (kind !== undefined && /^llm$/i.test(kind)) return 'llm';
  if (kind !== undefined && RETRIEVALS.test(kind)) return 'retrieval';
  if (kind === undefined && isCallWithoutOperation(span)) return 'llm';
  if (textAttribute(attributes, 'db.system', 'db.system.name') !== undefined) return 'database';
  return isIncoming(span) ? 'server' : 'other';
}

function isCallWithoutOperation({ name, attributes }: RawSpan): boolean {
  const type = textAttribute(attributes, 'llm.request.type');
  if (type !== undefined) return OPENLLMETRY_CALLS.test(type);
  if (attributes.has('gen_ai.latency.e2e') || VLLM_SPAN.test(name)) return true;
  const vercel = textAttribute(attributes, 'ai.operationId');
  if (vercel !== undefined) return /\.do(?:Generate|Stream)$/.test(vercel);
  if (attributes.has('gen_ai.tool.name') || attributes.has('gen_ai.agent.name')) return false;
  const hasModel =
    textAttribute(attributes, 'gen_ai.request.model', 'gen_ai.response.model') !== undefined;
  const hasAnswer = [...attributes.keys()].some((key) =>
    /^gen_ai\.(?:usage\.(?:output|completion)_tokens|latency\.|response\.finish_reasons)/.test(key),
  );
  return hasModel && hasAnswer;
}

function isIncoming({ kind }: RawSpan): boolean {
  return kind === 'server' || kind === 'consumer';
}
