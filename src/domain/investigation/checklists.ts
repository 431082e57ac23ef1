/**
 * The checklist of each step: killer items only, the ones whose omission has sunk an investigation. Ids are stable for ever,
 * because records answer by them; an item that is no longer wanted is removed, its id never given to another.
 */
import type { ChecklistItem, StepNumber } from './step';

const baseline: readonly ChecklistItem[] = [
  {
    id: 's1-workload',
    text: 'State the workload: model, prompt and output lengths, arrival process, concurrency, streaming',
    why: 'A latency without its load is not a measurement: the same server gives another number at twice the rate.',
    evidence: 'benchmark command or configuration file',
  },
  {
    id: 's1-warm-up',
    text: 'Drop the warm-up and say how many requests that was',
    why: 'First requests pay for compilation, graph capture and empty caches, and they land in the tail.',
    evidence: 'number of warm-up requests, or the tool option',
  },
  {
    id: 's1-sample-size',
    text: 'Collect enough requests for the percentile of the target: 72 for p95, 368 for p99',
    why: 'With fewer, no upper bound exists at 95 % confidence and the verdict must read "not proven".',
    evidence: 'number of measured requests',
  },
  {
    id: 's1-failures',
    text: 'Count failed and cancelled requests, and keep them out of the latencies',
    why: 'Several tools write a failed request as 0 ms, which looks like the fastest one of the run.',
    evidence: 'sent, succeeded, failed and cancelled counts',
  },
  {
    id: 's1-definitions',
    text: 'Check which clock and which token basis the tool uses for TTFT, TPOT and ITL',
    why: 'The same word has several meanings: one run reported 111 ms between tokens where another definition gives 73 ms.',
    evidence: 'tool, version and the definition used',
  },
  {
    id: 's1-arrival',
    text: 'Say whether the load was open or closed, and compare the achieved rate with the requested one',
    why: 'A closed client slows down with the server and hides the waiting that users would feel.',
    evidence: 'requested and achieved requests per second',
  },
  {
    id: 's1-target',
    text: 'Give every target an owner, a source and one statistic',
    why: 'A target nobody owns is moved when it is missed.',
    evidence: 'agreement, preset or ticket the number comes from',
  },
  {
    id: 's1-repeat',
    text: 'Run the baseline at least three times and record the spread',
    why: 'One run cannot show how much the number moves when nothing has changed.',
    evidence: 'run-to-run range or coefficient of variation',
  },
  {
    id: 's1-saved',
    text: 'Keep the raw result file together with its command',
    why: 'Step 6 compares against this file; a screenshot cannot be judged again.',
    evidence: 'file name or hash',
  },
];

const symptoms: readonly ChecklistItem[] = [
  {
    id: 's2-statement',
    text: 'Write the symptom as metric, statistic, value, load and time',
    why: '"It is slow" cannot be refuted, so it cannot be fixed either.',
    evidence: 'one sentence with its numbers',
  },
  {
    id: 's2-times',
    text: 'Note onset and detection as two separate times in UTC',
    why: 'The cause lies before the onset; the time of detection points at whatever happened to be going on then.',
    evidence: 'two times and where each was read',
  },
  {
    id: 's2-not-affected',
    text: 'Name what could be affected and is not: model, route, tenant, region, replica',
    why: 'The contrast narrows the cause faster than more data on the affected side.',
    evidence: 'one unaffected counterpart with its number',
  },
  {
    id: 's2-changes',
    text: 'List every change around the onset: code, configuration, model, hardware, traffic, data, dependency',
    why: 'Image rebuilds, environment variables and prompt templates are changes too, and seldom on the release list.',
    evidence: 'change log, release or commit links',
  },
  {
    id: 's2-client-server',
    text: 'Compare the client clock with the server clock for the same requests',
    why: 'A difference between them is network, gateway or client, and no engine setting will remove it.',
    evidence: 'both values for one time range',
  },
  {
    id: 's2-ours',
    text: 'Measure the share of the time that is spent inside what you operate',
    why: 'A slow dependency needs another answer than a slow engine, and the first hour decides which one you prepare.',
    evidence: 'share, or the call made past the dependency',
  },
  {
    id: 's2-load',
    text: 'Check that the mix of requests is still the same: rate, prompt length, output length',
    why: 'Longer prompts at an unchanged request rate look like a regression of the service.',
    evidence: 'both distributions, before and after',
  },
];

