/** One object of an OpenSLO file, and the comment that stands before it. */

export interface OpenSloObject {
  readonly comment: readonly string[];
  readonly body: OpenSloBody;
}

interface OpenSloBody {
  readonly apiVersion: 'openslo/v1';
  readonly kind:
    'Service' | 'DataSource' | 'SLO' | 'AlertPolicy' | 'AlertCondition' | 'AlertNotificationTarget';
  readonly metadata: Metadata;
  readonly spec: Readonly<Record<string, unknown>>;
}

interface Metadata {
  readonly name: string;
  readonly displayName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Keys have no prefix: `openslo.com/` is reserved, and a domain of our own is not known here. */
  readonly annotations?: Readonly<Record<string, string>>;
}

export function createObject(
  kind: OpenSloBody['kind'],
  metadata: Metadata,
  spec: OpenSloBody['spec'],
  comment: readonly string[] = [],
): OpenSloObject {
  return { comment, body: { apiVersion: 'openslo/v1', kind, metadata, spec } };
}
