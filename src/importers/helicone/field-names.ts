/** Fields of requests that are read, or that are known and say nothing about performance. */
const READ = [
  'request_created_at response_created_at createdAt created_at response_status status statusCode delay_ms delayMs latency',
  'time_to_first_token timeToFirstToken prompt_tokens completion_tokens promptTokens completionTokens total_tokens totalTokens',
  'prompt_cache_read_tokens promptCacheReadTokens reasoning_tokens reasoningTokens cost costUSD cost_usd model response_model',
  'request_model model_override provider request_path path country_code countryCode cache_reference_id request_properties',
  'properties customProperties heliconeMetadata',
];
const WITHOUT_MEANING = [
  'response_id request_id requestId id _type schema llmSchema preview feedback feedback_created_at feedback_id feedback_rating',
  'signed_body_url asset_ids asset_urls assets scores cache_enabled cacheEnabled cacheReferenceId target_url prompt_id',
  'prompt_version updated_at storage_location request_referrer prompt_cache_write_tokens prompt_audio_tokens',
  'completion_audio_tokens promptCacheWriteTokens cache_count node_id ai_gateway_body_mapping isStream size_bytes',
];

export const SECRET_FIELDS: Readonly<Record<string, string>> = {
  request_body: 'prompts',
  requestText: 'prompts',
  requestBody: 'prompts',
  response_body: 'generated texts',
  responseText: 'generated texts',
  responseBody: 'generated texts',
  raw: 'prompts',
  request_user_id: 'user or session identifiers',
  helicone_user: 'user or session identifiers',
  user: 'user or session identifiers',
  userId: 'user or session identifiers',
  request_ip: 'URLs and addresses',
  signed_body_url: 'URLs and addresses',
  target_url: 'URLs and addresses',
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...[...READ, ...WITHOUT_MEANING].flatMap((names) => names.split(' ')),
  ...Object.keys(SECRET_FIELDS),
]);
