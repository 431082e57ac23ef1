/**
 * The five common pitfalls of a performance investigation, as data: the scenario's table, the five pages and the self-audit read
 * this. The order is the scenario's. Records answer the questions by id: a text may be improved, an id never changes or returns
 * with another meaning. To add a question: a new id with its pitfall's prefix, at the end of the list.
 */
import type { Pitfall, PitfallId } from './step';

export const PITFALLS: readonly Pitfall[] = [
  {
    id: 'premature-optimization',
    title: 'Premature optimisation',
    impact:
      'Days go into a part of the request that is not the bottleneck: the user waits as long as before, and the system keeps the added complexity.',
    correction:
      'Measure before the first change. Split the latency into spans, take the span that a profile shows to be large enough to close the gap, and write down the gain you expect before you touch it.',
    questions: [
      {
        id: 'premature-profile-first',
        text: 'Was the slow request split into measured spans, or profiled, before the first change was made?',
        ifNo: 'Stop changing things. Record one split of the latency under the load that hurts, then choose.',
      },
      {
        id: 'premature-target-stated',
        text: 'Is there a written target (metric, percentile, threshold) that says when to stop?',
        ifNo: 'Agree a target with the owner of the service in step 1; without it no change can be shown to be enough.',
      },
      {
        id: 'premature-share-enough',
        text: 'Is the share of the part you are changing large enough to close the gap, even if that part took no time at all?',
        ifNo: 'Compute 1 − target ÷ measured. If the share is smaller, this change alone cannot reach the target: pick a larger span or combine.',
      },
      {
        id: 'premature-gain-predicted',
        text: 'Was the expected gain of every change written down before it was measured?',
        ifNo: 'Add the prediction to the optimisation card now, before you look at the result. A surprise is information only against a prediction.',
      },
      {
        id: 'premature-failed-removed',
        text: 'Were the changes that brought no measurable gain taken out again?',
        ifNo: 'Revert them one by one. What stays without a gain is complexity that somebody else has to maintain.',
      },
    ],
  },
  {
    id: 'lack-of-profiling-tools',
    title: 'Lack of profiling tools',
    impact:
      'Root causes are guessed: every wrong guess costs a change, a deployment and a measurement, and the diagnosis takes days instead of hours.',
    correction:
      'Have profiling, tracing and monitoring in place before they are needed, and choose by question: cProfile or py-spy for Python code, Nsight Systems for the GPU timeline, Prometheus and Grafana for behaviour over time.',
    questions: [
      {
        id: 'profiling-cpu-stacks',
        text: 'Can you see, within an hour, where the CPU time of each process on the request path goes?',
        ifNo: 'Put a sampling profiler (py-spy for Python) into the image or a debug container, and try the permission it needs in staging.',
      },
      {
        id: 'profiling-gpu-timeline',
        text: 'Can you record a GPU timeline (Nsight Systems or the PyTorch profiler) from a replica that runs the production configuration?',
        ifNo: 'Prepare one replica outside the load balancer with the profiler installed, and a script that replays a few real requests.',
      },
      {
        id: 'profiling-stage-metrics',
        text: 'Do Prometheus and Grafana, or their equivalents, show queue, prefill and decode time as distributions and not only as means?',
        ifNo: 'Scrape the metrics endpoint of the serving engine and plot p50, p95 and p99 of each stage. Keep at least one month.',
      },
      {
        id: 'profiling-utilisation-meaning',
        text: 'Do you judge the GPU by a metric that shows real work (SM, memory or tensor activity) and not by GPU utilisation alone?',
        ifNo: 'Enable the profiling fields of DCGM. GPU utilisation reads 100 % as soon as any kernel runs.',
      },
      {
        id: 'profiling-overhead-known',
        text: 'Is the overhead of each tool known, and noted beside the data it produced?',
        ifNo: 'Run the same load with and without the tool, and write the difference into the data item.',
      },
    ],
  },
  {
    id: 'ignoring-data-pipeline-performance',
    title: 'Ignoring data pipeline performance',
    impact:
      'Slow ingestion, retrieval or pre-processing holds back the whole AI workflow while the team tunes the model.',
    correction:
      'Profile the whole path, from the arrival of the input through retrieval, prompt assembly and inference to the delivered output, and the ingestion behind it; give each stage a budget.',
    questions: [
      {
        id: 'pipeline-spans-complete',
        text: 'Do the spans of one request cover everything from the arrival of the input to the last byte delivered, with no unexplained rest above 5 %?',
        ifNo: 'Name the rest as a span of its own and instrument its two ends first. What is not measured looks free.',
      },
      {
        id: 'pipeline-stage-budget',
        text: 'Does every stage (retrieval, reranking, prompt assembly, tokenisation, inference, post-processing) have a time budget?',
        ifNo: 'Divide the end-to-end target among the stages, keep a reserve, and compare each measured stage with its share.',
      },
      {
        id: 'pipeline-retrieval-under-load',
        text: 'Was retrieval measured at production load and production size of the index, with its query plan looked at?',
        ifNo: 'Run EXPLAIN (ANALYZE, BUFFERS), or the equivalent of your store, on the real query, and repeat the measurement under load.',
      },
      {
        id: 'pipeline-prompt-size',
        text: 'Do you track the distribution of prompt tokens, so that a longer context cannot slow prefill unnoticed?',
        ifNo: 'Plot prompt tokens p50 and p95 next to time to first token, and compare both before and after each change of retrieval.',
      },
      {
        id: 'pipeline-ingestion-lag',
        text: 'Is the lag of ingestion (documents waiting, age of the newest indexed document) measured and alerted on?',
        ifNo: 'Export the queue length and the age of the newest indexed item, and compare the arrival rate with the service rate.',
      },
    ],
  },
  {
    id: 'suboptimal-model-deployment',
    title: 'Suboptimal model deployment',
    impact:
      'The model is served inefficiently, for example without batching or quantisation: latency is lost and GPUs are paid for that do little work.',
    correction:
      'Use a serving framework with continuous batching, size the KV cache for the real context length, and try quantisation, ONNX Runtime or TensorRT where each fits, behind a quality check.',
    questions: [
      {
        id: 'deployment-batching',
        text: 'Does the server batch requests continuously, and do you know the typical batch size under production load?',
        ifNo: 'Serve with an engine that has continuous batching and plot the number of running requests. One at a time means idle hardware.',
      },
      {
        id: 'deployment-kv-sized',
        text: 'Was the KV cache sized from KV heads, context length and concurrency, and are preemptions at zero?',
        ifNo: 'Compute bytes per token times context times concurrency, compare with the pool in the start-up log, and watch the preemption counter.',
      },
      {
        id: 'deployment-precision-tested',
        text: 'Was the chosen precision (or quantisation) compared with the alternatives for speed at the production batch size and for quality on your own set?',
        ifNo: 'Measure both. A quantised model can be slower at a large batch, and no speed-up excuses an unseen loss of quality.',
      },
      {
        id: 'deployment-startup-log',
        text: 'Were the start-up log and the engine flags read for fallbacks, slow kernels and disabled graphs?',
        ifNo: 'Read the log from start to first request and remove every flag that nobody can explain.',
      },
      {
        id: 'deployment-limit-compared',
        text: 'Is the measured time per output token compared with the physical limit of this model on this GPU?',
        ifNo: 'Divide the bytes read per step by the memory bandwidth. Far above that limit, look at the host; close to it, look for fewer bytes.',
      },
    ],
  },
  {
    id: 'distributed-system-complexity',
    title: 'Not accounting for distributed system complexity',
    impact:
      'A slow or failing microservice or component harms the whole system, and the team searches in the service that shows the symptom instead of the one that causes it.',
    correction:
      'Follow single requests with distributed tracing and correlated logs, learn how the services call and depend on one another, and check fan-out, retries, queues and buffers on the way.',
    questions: [
      {
        id: 'distributed-one-trace',
        text: 'Does one trace id follow a request through every service, and does it stand in each log line?',
        ifNo: 'Propagate the traceparent header at every hop, gateways and queues included, and log the trace id.',
      },
      {
        id: 'distributed-client-view',
        text: 'Was latency measured at the client as well as at the server, for the same requests?',
        ifNo: 'Compare both ends of the same requests. The difference belongs to network, proxy, gateway or client, and no server metric shows it.',
      },
      {
        id: 'distributed-fan-out',
        text: 'Do you know how many calls one user request causes, and was the tail target of each call derived from that number?',
        ifNo: 'Count the calls in a trace. With n calls in one request, each must be fast with probability p^(1/n) for the whole to reach p, if they are independent.',
      },
      {
        id: 'distributed-retries-bounded',
        text: 'Are retries limited to one layer, with a budget, back-off and a deadline that is passed on?',
        ifNo: 'Multiply the attempts of all layers: that is the load in an outage. Keep retries in one place and cap their share of the traffic.',
      },
      {
        id: 'distributed-dependency-map',
        text: 'Is there a current map of the services, their dependencies, and the pools, queues and buffers between them?',
        ifNo: 'Draw it from traces, not from memory, and write the size limit of every pool, queue and buffer beside it.',
      },
    ],
  },
];

/** The pitfall with this id. Throws when the table lacks it: a defect of this file, never of the reader's data. */
export function getPitfall(id: PitfallId): Pitfall {
  const pitfall = PITFALLS.find((candidate) => candidate.id === id);
  if (pitfall === undefined) throw new Error(`no pitfall "${id}" in PITFALLS`);
  return pitfall;
}
