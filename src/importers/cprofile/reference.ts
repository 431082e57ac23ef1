import type { FormatReference } from '../format';

export const CPROFILE_REFERENCE: FormatReference = {
  summary:
    'The table of functions that Python’s own profiler prints: every call of the profiled stretch, counted and timed. An engineer has one after running a part of a pipeline (prompt building, retrieval, parsing) under `cProfile`.',
  produce: [
    {
      text: 'Run a script under the profiler and keep what it prints.',
      block: {
        language: 'bash',
        text: 'python -m cProfile -s cumulative app.py > profile.txt',
      },
    },
    {
      text: 'Or save the profile and print it with `pstats`: as many rows as you like, in either order. `strip_dirs` leaves out folders.',
      block: {
        language: 'python',
        text: 'import cProfile\nimport pstats\n\nprofiler = cProfile.Profile()\nprofiler.enable()\nhandle(request)\nprofiler.disable()\nwith open("profile.txt", "w") as out:\n    pstats.Stats(profiler, stream=out).strip_dirs().sort_stats("tottime").print_stats(100)',
      },
    },
  ],
  reads: [
    {
      field: '… function calls (… primitive calls) in … seconds',
      becomes: 'the whole that shares are of',
    },
    { field: 'tottime', becomes: 'own time of a function', note: 'seconds with three decimals' },
    {
      field: 'cumtime',
      becomes: 'total time of a function',
      note: 'with what it called; recursive calls count once',
    },
    {
      field: 'ncalls',
      becomes: 'calls',
      note: '`17/8` is 17 calls, 8 of them from outside; 17 is kept',
    },
    { field: 'filename:lineno(function)', becomes: 'name and place' },
    {
      field: 'List reduced from … to … due to restriction',
      becomes: 'a note, and the number of functions',
    },
  ],
  notRead: [
    { what: 'both columns percall', why: 'they are the times divided by the calls' },
    {
      what: 'the binary file of `cProfile -o`',
      why: 'it is Python’s marshal format; print it with pstats',
    },
    {
      what: 'print_callers and print_callees',
      why: 'they are lists of pairs; print_stats has the sums',
    },
    { what: 'folders in front of the last two of a path', why: 'they name people and machines' },
  ],
  versions: [
    {
      version: 'Python 2.7 to 3.14',
      note: 'the table has not changed; Python 2 wrote “CPU seconds” in the first line and leaves out primitive calls when there is no recursion, as Python 3 does',
    },
  ],
  traps: [
    'In an asyncio program, `select`, `poll` or `epoll` at the top is the event loop with nothing to do: idle time, not a cost. The notes and the finding name such rows.',
    'The profiler costs time on each call: code of many small functions looks slower than it is, beside code that works inside one call of a library. A sampler such as py-spy does not have that error.',
    'Only the thread that called it is profiled. Work in other threads and processes shows as waiting.',
    'A function printed as 0.000 took less than 0.5 ms in all. 10,000 such functions can be five seconds: compare the sum of tottime with the first line.',
    'cumtime of functions that call each other cannot be added up, and of a coroutine it is what ran while it was on the stack, without what it awaited.',
  ],
  example: {
    language: 'text',
    text: `         1203 function calls (1200 primitive calls) in 0.500 seconds

   Ordered by: cumulative time

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
        1    0.010    0.010    0.500    0.500 app.py:10(handle)
        4    0.250    0.062    0.250    0.062 {method 'poll' of 'select.epoll' objects}
      100    0.200    0.002    0.220    0.002 prompt.py:42(render)
      4/1    0.020    0.005    0.020    0.020 prompt.py:60(walk)
`,
  },
  sources: [
    {
      title: 'Python: the profilers cProfile and pstats',
      url: 'https://docs.python.org/3/library/profile.html',
    },
    {
      title: 'CPython: pstats.py',
      url: 'https://github.com/python/cpython/blob/main/Lib/pstats.py',
    },
  ],
};
