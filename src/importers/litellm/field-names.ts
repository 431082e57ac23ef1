/** Fields of calls that are read, or that are known and say nothing about performance. */
const READ = [
  'startTime endTime completionStartTime request_duration_ms call_type status status_fields stream prompt_tokens',
  'completion_tokens total_tokens usage response_cost spend model custom_llm_provider model_group cache_hit request_tags',
  'hidden_params exception_type',
];
const WITHOUT_MEANING = [
  'id request_id trace_id litellm_call_id response_time response_cost_failure_debug_info cost_breakdown saved_cache_cost',
  'model_id model_map_information cache_key team_id organization_id session_id mcp_namespaced_tool_name agent_id',
  'guardrail_information standard_built_in_tools_params duration total_spend',
];

export const SECRET_FIELDS: Readonly<Record<string, string>> = {
  api_key: 'API key hashes',
  user: 'user or session identifiers',
  end_user: 'user or session identifiers',
  requester_ip_address: 'URLs and addresses',
  api_base: 'URLs and addresses',
  messages: 'prompts',
  proxy_server_request: 'prompts',
  response: 'generated texts',
  metadata: 'metadata of single requests',
  modelParameters: 'model parameters',
  model_parameters: 'model parameters',
  error_str: 'error messages of single requests',
  error_information: 'error messages of single requests',
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...[...READ, ...WITHOUT_MEANING].flatMap((names) => names.split(' ')),
  ...Object.keys(SECRET_FIELDS),
]);
