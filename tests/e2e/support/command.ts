/** The same engine in a terminal: `npm run -s gap`, whose numbers the site must show. */
import { spawnSync } from 'node:child_process';

export interface CommandGap {
  readonly metric: string;
  readonly statistic: string;
  readonly comparator: '<=' | '>=';
  /** Threshold in the canonical unit. */
  readonly target: number;
  readonly unit: string;
  readonly value: number | null;
  readonly interval: { readonly low: number | null; readonly high: number | null } | null;
  readonly gap: number | null;
  readonly gap_ratio: number | null;
  readonly factor: number | null;
  readonly verdict: string;
}

export interface CommandOutput {
  readonly rows: readonly CommandGap[];
  readonly goodput: {
    readonly share: number | null;
    readonly interval: { readonly low: number | null; readonly high: number | null } | null;
    readonly rate: number | null;
    readonly reason: string;
  };
}

/** Exit code 1 says that a target is missed; anything above that is a failure of the command. */
export function runGap(file: string, targets: readonly string[]): CommandOutput {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [
      'run',
      '-s',
      'gap',
      '--',
      file,
      ...targets.flatMap((target) => ['--target', target]),
      '--json',
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0 && status !== 1) throw new Error(`npm run gap ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as CommandOutput;
}