const data: readonly ChecklistItem[] = [
  {
    id: 's3-question',
    text: 'Collect for a question: name the suspect each item would convict or clear',
    why: 'Dashboards opened without a question get searched where the light is good.',
    evidence: 'question per data item',
  },
  {
    id: 's3-exact-query',
    text: 'Store the exact query or command with its time range and zone',
    why: 'A number that nobody can fetch again is an opinion by next week.',
    evidence: 'query text and range in UTC',
  },
  {
    id: 's3-stages',
    text: 'Cover every component on the request path, or mark it missing',
    why: 'Unmeasured components collect the blame for whatever is left over.',
    evidence: 'coverage of components by metrics, logs, traces, profiles',
  },
  {
    id: 's3-join',
    text: 'Join the layers by one request id',
    why: 'Averages of different layers cannot be subtracted for a tail: the slow requests differ.',
    evidence: 'one slow request followed through every layer',
  },
  {
    id: 's3-clocks',
    text: 'Confirm that clocks agree before subtracting times of two machines',
    why: 'An offset of 50 ms between hosts invents or hides a stage of 50 ms.',
    evidence: 'offset from the time daemon of each host',
  },
  {
    id: 's3-buckets',
    text: 'Read histogram percentiles as an interval between bucket bounds',
    why: 'Interpolation prints one tidy number from a bucket that may be 2.5 times as wide as its lower bound.',
    evidence: 'bounds of the bucket that holds the percentile',
  },
  {
    id: 's3-overhead',
    text: 'Measure what the instrument costs, with and without it',
    why: 'A profiler can be the slowest component of the system it observes.',
    evidence: 'throughput or latency with and without',
  },
  {
    id: 's3-privacy',
    text: 'Remove prompts, keys and personal data before anything leaves the system',
    why: 'Result files carry prompts, bearer tokens and API keys more often than people expect.',
    evidence: 'what was removed, and by whom checked',
  },
];

const analysis: readonly ChecklistItem[] = [
  {
    id: 's4-split',
    text: 'Split the time by stage and start with the largest share',
    why: 'Halving a stage that holds 5 % of the time gains 2.5 % at best.',
    evidence: 'seconds or share per stage',
  },
  {
    id: 's4-rivals',
    text: 'Keep at least two rival hypotheses alive',
    why: 'A single explanation turns every observation into support for itself.',
    evidence: 'two statements that cannot both be true',
  },
  {
    id: 's4-prediction',
    text: 'Write for each what you will see if it is true, and what would refute it, before you look',
    why: 'A prediction made afterwards always fits.',
    evidence: 'prediction with a number and a time stamp',
  },
  {
    id: 's4-discriminator',
    text: 'Choose the check on which two live hypotheses disagree',
    why: 'A check that both predict costs time and moves nothing.',
    evidence: 'the check and the result each one predicts',
  },
  {
    id: 's4-against',
    text: 'Record the evidence against, and checks that found nothing',
    why: 'Without them the next engineer repeats the dead ends.',
    evidence: 'data item or measurement that speaks against',
  },
  {
    id: 's4-limit',
    text: 'Compare the number with its physical floor: weights and KV cache over bandwidth, FLOPs over peak',
    why: 'A stage that already runs at its floor cannot be tuned, only given other work or other hardware.',
    evidence: 'floor, measured value and their ratio',
  },
  {
    id: 's4-whole',
    text: 'Ask whether the cause explains the unaffected side and the onset too',
    why: 'A cause that was already there before the symptom is a contributing factor, not the trigger.',
    evidence: 'one sentence for each of the two',
  },
];

const reproduction: readonly ChecklistItem[] = [
  {
    id: 's5-command',
    text: 'Write the reproduction as one command with its seed',
    why: 'Steps in prose get repeated differently by every reader.',
    evidence: 'command that another engineer has run',
  },
  {
    id: 's5-environment',
    text: 'Pin the environment: engine, version, flags, model, quantisation, driver, GPU, environment variables',
    why: 'A single forced flag has cost one server four fifths of its token rate.',
    evidence: 'version list or image digest',
  },
  {
    id: 's5-k-of-n',
    text: 'Report how many of how many runs showed the symptom',
    why: '5 of 5 only proves a rate above 55 %; a fix for a symptom that comes and goes needs more runs than that.',
    evidence: 'k of n',
  },
  {
    id: 's5-same-symptom',
    text: 'Check that it is the same symptom: same stage, same shape over load, same tail',
    why: 'Some other slowness reproduces easily, and its fix changes nothing in production.',
    evidence: 'stage split of both, side by side',
  },
  {
    id: 's5-minimal',
    text: 'Remove parts until the symptom goes away, and list what was removed',
    why: 'The last part whose removal cures it stands next to the cause.',
    evidence: 'parts removed, with the result of each removal',
  },
  {
    id: 's5-known-good',
    text: 'Show that the last known good state does not have the symptom on the same bench',
    why: 'If the good state is slow here as well, the bench or an older change is to blame.',
    evidence: 'run of the known good state, same workload',
  },
  {
    id: 's5-driver',
    text: 'Show that the load generator is not the bottleneck',
    why: 'A client that sends one request at a time makes every server look equally slow.',
    evidence: 'requests in flight at the server against the intended number',
  },
];

