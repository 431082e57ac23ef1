/** Source: go-sdk, pkg/openslo/v1/alert_policy.go, alert_condition.go, alert_notification_target.go. */
import * as v from 'valibot';
import { description, dnsLabel, duration, filled, inlineOf, operator } from './metadata';

/** alertConditionSpecValidation and alertConditionBurnRateValidation; alertAfter is optional since go-sdk #333. */
export const alertConditionSpec = v.strictObject({
  description,
  severity: filled,
  condition: v.strictObject({
    kind: v.literal('burnrate'),
    op: operator,
    threshold: v.number(),
    lookbackWindow: duration,
    alertAfter: v.optional(duration),
  }),
});

/** alertNotificationTargetSpecValidation. */
export const notificationTargetSpec = v.strictObject({ description, target: filled });

/** alertPolicySpecValidation: exactly one condition, at least one target, each a reference or an object, never both. */
export const alertPolicySpec = v.strictObject({
  description,
  alertWhenNoData: v.optional(v.boolean()),
  alertWhenBreaching: v.optional(v.boolean()),
  alertWhenResolved: v.optional(v.boolean()),
  conditions: v.pipe(
    v.array(
      v.union([
        v.strictObject({ conditionRef: dnsLabel }),
        inlineOf('AlertCondition', alertConditionSpec),
      ]),
    ),
    v.length(1, 'exactly one condition'),
  ),
  notificationTargets: v.pipe(
    v.array(
      v.union([
        v.strictObject({ targetRef: dnsLabel }),
        inlineOf('AlertNotificationTarget', notificationTargetSpec),
      ]),
    ),
    v.minLength(1, 'at least one target'),
  ),
});
