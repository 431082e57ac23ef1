/**
 * Alerts of a level. A policy of OpenSLO v1 has exactly one condition and a condition one window, so “over a long and a short
 * window” cannot be said (https://github.com/OpenSLO/OpenSLO/issues/218). The long window is kept, because it decides when the alert fires; the
 * short one only ends it sooner.
 */
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import type { BurnRateAlert } from '../../../domain/slo/burn-rate-alerts';
import { formatWithUnit } from '../../../domain/units';
import type { ShorthandDuration } from './limits';
import { formatShorthand, toDescription, toDisplayName } from './limits';
import type { OpenSloObject } from './object';
import { createObject } from './object';
import { NOTIFICATION_TARGET } from './shared-objects';

interface AlertObjects {
  /** Name of the policy, by which its SLO refers to it. */
  readonly policy: string;
  readonly objects: readonly OpenSloObject[];
}

/** @param holdFor Seconds; 0 for none. */
export function createAlertObjects(
  level: ServiceLevel,
  holdFor: number,
  nameObject: (base: string, ending: string) => string,
): readonly AlertObjects[] {
  return level.alerts.map((alert, index) => {
    const long = formatPromDuration(alert.longWindow);
    const name = nameObject(level.id, `${alert.severity}-${long}`);
    const displayName = toDisplayName(`${alert.severity} ${long}: ${level.title}`, name);
    const missing = listMissing(alert, holdFor);
    const metadata = {
      name,
      displayName,
      labels: { severity: alert.severity },
      annotations: {
        'short-window': formatPromDuration(alert.shortWindow),
        'not-expressed': missing.join(' '),
      },
    };
    const share = formatWithUnit(alert.budgetShare, 'ratio');
    const condition = createObject(
      'AlertCondition',
      metadata,
      {
        description: toDescription(
          `The error budget of “${level.title}” burns more than ${formatWithUnit(alert.burnRate, 'count')} times as fast as it may over ${long}: ${share} of it is gone in that time.`,
        ),
        severity: alert.severity,
        condition: {
          kind: 'burnrate',
          op: 'gt',
          threshold: alert.burnRate,
          lookbackWindow: formatShorthand(alert.longWindow).text,
          // Optional in the specification, and no form of “none” is read by all: 0m is refused by the older JSON schema.
          ...(holdFor > 0 ? { alertAfter: formatShorthand(holdFor).text } : {}),
        },
      },
      [`${alert.severity} over ${long}`, '', ...missing],
    );
    const policy = createObject('AlertPolicy', metadata, {
      description: toDescription(
        `A ${alert.severity} when the error budget of “${level.title}” burns too fast over ${long}.`,
      ),
      alertWhenBreaching: true,
      alertWhenResolved: false,
      // Once per level is enough; the Prometheus rules have an alert of its own for it.
      alertWhenNoData: index === 0,
      conditions: [{ conditionRef: name }],
      notificationTargets: [{ targetRef: NOTIFICATION_TARGET }],
    });
    return { policy: name, objects: [condition, policy] };
  });
}

function listMissing({ longWindow, shortWindow }: BurnRateAlert, holdFor: number): string[] {
  const short = formatPromDuration(shortWindow);
  return [
    `The short window of ${short} and the “and” between the two are missing, because OpenSLO v1 allows one condition in a policy (OpenSLO issue 218).`,
    `The Prometheus rules have them: without the short window this alert stays on for up to ${formatPromDuration(longWindow)} after the burning has ended.`,
    ...sayRounded('The long window', longWindow, formatShorthand(longWindow)),
    ...(holdFor > 0 ? sayRounded('The time to wait', holdFor, formatShorthand(holdFor)) : []),
  ];
}

function sayRounded(what: string, seconds: number, { text, isExact }: ShorthandDuration): string[] {
  return isExact
    ? []
    : [
        `${what} is ${formatPromDuration(seconds)}; OpenSLO knows no seconds, so ${text} stands here.`,
      ];
}
