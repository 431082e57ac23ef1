/** One request of perf_analyzer's raw profile: when it began, when text arrived, and what the server said about its tokens. */
import { countOf, fieldOf, isObject, listOf, numberOf, objectOf } from '../fields';

export interface RawRequest {
  /** `empty`: responses came, but none holds text. */
  readonly outcome: 'answered' | 'empty' | 'failed' | 'unreadable';
  /** Nanoseconds, of any clock. */
  readonly start: number;
  /** Nanoseconds at which a response with text arrived. */
  readonly contents: readonly number[];
  readonly promptTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** @param isOpenAi whether responses are events of an OpenAI API, which have ends and counts without text */
export function readRawRequest(request: unknown, isOpenAi: boolean): RawRequest {
  const start = numberOf(request, 'timestamp');
  const times = listOf(request, 'response_timestamps') ?? [];
  if (start === undefined || !isObject(request))
    return {
      outcome: 'unreadable',
      start: 0,
      contents: [],
      promptTokens: undefined,
      outputTokens: undefined,
    };
  const outputs = listOf(request, 'response_outputs') ?? [];
  const contents: number[] = [];
  let promptTokens: number | undefined;
  let outputTokens: number | undefined;
  let hasError = false;
  for (const [i, value] of times.entries()) {
    const time = numberOf(value);
    if (time === undefined) continue;
    const output = outputs[i];
    const response = isOpenAi ? readResponse(fieldOf(output, 'response')) : undefined;
    hasError ||= response?.hasError ?? false;
    promptTokens = response?.promptTokens ?? promptTokens;
    outputTokens = response?.outputTokens ?? outputTokens;
    if (response?.hasText ?? true) contents.push(time);
  }
  // The in-process API is given token ids instead of a text.
  promptTokens ??= listOf(request, 'request_inputs', 'input_ids')?.length;
  const isFailed = hasError || times.length === 0;
  const outcome = isFailed ? 'failed' : contents.length === 0 ? 'empty' : 'answered';
  return { outcome, start, contents, promptTokens, outputTokens };
}

interface Response {
  readonly hasText: boolean;
  readonly hasError: boolean;
  readonly promptTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** A response is one or more server-sent events, or one JSON object. Undefined when it is not there: then it counts as text. */
function readResponse(response: unknown): Response | undefined {
  if (typeof response !== 'string') return undefined;
  let hasText = false;
  let hasError = false;
  let promptTokens: number | undefined;
  let outputTokens: number | undefined;
  for (const line of response.split('\n')) {
    const data = line.trim().replace(/^data:\s*/, '');
    if (data === '' || data === '[DONE]' || /^(?::|event:|id:|retry:)/.test(data)) continue;
    const event = parseEvent(data);
    if (event === undefined) {
      // A piece of an event that was torn apart on the way belongs to a text.
      hasText = true;
      continue;
    }
    hasError ||= isError(event);
    hasText ||= holdsText(event);
    promptTokens = countOf(event, 'usage', 'prompt_tokens') ?? promptTokens;
    outputTokens = countOf(event, 'usage', 'completion_tokens') ?? outputTokens;
  }
  return { hasText, hasError, promptTokens, outputTokens };
}

function parseEvent(data: string): unknown {
  try {
    const event: unknown = JSON.parse(data);
    return event;
  } catch {
    return undefined;
  }
}

function isError(event: unknown): boolean {
  const error = fieldOf(event, 'error');
  return error !== undefined && error !== null && error !== '' && error !== false;
}

/** Text of a chat or completion chunk, of a whole answer, or of Triton's generate endpoint; reasoning and tool calls are text too. */
function holdsText(event: unknown): boolean {
  if (typeof event === 'string') return event !== '';
  if (!isObject(event)) return true;
  if ('text_output' in event) return textLength(event.text_output) > 0;
  const choices = listOf(event, 'choices');
  if (!choices) {
    // Embeddings and rankings answer with other fields, and in one piece.
    return objectOf(event, 'usage') === undefined || listOf(event, 'data') !== undefined;
  }
  return choices.some((choice) =>
    [
      fieldOf(choice, 'text'),
      ...['delta', 'message'].flatMap((part) =>
        ['content', 'reasoning_content', 'reasoning', 'tool_calls'].map((key) =>
          fieldOf(choice, part, key),
        ),
      ),
    ].some((part) => textLength(part) > 0),
  );
}

/** White space is an output like any other. */
function textLength(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
