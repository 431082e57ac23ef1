/** The example's step 7 and its closing lists. */
import type { InvestigationRecord, Monitoring } from '../investigation-record';
import { EXAMPLE_MEASUREMENTS } from './measurements';

export const EXAMPLE_MONITORING: Monitoring = {
  alerts: [
    {
      id: 'a-burn',
      name: 'Time to first token burns its error budget',
      condition:
        'Share of requests slower than 500 ms above 14.4 times the budget over 1 hour and over 5 minutes',
      target: 't-first-token',
      runbook: 'https://wiki.example.com/runbooks/first-token',
      tested: true,
    },
    {
      id: 'a-hit-rate',
      name: 'Prefix cache hit rate low',
      condition: 'Hit rate of /assist below 0.5 for 15 minutes',
      runbook: 'https://wiki.example.com/runbooks/prefix-cache',
      tested: true,
    },
    {
      id: 'a-no-data',
      name: 'Time to first token missing',
      condition: 'No samples for 10 minutes',
      target: 't-first-token',
      tested: true,
    },
  ],
  dashboards: [
    { id: 'p-serving', title: 'Assistant serving', link: 'https://grafana.example.com/d/vllm' },
  ],
  regressionGate: {
    state: 'answered',
    text: 'The bench command runs for every template change and fails above a p99 of 350 ms.',
  },
  watchFrom: '2026-11-19T11:00:00Z',
  watchUntil: '2026-11-26T11:00:00Z',
  reviewDate: '2026-11-26',
  owner: 'AI platform on call',
  reviewMeasurement: EXAMPLE_MEASUREMENTS.review.id,
  outcome: 'held',
  outcomeNote: 'Seven days, 3.6 million requests, 99.8 % of them below 500 ms.',
};

export const EXAMPLE_CLOSING: Pick<
  InvestigationRecord,
  'timeline' | 'actions' | 'lessons' | 'openQuestions'
> = {
  timeline: [
    {
      id: 'l-1',
      at: { at: '2026-11-17T09:12:00Z' },
      event: 'Template v14 released',
      kind: 'change',
      link: 'https://git.example.com/assistant/templates/pull/214',
    },
    {
      id: 'l-2',
      at: { at: '2026-11-17T09:20:00Z', approximate: true },
      event: 'Time to first token rises on the dashboard',
      kind: 'symptom',
    },
    {
      id: 'l-3',
      at: { at: '2026-11-17T10:05:00Z' },
      event: 'First ticket from a user',
      kind: 'detection',
    },
    {
      id: 'l-4',
      at: { at: '2026-11-17T11:30:00Z' },
      event: 'Hit rate found at 0.004',
      kind: 'finding',
      link: 'https://grafana.example.com/d/vllm?viewPanel=12',
    },
    {
      id: 'l-5',
      at: { at: '2026-11-18T09:09:00Z' },
      event: 'Template v15 measured on the bench',
      kind: 'finding',
    },
    {
      id: 'l-6',
      at: { at: '2026-11-18T15:30:00Z' },
      event: 'Template v15 at 50 % of traffic, no more tickets',
      kind: 'action',
    },
    {
      id: 'l-7',
      at: { at: '2026-11-19T11:00:00Z' },
      event: 'Template v15 at 100 %',
      kind: 'recovery',
    },
  ],
  actions: [
    {
      id: 'i-1',
      what: 'Bench job for every template change',
      kind: 'prevent',
      owner: 'Prompt team',
      priority: 'high',
      due: '2026-12-01',
      ticket: 'https://tickets.example.com/AI-1712',
      done: true,
    },
    {
      id: 'i-2',
      what: 'Alert on the prefix cache hit rate',
      kind: 'detect',
      owner: 'AI platform on call',
      priority: 'high',
      due: '2026-11-21',
      ticket: 'https://tickets.example.com/AI-1713',
      done: true,
    },
    {
      id: 'i-3',
      what: 'Traces from the client',
      kind: 'detect',
      owner: 'Client team',
      priority: 'medium',
      due: '2026-12-15',
      ticket: 'https://tickets.example.com/AI-1714',
      done: false,
    },
    {
      id: 'i-4',
      what: 'Write down where changing text may stand in a template',
      kind: 'process',
      owner: 'Prompt team',
      priority: 'medium',
      due: '2026-12-01',
      done: false,
    },
  ],
  lessons: {
    wentWell: 'The prediction was written before the bench run, and the run could have refuted it.',
    wentBadly: 'Users noticed 45 minutes before we did.',
    lucky: 'The other route on the same replica showed at once that the GPU was fine.',
    surprising: 'One line of 20 characters tripled the prefill work.',
  },
  openQuestions: [
    {
      id: 'u-1',
      question: 'Do other services have changing text at the start of their prompts?',
      owner: 'AI platform on call',
    },
    {
      id: 'u-2',
      question: 'Does the gateway patch change the time to first token?',
      owner: 'Gateway team',
      answer: 'No: measured on 18 November, no difference shown.',
    },
  ],
};
