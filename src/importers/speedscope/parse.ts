/** Profiles in speedscope's format. See README.md for what is read and what is not. */
import type { Profile, ProfileFrame, ProfileMeasure } from '../../domain/profile/profile';
import { PROFILE_LIMITS } from '../../domain/profile/profile';
import { selectTopFrames } from '../../domain/profile/select-frames';
import { formatWithUnit } from '../../domain/units';
import type { JsonObject } from '../fields';
import { fieldOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { cutName, shortenPath, splitFrameName } from '../shared/frame-name';
import { plausible } from '../shared/plausible';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import type { FrameTimes } from './frame-times';
import { sumEvents, sumSamples } from './frame-times';

/** Factor to seconds; the two units that are no time stay as they are. */
const UNITS: Readonly<Record<string, number>> = {
  nanoseconds: 1e-9,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  seconds: 1,
  bytes: 1,
  none: 1,
};
const FILE_FIELDS = '$schema profiles shared name exporter activeProfileIndex version'.split(' ');
const PROFILE_FIELDS = 'type name unit startValue endValue samples weights events'.split(' ');
/** py-spy with --subprocesses puts the command line of each process at the root of its stacks. */
const COMMAND_FRAME = /^(process \d+):.*$/su;

interface SharedFrame {
  readonly name: string;
  readonly location?: string;
}

export async function parseSpeedscope(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const profiles: Profile[] = [];
  for await (const file of readJsonValues(source, context)) {
    if (isObject(file)) profiles.push(...parseFile(file, context.report));
  }
  if (profiles.length === 0) {
    throw new ImportError(
      'no requests',
      'The file has no profile with a sample or a call in it; record for longer, while the program is busy.',
    );
  }
  return { runs: [], profiles };
}

function parseFile(file: JsonObject, report: ReportBuilder): Profile[] {
  reportUnknownFields(file, FILE_FIELDS, report);
  const shared = listOf(objectOf(file, 'shared'), 'frames') ?? [];
  const frames = shared.map((frame) => readFrame(frame, report));
  const merged = mergeAlike(shared);
  const entries = listOf(file, 'profiles') ?? [];
  if (entries.length > MAX_RUNS) {
    throw new ImportError(
      'too large',
      `The file has more than ${MAX_RUNS} profiles; record fewer threads.`,
    );
  }
  const [exporter = '', version] = (textOf(file, 'exporter') ?? '').split(/[@\s]+/u);
  const tool = {
    id: 'speedscope',
    name: exporter === '' ? 'speedscope' : exporter,
    ...(version !== undefined && version !== '' && { version }),
  };
  return entries.flatMap((entry, index): Profile[] => {
    const profile = isObject(entry)
      ? parseProfile(entry, { frames, merged, tool, index, report })
      : null;
    if (profile === null) report.drop('profiles without a sample or a call');
    return profile === null ? [] : [profile];
  });
}

function mergeAlike(shared: readonly unknown[]): Uint32Array {
  const first = new Map<string, number>();
  return Uint32Array.from(shared, (frame, index) => {
    const key = JSON.stringify([
      fieldOf(frame, 'name'),
      fieldOf(frame, 'file'),
      fieldOf(frame, 'line'),
      fieldOf(frame, 'col'),
    ]);
    if (!first.has(key)) first.set(key, index);
    return first.get(key) ?? index;
  });
}

function readFrame(frame: unknown, report: ReportBuilder): SharedFrame {
  const name = textOf(frame, 'name') ?? '(no name)';
  const command = COMMAND_FRAME.exec(name);
  if (command) {
    report.secret('command lines');
    return { name: command[1] ?? 'process' };
  }
  const file = textOf(frame, 'file');
  if (file === undefined) return splitFrameName(name);
  const line = numberOf(frame, 'line');
  const path = shortenPath(file);
  return { name: cutName(name), location: line === undefined ? path : `${path}:${line}` };
}

interface FileFacts {
  readonly frames: readonly SharedFrame[];
  /** For each frame the first one that is the same: an exporter may list a function twice. */
  readonly merged: Uint32Array;
  readonly tool: Profile['tool'];
  readonly index: number;
  readonly report: ReportBuilder;
}

function parseProfile(entry: JsonObject, facts: FileFacts): Profile | null {
  const { frames, merged, tool, report } = facts;
  reportUnknownFields(entry, PROFILE_FIELDS, report, 'profiles[].');
  const unit = textOf(entry, 'unit') ?? 'none';
  const factor = Object.hasOwn(UNITS, unit) ? (UNITS[unit] ?? 1) : 1;
  if (!Object.hasOwn(UNITS, unit)) report.assume(`unit “${cutName(unit)}”: counts, not a time`);
  const isEvented = listOf(entry, 'events') !== undefined;
  const times = isEvented
    ? sumEvents(listOf(entry, 'events') ?? [], merged, {
        start: plausible(numberOf(entry, 'startValue')),
        end: plausible(numberOf(entry, 'endValue')),
      })
    : sumSamples(listOf(entry, 'samples') ?? [], listOf(entry, 'weights'), merged);
  report.read(times.entries);
  report.keep(times.kept);
  report.drop(
    isEvented ? 'events that do not fit the calls before them' : 'samples that cannot be read',
    times.entries - times.kept,
  );
  if (times.kept === 0) return null;

  // pyinstrument samples, and writes the tree of its samples as if they were calls.
  const isSampled = !isEvented || tool.name === 'pyinstrument';
  const listed = frames.flatMap((frame, index): ProfileFrame[] => {
    const count = times.calls[index] ?? 0;
    if (count === 0) return [];
    return [
      {
        ...frame,
        self: (times.self[index] ?? 0) * factor,
        total: (times.total[index] ?? 0) * factor,
        ...(!isSampled && { calls: count }),
      },
    ];
  });
  const measures = measureOf(unit, isSampled);
  const total = times.whole * factor;
  const isTime = measures === 'sampled time' || measures === 'traced time';
  return {
    label: labelOf(entry, facts),
    tool,
    measures,
    total,
    frames: selectTopFrames(listed, PROFILE_LIMITS.frames),
    frameCount: listed.length,
    gaps: [],
    ...(isTime && { duration: total }),
    notes: createNotes(times, isEvented, { factor, measures }),
  };
}

function measureOf(unit: string, isSampled: boolean): ProfileMeasure {
  if (unit === 'bytes') return 'sampled bytes';
  if (unit === 'none' || !Object.hasOwn(UNITS, unit)) return 'samples';
  return isSampled ? 'sampled time' : 'traced time';
}

/** The name of the profile, which is a thread; pyinstrument’s is the command line that was profiled, and is not copied. */
function labelOf(entry: JsonObject, { tool, index, report }: FileFacts): string {
  const name = textOf(entry, 'name');
  if (name === undefined) return `profile ${index + 1}`;
  if (tool.name === 'pyinstrument' || name.startsWith('CPU profile for ')) {
    report.secret('command lines');
    return 'all calls';
  }
  const command = /^(process \d+)\b/iu.exec(name)?.[1];
  const thread = /"([^"]+)"\s*$/u.exec(name)?.[1];
  if (command !== undefined) {
    return cutName([command.toLowerCase(), thread].filter(Boolean).join(', '));
  }
  return cutName(thread ?? name);
}

function createNotes(
  { outside, unclosed, kept }: FrameTimes,
  isEvented: boolean,
  { factor, measures }: { readonly factor: number; readonly measures: ProfileMeasure },
): string[] {
  const unit =
    measures === 'sampled bytes' ? 'bytes' : measures === 'samples' ? 'count' : 'seconds';
  return [
    isEvented
      ? 'Shares are of the time from the start to the end of the profile.'
      : `Shares are of the weight of ${countWith(kept, 'sample')}.`,
    ...(outside > 0
      ? [`${formatWithUnit(outside * factor, unit)} of it has no frame on the stack.`]
      : []),
    ...(unclosed > 0
      ? [`${countWith(unclosed, 'call')} without an end: open until the end of the profile.`]
      : []),
  ];
}
