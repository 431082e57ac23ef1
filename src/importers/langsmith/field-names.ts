/** Fields of runs that are read, or that are known and say nothing about performance. */
const READ = [
  'id run_id name run_type start_time end_time first_token_time status trace_id parent_run_id session_id tags child_runs',
  'prompt_tokens completion_tokens input_tokens output_tokens total_tokens prompt_token_details completion_token_details',
  'input_token_details output_token_details usage_metadata total_cost latency latency_seconds error_preview metadata',
];
const WITHOUT_MEANING = [
  'prompt_cost completion_cost prompt_cost_details completion_cost_details dotted_order child_run_ids direct_child_run_ids',
  'parent_run_ids execution_order app_path feedback_stats reference_example_id reference_dataset_id manifest_id in_dataset',
  'is_in_dataset is_root last_queued_at thread_id trace_tier trace_first_received_at trace_upgrade trace_min_start_time',
  'trace_max_start_time ttl_seconds price_model_id share_token attachments replicas inputs_s3_urls outputs_s3_urls s3_urls',
  'serialized manifest tenant_id session_name',
];

export const SECRET_FIELDS: Readonly<Record<string, string>> = {
  inputs: 'prompts',
  inputs_preview: 'prompts',
  outputs: 'generated texts',
  outputs_preview: 'generated texts',
  messages: 'prompts',
  events: 'generated texts',
  error: 'error messages of single requests',
  extra: 'metadata of single requests',
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...[...READ, ...WITHOUT_MEANING].flatMap((names) => names.split(' ')),
  ...Object.keys(SECRET_FIELDS),
]);