const optimisations: readonly ChecklistItem[] = [
  {
    id: 's6-one-change',
    text: 'Change one thing between before and after',
    why: 'Two changes share the credit, and the harmful one is kept.',
    evidence: 'difference of the two configurations',
  },
  {
    id: 's6-prediction',
    text: 'Predict the gain from the hypothesis before measuring it',
    why: 'A gain at another place than predicted means that the hypothesis was wrong, however welcome the gain.',
    evidence: 'predicted factor and where it was written',
  },
  {
    id: 's6-same-load',
    text: 'Measure both sides under the same offered load, interleaved',
    why: 'Before on Monday and after on Tuesday compares the two days.',
    evidence: 'order of the runs and the achieved rates',
  },
  {
    id: 's6-noise',
    text: 'Run the baseline against itself and know its spread',
    why: 'A difference smaller than what two identical runs show is no difference.',
    evidence: 'largest difference between identical runs',
  },
  {
    id: 's6-interval',
    text: 'Report the effect with an interval, in absolute units and in per cent',
    why: 'A point estimate cannot say whether the target is met or the luck was good.',
    evidence: 'before, after, ratio and interval',
  },
  {
    id: 's6-guardrails',
    text: 'Check the guardrails: answer quality, errors, cost, and the metrics you did not aim at',
    why: 'Quantisation, shorter contexts and larger batches buy speed with something.',
    evidence: 'before and after of every guardrail',
  },
  {
    id: 's6-rollback',
    text: 'Write the rollback and try it once',
    why: 'The first rehearsal should not be the incident.',
    evidence: 'command and duration of the rehearsal',
  },
  {
    id: 's6-decision',
    text: 'Decide keep, revert or run again, and revert what does not help',
    why: 'Changes without effect stay as complexity, and the next investigation trips over them.',
    evidence: 'decision and its reason',
  },
];

const monitoring: readonly ChecklistItem[] = [
  {
    id: 's7-same-metric',
    text: 'Watch in production the metric and statistic that the target names',
    why: 'A proxy such as GPU utilisation can stay perfect while users wait.',
    evidence: 'panel or query',
  },
  {
    id: 's7-staged',
    text: 'Roll out in stages with an abort condition in numbers',
    why: 'The bench is not production: traffic mix, neighbours and cache state differ.',
    evidence: 'stages and the number that stops them',
  },
  {
    id: 's7-alert',
    text: 'Alert on the burn rate of the error budget, and show that the alert can fire',
    why: 'At a loose objective the usual thresholds exceed a total outage and can never fire.',
    evidence: 'rule file and its test',
  },
  {
    id: 's7-no-data',
    text: 'Alert when the metric is missing',
    why: 'A scrape that stopped reads as a quiet night.',
    evidence: 'rule for absent data',
  },
  {
    id: 's7-regression-gate',
    text: 'Put the reproduction into the pipeline as a regression gate',
    why: 'What was fixed by hand returns with the next upgrade.',
    evidence: 'pipeline job and its threshold',
  },
  {
    id: 's7-watch-window',
    text: 'Watch over a window that holds a full traffic cycle, with an end and an owner',
    why: 'A fix seen only at night has not met the morning peak.',
    evidence: 'from, until, owner',
  },
  {
    id: 's7-review-date',
    text: 'Set the review date and record the outcome on it: held or lost',
    why: 'Gains erode; nobody looks unless the calendar says so.',
    evidence: 'date and outcome',
  },
  {
    id: 's7-close',
    text: 'Close the record: lessons, open questions, action items with an owner and a date',
    why: 'The next investigation starts from what this one learnt, or from nothing.',
    evidence: 'reviewed record',
  },
];

/** By step number. */
export const CHECKLISTS: Readonly<Record<StepNumber, readonly ChecklistItem[]>> = {
  1: baseline,
  2: symptoms,
  3: data,
  4: analysis,
  5: reproduction,
  6: optimisations,
  7: monitoring,
};
