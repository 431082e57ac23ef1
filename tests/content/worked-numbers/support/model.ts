/** Llama 3.1 8B, from its configuration (hidden size, layers, heads, feed-forward size, vocabulary), and an H100 SXM. */
const LAYERS = 32;
const HIDDEN = 4096;
const HEADS = 32;
const KV_HEADS = 8;
const HEAD_SIZE = 128;
const FEED_FORWARD = 14_336;
const VOCABULARY = 128_256;

/** Parameters outside the embeddings: attention (query, key, value, output) and the three matrices of the feed-forward part. */
export const LINEAR_PARAMETERS =
  LAYERS *
  (2 * HIDDEN * HEADS * HEAD_SIZE + 2 * HIDDEN * KV_HEADS * HEAD_SIZE + 3 * HIDDEN * FEED_FORWARD);

/** Bytes of weights that one step reads: everything but the input embeddings, of which a step needs a few rows only. */
export function weightBytes(bytesPerWeight: number): number {
  return (LINEAR_PARAMETERS + VOCABULARY * HIDDEN) * bytesPerWeight;
}

/** Bytes of the KV cache per token: keys and values, 2 bytes each. */
export function kvBytesPerToken(kvHeads = KV_HEADS): number {
  return 2 * LAYERS * kvHeads * HEAD_SIZE * 2;
}

/** Operations of a causal prefill from 0 to `tokens` in the attention alone: 2 × layers × hidden × tokens². */
export function attentionOperations(tokens: number): number {
  return 2 * LAYERS * HIDDEN * tokens ** 2;
}

/** Bytes per second and dense bf16 operations per second of an H100 SXM (NVIDIA). */
export const H100 = { bandwidth: 3.35e12, operations: 989e12 } as const;

/** Tokens in the KV cache of the measured RTX 4090 run (LLMServingSim): 2,588 blocks of 16. */
export const RTX4090_POOL = 2588 * 16;
