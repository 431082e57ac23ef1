/** Traces in Chrome's format, and what PyTorch's profiler adds to it. See README.md for what is read and what is not. */
import type { Profile } from '../../domain/profile/profile';
import { countOf, fieldOf, isList, numberOf, textOf } from '../fields';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { cutName } from '../shared/frame-name';
import type { ImportSource } from '../source';
import { EventCollector } from './collect-events';
import { MICROSECOND, createThreadsProfile } from './cpu-profile';
import { createGpuProfile } from './gpu-profile';
import { streamTraceEvents } from './stream-events';

/** Fields beside the events that are read. */
const READ_FIELDS: ReadonlySet<string> = new Set([
  'deviceProperties',
  'distributedInfo',
  'baseTimeNanoseconds',
]);
/** Fields that are known and say nothing about where the time went. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'schemaVersion',
  'displayTimeUnit',
  'otherData',
  'metadata',
  'stackFrames',
  'samples',
  'systemTraceEvents',
  'powerTraceAsString',
  'controllerTraceDataKey',
  'traceName',
  'trace_id',
  'with_flops',
  'with_stack',
  'with_modules',
  'record_shapes',
  'profile_memory',
  'cupti_version',
  'cuda_runtime_version',
  'cuda_driver_version',
  'hip_runtime_version',
  'hip_driver_version',
  'host_name',
  'hostname',
  'traceEvents',
]);
/** Times since 1970 in microseconds, from 2001 to 2096; PyTorch before 2.2 wrote those. */
const EARLIEST_EPOCH = 1e15;
const LATEST_EPOCH = 4e15;

const BESIDE = 'user annotations and other spans beside operators, Python functions and GPU work';

type Fields = ReadonlyMap<string, unknown>;

export async function parseChromeTrace(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const { report } = context;
  const collector = new EventCollector(report);
  const fields = new Map<string, unknown>();
  const streamed = await streamTraceEvents(
    source,
    {
      onEvent: (event) => collector.add(event),
      onField: (key, value) => {
        if (READ_FIELDS.has(key)) fields.set(key, value);
        else if (!KNOWN_FIELDS.has(key)) report.unknownField(key);
      },
      wantsField: (key) => READ_FIELDS.has(key),
    },
    context,
  );
  report.read(streamed.events);
  report.drop('events that are no valid JSON object', streamed.unreadable);
  if (streamed.isCutOff) report.drop('the last event is cut off');
  collector.finish();

  const isPyTorch =
    fields.has('deviceProperties') || collector.gpu.spans.length + collector.cpu.spans.length > 0;
  const profiles = isPyTorch
    ? createPyTorchProfiles(collector, fields)
    : createPlainProfiles(collector);
  if (profiles.length === 0) {
    throw new ImportError(
      'no requests',
      'The trace has no event with a duration, so it cannot show where time went; let the profiled part run before the trace is written.',
    );
  }
  report.keep(collector.rows.grouped + (isPyTorch ? 0 : collector.rows.other));
  if (isPyTorch) report.drop(BESIDE, collector.rows.other);
  return { runs: [], profiles };
}

function createPyTorchProfiles(collector: EventCollector, fields: Fields): Profile[] {
  const rank = countOf(fields.get('distributedInfo'), 'rank');
  const window = createWindow(collector, numberOf(fields.get('baseTimeNanoseconds')));
  const label = (part: string) => (rank === undefined ? part : `rank ${rank}, ${part}`);
  const tool = { id: 'chrome-trace', name: 'PyTorch profiler' };
  const parts = [
    { part: 'GPU', profile: createGpuProfile(collector, readModels(fields)) },
    { part: 'CPU operators', profile: createThreadsProfile(collector.cpu, collector) },
    { part: 'Python functions', profile: createThreadsProfile(collector.python, collector) },
  ];
  return parts.flatMap(({ part, profile }): Profile[] =>
    profile === null ? [] : [{ label: label(part), tool, ...profile, ...window }],
  );
}

function createPlainProfiles(collector: EventCollector): Profile[] {
  const { cpu, python, other, processNames } = collector;
  const [name, ...others] = new Set(processNames.values());
  return [other, python, cpu].flatMap((group): Profile[] => {
    const profile = createThreadsProfile(group, collector);
    if (profile === null) return [];
    return [
      {
        label: name === undefined || others.length > 0 ? 'all threads' : cutName(name),
        tool: { id: 'chrome-trace', name: 'Chrome trace' },
        ...profile,
        ...createWindow(collector, undefined),
      },
    ];
  });
}

/** Names of the GPUs by their id. */
function readModels(fields: Fields): Map<string, string> {
  const devices = fields.get('deviceProperties');
  return new Map(
    (isList(devices) ? devices : []).flatMap((device): [string, string][] => {
      const id = fieldOf(device, 'id');
      const name = textOf(device, 'name');
      return (typeof id === 'number' || typeof id === 'string') && name !== undefined
        ? [[String(id), name]]
        : [];
    }),
  );
}

/** @param base nanoseconds since 1970 that the times count from, where the file says so. */
function createWindow(
  { window }: EventCollector,
  base: number | undefined,
): Pick<Profile, 'startedAt' | 'duration'> {
  if (window === null) return {};
  const duration = (window.end - window.start) * MICROSECOND;
  const start = window.start + (base ?? 0) / 1000;
  const isCalendar = start >= EARLIEST_EPOCH && start <= LATEST_EPOCH;
  return {
    duration,
    ...(isCalendar && { startedAt: new Date(start / 1000).toISOString() }),
  };
}
