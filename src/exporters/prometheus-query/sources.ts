/** The servers and exporters that Prometheus may have scraped, and how their metrics are named. Names as in the importer's tables. */

export interface QuerySource {
  readonly id: QuerySourceId;
  /** For a person. */
  readonly name: string;
  /** RE2 for whole names of metrics, as PromQL's `=~` takes it. */
  readonly names: string;
  /** Where it exposes its metrics unless told otherwise. */
  readonly metricsAddress: string;
  /** `resource`: of a GPU or a host, which knows nothing of models. */
  readonly kind: 'server' | 'resource';
  /** The label that names the model; undefined where no series carries one. */
  readonly modelLabel?: string;
}

export type QuerySourceId = 'vllm' | 'sglang' | 'tgi' | 'triton' | 'dynamo' | 'dcgm' | 'node';

export const QUERY_SOURCES: readonly QuerySource[] = [
  {
    id: 'vllm',
    name: 'vLLM',
    names: 'vllm:.+',
    metricsAddress: 'http://localhost:8000/metrics',
    kind: 'server',
    modelLabel: 'model_name',
  },
  {
    id: 'sglang',
    name: 'SGLang',
    names: 'sglang:.+',
    metricsAddress: 'http://localhost:30000/metrics',
    kind: 'server',
    modelLabel: 'model_name',
  },
  {
    id: 'tgi',
    name: 'TGI',
    names: 'tgi_.+',
    metricsAddress: 'http://localhost:8080/metrics',
    kind: 'server',
  },
  {
    id: 'triton',
    name: 'Triton',
    names: 'nv_.+',
    metricsAddress: 'http://localhost:8002/metrics',
    kind: 'server',
    modelLabel: 'model',
  },
  {
    id: 'dynamo',
    name: 'Dynamo',
    names: 'dynamo_.+',
    metricsAddress: 'http://localhost:8000/metrics',
    kind: 'server',
    modelLabel: 'model',
  },
  {
    id: 'dcgm',
    name: 'NVIDIA DCGM',
    names: 'DCGM_FI_.+',
    metricsAddress: 'http://localhost:9400/metrics',
    kind: 'resource',
  },
  {
    id: 'node',
    name: 'node_exporter',
    // Of its hundreds of metrics only these are read.
    names: 'node_(cpu|memory)_.+',
    metricsAddress: 'http://localhost:9100/metrics',
    kind: 'resource',
  },
];
