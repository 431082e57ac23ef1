/** A span of OTLP, Jaeger or Zipkin JSON in one shape; what reads the spans does not know where they came from. */
import type { Moment } from '../shared/moment';

export type Attribute = string | number | boolean;

/** Values that are lists or objects are named and not kept. */
export type Attributes = ReadonlyMap<string, Attribute | null>;

export interface SpanEvent {
  readonly name: string;
  readonly time: Moment | undefined;
}

export interface RawSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'consumer' | 'producer' | 'internal' | undefined;
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  /** The status says that the operation failed. */
  readonly isError: boolean;
  readonly service: string | undefined;
}
