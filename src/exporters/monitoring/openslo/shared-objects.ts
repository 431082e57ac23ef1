/** The objects that all levels of a file share: service, source of the data, where alerts go. */
import { createSlug } from '../../../domain/monitoring/level-names';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import { formatTarget } from '../../../domain/slo/format-target';
import { toDescription, toDisplayName } from './limits';
import { toWritable } from '../written-text';
import type { OpenSloObject } from './object';
import { createObject } from './object';

export const DATA_SOURCE = 'prometheus';
export const NOTIFICATION_TARGET = 'on-call';

export function createServiceObject(plan: MonitoringPlan): OpenSloObject {
  const { record, service, owner, leftOut } = plan;
  const name = plan.levels[0]?.service ?? createSlug(service, 'llm-service');
  const annotations = {
    'record-id': toWritable(record.id),
    'record-title': toWritable(record.title),
    ...(record.link === null ? {} : { 'record-link': toWritable(record.link) }),
    ...(owner === null ? {} : { owner: toWritable(owner) }),
    ...Object.fromEntries(
      leftOut.map(({ target, because }, index) => [
        `left-out-${index + 1}`,
        toWritable(`${formatTarget(target)}: ${because}`),
      ]),
    ),
  };
  return createObject(
    'Service',
    { name, displayName: toDisplayName(service, name), annotations },
    { description: toDescription(service) },
    [
      'OpenSLO v1 (https://openslo.com), one object in each YAML document.',
      '',
      'It says less than prometheus/slo.rules.yml does; what is missing is said at each object.',
      ...(leftOut.length === 0
        ? []
        : [
            '',
            `${leftOut.length === 1 ? 'One target of the record has' : `${leftOut.length} targets of the record have`} no SLO here, because no good and bad events can be counted for ${leftOut.length === 1 ? 'it' : 'them'}: see the annotations left-out-*.`,
          ]),
    ],
  );
}

export function createDataSourceObject(): OpenSloObject {
  return createObject(
    'DataSource',
    { name: DATA_SOURCE, displayName: 'Prometheus' },
    {
      description: 'The Prometheus that scrapes the service.',
      type: 'Prometheus',
      connectionDetails: { url: 'https://prometheus.example.com' },
    },
    [
      'The address is a placeholder: the record does not hold the address of a Prometheus. What else belongs into',
      'connectionDetails, the system that reads this file says.',
    ],
  );
}

export function createNotificationTargetObject(): OpenSloObject {
  return createObject(
    'AlertNotificationTarget',
    { name: NOTIFICATION_TARGET, displayName: 'On call' },
    { description: 'Whoever is on call for the service.', target: 'email' },
    ['A placeholder: where alerts go is decided by the system that reads this file.'],
  );
}
