import type { FormatReference } from '../format';

export const SPEEDSCOPE_REFERENCE: FormatReference = {
  summary:
    'A profile in the format of the viewer speedscope: stacks that a sampler saw, or calls with their start and end. py-spy and pyinstrument write it for Python programs, so an engineer has one when a server is busy on the CPU: tokenising, templating, serialising, scheduling.',
  produce: [
    {
      text: 'py-spy attaches to a running process and needs no change to it. 60 s at 100 samples a second give 6,000 samples, enough to see a function with 1 % of the time.',
      block: {
        language: 'bash',
        text: 'py-spy record --pid 4242 --duration 60 --rate 100 --format speedscope --output profile.speedscope.json',
      },
    },
    {
      text: 'pyinstrument runs a script, or profiles a part of a program, and shows `await` as a frame of its own.',
      block: {
        language: 'bash',
        text: 'pyinstrument --renderer speedscope --outfile profile.speedscope.json app.py',
      },
    },
    {
      text: 'Any profile that the viewer opens can be exported from it in this format, with the button *Export*.',
    },
  ],
  reads: [
    {
      field: 'profiles[]',
      becomes: 'one profile each, usually one thread',
      note: 'the name in quotation marks of a py-spy thread becomes the label',
    },
    {
      field: 'profiles[].samples, weights',
      becomes: 'own and total time of each frame',
      note: 'the last frame of a stack gets the weight as its own time; every frame on the stack gets it once as total time, also when it is there several times; without weights each sample weighs 1',
    },
    {
      field: 'profiles[].events',
      becomes: 'own time, total time and calls of each frame',
      note: 'O opens a frame and C closes it; total time of a recursive frame counts the outermost call',
    },
    {
      field: 'profiles[].unit',
      becomes: 'seconds, bytes or samples',
      note: 'nanoseconds to seconds are converted; `bytes` is a heap profile; `none` is a count of samples, because the interval is not in the file',
    },
    {
      field: 'profiles[].startValue, endValue',
      becomes: 'the whole that shares are of, for events',
      note: 'for samples it is the sum of their weights, because exporters fill endValue differently',
    },
    { field: 'shared.frames[].name, file, line', becomes: 'name and place of a frame' },
    { field: 'exporter', becomes: 'the tool and its version' },
  ],
  notRead: [
    {
      what: '`name` of the file, and of the profile when pyinstrument wrote it',
      why: 'it is the command line that was profiled, which can hold keys',
    },
    {
      what: 'the command line in frames such as `process 4242:"…"`',
      why: 'py-spy writes it with `--subprocesses`; the number of the process is kept',
    },
    { what: 'folders in front of the last two of a path', why: 'they name people and machines' },
    { what: '`activeProfileIndex`', why: 'it is where the viewer was, all profiles are read' },
  ],
  versions: [
    {
      version: 'py-spy 0.3',
      note: 'wrote the unit `none` with a weight of 1 for each sample; newer ones write seconds',
    },
    {
      version: 'speedscope 0.6 to 1.2x',
      note: 'the format has not changed; unknown fields are named in the report',
    },
  ],
  traps: [
    'py-spy leaves out threads that wait unless `--idle` is given. Its shares are then of the time in which Python worked, and a server that is slow because it waits looks busy with whatever it does in between.',
    'A sampler sees Python frames only, unless `--native` is given: time in a tokeniser written in Rust, in CUDA calls or in a lock belongs to the Python function that called them. A function that waits for the GPU (`cudaStreamSynchronize`, `.item()`, `.cpu()`) looks expensive and is not.',
    'With lines in the frames one function appears once for each line that was seen. Own time of a function is then the sum over its rows; total times cannot be added.',
    'Two threads with 50 % each are not one process with 50 %: each profile has its own whole.',
  ],
  example: {
    language: 'json',
    text: `{
  "$schema": "https://www.speedscope.app/file-format-schema.json",
  "exporter": "py-spy@0.4.0",
  "name": "py-spy profile",
  "shared": {
    "frames": [
      { "name": "handle", "file": "server/api.py", "line": 40 },
      { "name": "render_template", "file": "server/prompt.py", "line": 12 },
      { "name": "encode", "file": "server/tokens.py", "line": 7 }
    ]
  },
  "profiles": [
    {
      "type": "sampled",
      "name": "Thread 7 \\"MainThread\\"",
      "unit": "seconds",
      "startValue": 0,
      "endValue": 0.05,
      "samples": [[0, 1], [0, 1], [0, 2], [0, 2], [0]],
      "weights": [0.01, 0.01, 0.01, 0.01, 0.01]
    }
  ]
}
`,
  },
  sources: [
    {
      title: 'speedscope: importing from custom sources',
      url: 'https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources',
    },
    {
      title: 'speedscope: file format as TypeScript types',
      url: 'https://github.com/jlfwong/speedscope/blob/main/src/lib/file-format-spec.ts',
    },
    { title: 'py-spy', url: 'https://github.com/benfred/py-spy' },
    {
      title: 'pyinstrument: speedscope renderer',
      url: 'https://github.com/joerick/pyinstrument/blob/main/pyinstrument/renderers/speedscope.py',
    },
  ],
};
