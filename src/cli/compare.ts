/**
 * `compare BASELINE CANDIDATE [--target "TTFT p99 <= 500 ms"] [--record RECORD.json] [--max-loss 5%] [--run LABEL]
 * [--allow-different[=CONDITION]] [--json]`: what changed between two runs, and whether it may pass.
 *
 * With targets only their rows decide, without them every row with a better direction (src/domain/investigation/judge-comparison.ts).
 * `--max-loss` lets a loss pass unless the intervals prove one that is larger. Runs that were made differently are not compared;
 * `--allow-different` allows every difference, `--allow-different=Model` that one. JSON, in canonical units:
 * `{"rows": [{"run", "metric", "statistic", "unit", "target", "before": {"value", "n", "interval", "verdict"}, "after", "ratio",
 * "ratio_bounds", "reading", "decides", "regression"}], "differences": [{"run", "kind", "what", "before", "after", "blocks"}],
 * "said_by_one", "verdict", "regression", "reason"}`.
 */
import { compareMeasurements } from '../domain/investigation/compare-measurements';
import type { ComparisonRules } from '../domain/investigation/judge-comparison';
import { isCloseLength, judgeComparison } from '../domain/investigation/judge-comparison';
import { parseQuantity } from '../domain/units/parse-quantity';
import type { ParsedArguments } from './arguments';
import { parseArguments } from './arguments';
import type { CommandIo, ExitCode } from './command';
import { UsageError } from './command';
import { createOutcome, describeOutcome, printOutcome } from './describe-comparison';
import { pairRuns } from './pair-runs';
import { readRuns } from './read-runs';
import { TARGET_OPTIONS, readTargets } from './read-targets';

const ALLOW = 'allow-different';

/**
 * Exit code 1 for a regression: a deciding row is worse, or a target that the baseline met is missed. 2 also when the runs are
 * not comparable, because a gate that compared nothing must not pass; what was found is printed all the same.
 */
export async function compare(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const parsed = parseArguments(args, {
    flags: ['json', ALLOW],
    options: [...TARGET_OPTIONS, 'max-loss', 'run', ALLOW],
  });
  const [baseline, candidate, ...others] = parsed.files;
  if (baseline === undefined || candidate === undefined || others.length > 0)
    throw new UsageError('Name two result files: the baseline, then the candidate.');
  const labels = parsed.options.get('run') ?? [];
  if (labels.length > 2)
    throw new UsageError(
      'Give --run once, or twice: the label in the baseline, then in the candidate.',
    );
  const targets = await readTargets(parsed, io);
  const rules = readRules(parsed);
  const pairs = pairRuns(
    { path: baseline, files: await readRuns([baseline], io) },
    { path: candidate, files: await readRuns([candidate], io) },
    labels,
  ).map(({ run, before, after }) => {
    const comparison = compareMeasurements(before, after, targets);
    const judgement = judgeComparison(comparison, {
      ...rules,
      isAllowed: (difference) =>
        rules.isAllowed(difference) || isCloseLength(difference, before, after),
    });
    return { run, comparison, judgement };
  });
  const outcome = createOutcome(pairs, rules.maxLoss);
  io.out(
    parsed.flags.has('json')
      ? `${JSON.stringify(describeOutcome(outcome), null, 2)}\n`
      : printOutcome(outcome),
  );
  if (outcome.verdict === 'not comparable') throw new UsageError(outcome.reason);
  return outcome.isRegression ? 1 : 0;
}

function readRules({ flags, options }: ParsedArguments): ComparisonRules {
  const allowed = new Set((options.get(ALLOW) ?? []).map((name) => name.trim().toLowerCase()));
  return {
    maxLoss: readMaxLoss(options.get('max-loss') ?? []),
    isAllowed: ({ what }) => flags.has(ALLOW) || allowed.has(what.toLowerCase()),
  };
}

function readMaxLoss(texts: readonly string[]): number | null {
  const [text, ...others] = texts;
  if (text === undefined) return null;
  if (others.length > 0) throw new UsageError('Give --max-loss once, such as --max-loss 5%.');
  const parsed = parseQuantity(text, 'ratio');
  if (!parsed.ok) throw new UsageError(`--max-loss "${text}": ${parsed.message}`);
  return parsed.value;
}
