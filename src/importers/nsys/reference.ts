import type { FormatReference } from '../format';

export const NSYS_REFERENCE: FormatReference = {
  summary:
    'Summaries that `nsys stats` makes of a recording of NVIDIA Nsight Systems: the time of each kernel, CUDA call, copy, NVTX range and call of the operating system, as CSV. An engineer has them after profiling a serving process from the outside, without changing it.',
  produce: [
    {
      text: 'Record a stretch under load, then print the summaries as CSV. Several reports may go into one file.',
      block: {
        language: 'bash',
        text: 'nsys profile --trace cuda,nvtx,osrt --delay 30 --duration 10 --output rep vllm serve MODEL\nnsys stats --report cuda_gpu_kern_sum,cuda_api_sum,cuda_gpu_mem_time_sum,nvtx_sum,osrt_sum --format csv rep.nsys-rep > rep.csv',
      },
    },
    {
      text: 'For the idle time of the GPU, add the report `cuda_gpu_trace`, which has the start of each operation.',
      block: {
        language: 'bash',
        text: 'nsys stats --report cuda_gpu_trace,cuda_gpu_kern_sum --format csv rep.nsys-rep > rep.csv',
      },
    },
  ],
  reads: [
    {
      field: 'Total Time (ns)',
      becomes: 'own time of a kernel, call or copy',
      note: 'the unit is read from the header, which --timeunit changes; without one it is nanoseconds',
    },
    { field: 'Instances, Num Calls, Count, Operations', becomes: 'calls' },
    { field: 'Name, Range, Operation', becomes: 'the name, with commas and templates as quoted' },
    {
      field: 'Style, Range',
      becomes: 'the profile “NVTX ranges”, total times only',
      note: 'a range contains those inside it, so its own time is not known',
    },
    {
      field: 'GridXYZ, BlockXYZ',
      becomes: 'the place of a kernel, one row for each launch configuration',
    },
    {
      field: 'Start (ns), Duration (ns), Device, Name of cuda_gpu_trace',
      becomes: 'busy time, span, idle gaps and the largest operations for each device',
    },
  ],
  notRead: [
    {
      what: 'Time (%)',
      why: 'it is the share of the rows of the report, which follows from the times',
    },
    {
      what: 'Avg, Med, Min, Max, StdDev',
      why: 'the question here is where the time went in sum',
    },
    {
      what: 'reports of sizes, and cuda_api_gpu_sum',
      why: 'sizes are not times; the other adds up calls on the CPU and kernels on the GPU that run at the same time',
    },
    {
      what: 'the table for people (--format column, the default on a terminal)',
      why: 'names are cut off in it',
    },
  ],
  versions: [
    {
      version: '2021 and earlier',
      note: 'reports gpukernsum, cudaapisum, osrtsum, gpumemtimesum, nvtxsum; header `Time(%)`, `Total Time`, `Average`, times in nanoseconds, no median',
    },
    {
      version: '2022 and later',
      note: 'reports cuda_gpu_kern_sum, cuda_api_sum, osrt_sum, cuda_gpu_mem_time_sum, nvtx_sum; header `Time (%)`, `Total Time (ns)`',
    },
  ],
  traps: [
    'Time (%) is a share of the kernels that are listed, not of the time that passed: a kernel with 80 % can run on a GPU that is idle nearly always. Use `cuda_gpu_trace` for the idle share.',
    '`cudaStreamSynchronize`, `cudaDeviceSynchronize` and `cudaMemcpy` at the top of the CUDA calls mean that the CPU waits for the GPU. That is what it should do when the GPU is the bottleneck.',
    'The calls of the operating system are summed over all threads. `poll`, `epoll_wait` and `pthread_cond_timedwait` with more than 100 % of the time that passed are threads that wait.',
    'With CUDA graphs, kernels are listed one by one only with `--cuda-graph-trace=node`, which costs much more time while recording.',
  ],
  example: {
    language: 'csv',
    text: `Time (%),Total Time (ns),Instances,Avg (ns),Med (ns),Min (ns),Max (ns),StdDev (ns),Name
75.0,3000000,100,30000.0,30000.0,29000,31000,200.0,"void gemm<float, (int)128>(const T1 *, T1 *)"
25.0,1000000,50,20000.0,20000.0,19000,21000,200.0,flash_fwd_kernel

Time (%),Total Time (ns),Num Calls,Avg (ns),Med (ns),Min (ns),Max (ns),StdDev (ns),Name
60.0,6000000,10,600000.0,600000.0,500000,700000,1000.0,cudaStreamSynchronize
40.0,4000000,150,26666.7,26000.0,5000,90000,1000.0,cudaLaunchKernel
`,
  },
  sources: [
    {
      title: 'Nsight Systems: analysis guide, statistical reports',
      url: 'https://docs.nvidia.com/nsight-systems/AnalysisGuide/index.html',
    },
    {
      title: 'Nsight Systems: user guide, nsys stats',
      url: 'https://docs.nvidia.com/nsight-systems/UserGuide/index.html',
    },
  ],
};
