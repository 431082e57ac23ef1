import type { FormatReference } from '../format';

export const CHROME_TRACE_REFERENCE: FormatReference = {
  summary:
    'A trace in the format of Chrome’s trace viewer: a list of events with start and duration. PyTorch’s profiler writes one for each process, with the operators on the CPU and the kernels on the GPU, which is what shows whether a slow step waits for the GPU or the GPU waits for Python.',
  produce: [
    {
      text: 'vLLM: start the server with a folder for traces and profile a short benchmark; keep it to a few requests, because each adds megabytes. Each rank writes a file of its own.',
      block: {
        language: 'bash',
        text: 'VLLM_TORCH_PROFILER_DIR=./traces vllm serve MODEL\nvllm bench serve --model MODEL --num-prompts 4 --random-output-len 16 --profile',
      },
    },
    {
      text: 'SGLang: the same with its own variable.',
      block: {
        language: 'bash',
        text: 'SGLANG_TORCH_PROFILER_DIR=./traces python -m sglang.launch_server --model-path MODEL\npython -m sglang.bench_serving --backend sglang --num-prompts 4 --profile',
      },
    },
    {
      text: 'In a program of your own: skip the first steps, which compile and allocate, and record two or three.',
      block: {
        language: 'python',
        text: 'from torch.profiler import ProfilerActivity, profile, schedule\n\nwith profile(\n    activities=[ProfilerActivity.CPU, ProfilerActivity.CUDA],\n    schedule=schedule(wait=1, warmup=2, active=3),\n    on_trace_ready=lambda p: p.export_chrome_trace("trace.json.gz"),\n) as prof:\n    for batch in batches:\n        step(batch)\n        prof.step()',
      },
    },
  ],
  reads: [
    {
      field: 'traceEvents[], or a bare array',
      becomes: 'profiles',
      note: 'read one at a time, so that size costs time and not memory; a bare array may lack its closing bracket; gzip is fine',
    },
    {
      field: 'ts, dur',
      becomes: 'seconds',
      note: 'always microseconds in the file, whatever displayTimeUnit says; dur may stand in tdur',
    },
    {
      field: 'cat kernel, gpu_memcpy, gpu_memset',
      becomes:
        'the profile “GPU”: busy time, span and idle gaps for each device, and the largest kernels',
      note: 'busy is the union of the intervals of all streams; span is from the first start to the last end; a gap names what ended before it and what started after it',
    },
    {
      field: 'cat cpu_op, cuda_runtime, cuda_driver',
      becomes: 'the profile “CPU operators”: own and total time and calls',
      note: 'by nesting on each thread; total time of an operator that calls itself counts once',
    },
    {
      field: 'cat python_function',
      becomes: 'the profile “Python functions”',
      note: 'present with with_stack=True',
    },
    {
      field: 'ph X, and pairs of B and E',
      becomes: 'own and total time, in traces that are not PyTorch’s',
    },
    {
      field: 'cudaLaunchKernel and the like',
      becomes: 'a note: time and number of launches beside those of the kernels',
    },
    {
      field: 'baseTimeNanoseconds',
      becomes: 'start of the profile in UTC',
      note: 'times count from it; older traces have times since 1970',
    },
    { field: 'distributedInfo.rank', becomes: 'part of the label: `rank 3, GPU`' },
    { field: 'deviceProperties[].name', becomes: 'name of the GPU' },
  ],
  notRead: [
    {
      what: 'args of the events, except the device of a kernel',
      why: 'shapes, stacks and inputs can hold private values; correlation ids join a launch to its kernel, which the sums do not need',
    },
    {
      what: 'user_annotation, gpu_user_annotation, overhead and synchronisation events',
      why: 'they span what is counted already',
    },
    {
      what: 'counters, flow events, instant and asynchronous events',
      why: 'they have no duration on a thread; they are counted in the report',
    },
    { what: 'traceName, host names', why: 'they name folders and machines' },
  ],
  versions: [
    {
      version: 'PyTorch 1.8 to 2.1',
      note: 'times are microseconds since 1970, which a double holds to a quarter of a microsecond; 1.8 wrote categories as Kernel, Operator, Runtime',
    },
    {
      version: 'PyTorch 2.2 and later',
      note: 'times are relative to baseTimeNanoseconds and exact to the nanosecond',
    },
    {
      version: 'Chrome, VizTracer, clinic and others',
      note: 'read as one profile over all threads',
    },
  ],
  traps: [
    'Idle time is between the first and the last GPU operation of the file. The profiler itself slows the launching side, some times by half, so a GPU that is idle for 40 % in the trace is idle for less without it. Compare the length of a step with and without the profiler.',
    'Tracing begins with the steps that you chose. Traces of the first steps show compilation, graph capture and allocation.',
    '`cudaStreamSynchronize`, `cudaMemcpyAsync` and `aten::item` look expensive on the CPU because they wait for the GPU. The cost is what the GPU did in that time.',
    'With CUDA graphs one launch starts many kernels: launches are then few, and the time between kernels inside a graph is not the CPU’s.',
    'The sum of kernel times exceeds the busy time when streams overlap; shares are of the sum.',
    'A file is read up to 1 GiB of text, and up to 256 MiB when compressed: profile fewer steps, and leave out with_stack and record_shapes, which make up most of a large trace.',
  ],
  example: {
    language: 'json',
    text: `{
  "schemaVersion": 1,
  "deviceProperties": [{ "id": 0, "name": "NVIDIA H100 80GB HBM3" }],
  "distributedInfo": { "backend": "nccl", "rank": 0, "world_size": 1 },
  "baseTimeNanoseconds": 1767225600000000000,
  "traceEvents": [
    { "ph": "X", "cat": "cpu_op", "name": "aten::linear", "pid": 100, "tid": 100, "ts": 0, "dur": 60 },
    { "ph": "X", "cat": "cuda_runtime", "name": "cudaLaunchKernel", "pid": 100, "tid": 100, "ts": 20, "dur": 10,
      "args": { "correlation": 1 } },
    { "ph": "X", "cat": "kernel", "name": "gemm_kernel", "pid": 0, "tid": 7, "ts": 40, "dur": 30,
      "args": { "device": 0, "stream": 7, "correlation": 1 } },
    { "ph": "X", "cat": "gpu_memcpy", "name": "Memcpy DtoH (Device -> Pinned)", "pid": 0, "tid": 7, "ts": 90, "dur": 10,
      "args": { "device": 0, "stream": 7, "correlation": 2 } }
  ]
}
`,
  },
  sources: [
    {
      title: 'Trace event format',
      url: 'https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU/preview',
    },
    { title: 'PyTorch profiler', url: 'https://pytorch.org/docs/stable/profiler.html' },
    {
      title: 'Kineto: what writes the GPU part',
      url: 'https://github.com/pytorch/kineto',
    },
    {
      title: 'vLLM: profiling',
      url: 'https://docs.vllm.ai/en/latest/contributing/profiling.html',
    },
  ],
};
