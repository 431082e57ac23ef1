/** What a format must provide; `registry.ts` lists them. */
import type { BenchmarkRun } from '../domain/benchmark-run/benchmark-run';
import type { MetricsSnapshot } from '../domain/metrics-snapshot/metrics-snapshot';
import type { Profile } from '../domain/profile/profile';
import type { Head } from './head';
import type { ReportBuilder } from './report';
import type { ImportSource, ReadOptions } from './source';
import type { TableMapping, TablePreview } from './table/mapping';

export interface Detection {
  /** What in the file says so, for the reader. */
  readonly reason: string;
}

export interface ParseContext extends ReadOptions {
  readonly report: ReportBuilder;
  /** The reader's answer to `needsMapping`, for tables. */
  readonly mapping?: TableMapping | undefined;
}

export interface ParsedFile {
  readonly runs: readonly BenchmarkRun[];
  /** For profilers: where the time went. */
  readonly profiles?: readonly Profile[];
  /** For scrapes: kept, so that a second scrape of the same server makes a run of the two. */
  readonly snapshots?: readonly MetricsSnapshot[];
}

export type ParseResult = ParsedFile | { readonly needsMapping: TablePreview };

export interface ImportFormat {
  readonly id: string;
  readonly label: string;
  /** Who writes such files. */
  readonly tool: string;
  readonly docsUrl: string;
  /** By content alone: files get renamed. Null: not this format. */
  detect(head: Head): Detection | null;
  /** Throws `ImportError` for bad input and nothing else. */
  parse(source: ImportSource, context: ParseContext): Promise<ParseResult>;
}

/** A code block on a reference page. */
export interface ReferenceBlock {
  readonly language: 'bash' | 'json' | 'csv' | 'text' | 'yaml' | 'python' | 'javascript' | 'sql';
  readonly text: string;
}

/** What the reference page of a format says; each page is made from it, and each example is imported by a test. */
export interface FormatReference {
  /** What such a file is and when an engineer has one: one or two sentences. */
  readonly summary: string;
  /** How to get the file, best way first. Text is Markdown of one paragraph. */
  readonly produce: readonly { readonly text: string; readonly block?: ReferenceBlock }[];
  readonly reads: readonly {
    /** As it stands in the file: `ttfts`, `metrics.<name>.successful`. */
    readonly field: string;
    /** What it becomes: a metric id, or plain words. */
    readonly becomes: string;
    /** Unit and definition as the file means it. */
    readonly note?: string;
  }[];
  readonly notRead: readonly { readonly what: string; readonly why: string }[];
  readonly versions: readonly { readonly version: string; readonly note: string }[];
  /** What misleads readers of such files. Markdown of one paragraph each. */
  readonly traps: readonly string[];
  /** The smallest complete file, with made-up numbers. */
  readonly example: ReferenceBlock;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
}

/** All formats of one tool; one folder, one reference page. */
export interface FormatFamily {
  /** The page's address: `vllm`. */
  readonly id: string;
  /** The page's title: `vLLM bench serve`. */
  readonly title: string;
  readonly group:
    | 'LLM benchmarks'
    | 'Load tools'
    | 'Telemetry'
    | 'Observability and gateways'
    | 'Profiles'
    | 'Tables';
  /** Whether the file is read line by line or has to be in memory as one value; decides how large it may be. */
  readonly reading: 'lines' | 'whole' | 'lines or whole';
  readonly formats: readonly ImportFormat[];
  readonly reference: FormatReference;
}
