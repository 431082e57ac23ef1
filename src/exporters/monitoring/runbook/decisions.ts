/** What to do when it is real: the cause is looked for after the users are helped. */
import { nameEvents } from '../../../domain/monitoring/indicator-facts';
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { STEPS } from '../../../domain/investigation/steps';
import { bulletList, link, say, table } from './markdown';

const STEPS_PATH = '/docs/03-professional-scenarios/engineering/performance-investigation-steps';

type Decision = readonly [string, string];

const ALWAYS: readonly Decision[] = [
  [
    'It began with a release, a flag, a model or a prompt template',
    'Roll that back now, and look for the reason afterwards.',
  ],
  [
    'One instance is bad, the others are not',
    'Take it out of the traffic, and keep it running: it is the evidence.',
  ],
];

const LATENCY: readonly Decision[] = [
  [
    'The queue grows: more requests or longer prompts than the service carries',
    'Shed load first: refuse or delay what is not urgent, lower the limit on concurrent requests. Then add replicas; a new one helps only when its model is loaded.',
  ],
  [
    'The KV cache is full, requests are preempted',
    'Admit fewer sequences at a time or shorter contexts, or add replicas. A longer queue is better than work that is thrown away.',
  ],
  [
    'All instances alike, and nothing changed',
    'Suspect what they share: retrieval, network, storage, a cap on power. Take a profile while it lasts.',
  ],
];

const ERRORS: readonly Decision[] = [
  [
    'The service refuses because it is full',
    'Shed load on purpose: refuse what is not urgent early, with an answer that says when to come back. Then add replicas.',
  ],
  [
    'Requests die with their instance: memory, device or driver errors',
    'Restart what is stuck, take the device out of the traffic, and keep its log.',
  ],
  [
    'All instances alike, and nothing changed',
    'Suspect what they share: a service behind them, a certificate, a quota, the network.',
  ],
];

export function writeDecisions(level: ServiceLevel): readonly string[] {
  const { one } = nameEvents(level.indicator);
  return [
    '### Decide',
    table(
      ['What you see', 'What to do'],
      [
        ...ALWAYS,
        ...(level.target.metric === 'error_rate' ? ERRORS : LATENCY),
        [
          `So little traffic that ${one} more or less decides`,
          'No emergency. Note it, and let steady test traffic or longer windows be the answer in the morning.',
        ],
      ],
    ),
  ];
}

/** The handbook's steps, linked where its address is known. */
export function writeSteps(handbook: string | null): readonly string[] {
  return [
    '## Afterwards: find the cause',
    'When the users are helped, the handbook’s steps lead from the alert to a cause that is proven and a gain that lasts.',
    bulletList(
      STEPS.map(({ number, slug, title, focus }) => {
        const name = `${number}. ${title}`;
        const shown =
          handbook === null ? say(name) : link(name, `${handbook}${STEPS_PATH}/${slug}`);
        return `${shown}: ${say(`${focus.charAt(0).toLowerCase()}${focus.slice(1)}`)}.`;
      }),
    ),
  ];
}
