/** What a format must provide; `registry.ts` lists them. */
import type { BenchmarkRun } from '../domain/benchmark-run/benchmark-run';
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

export type ParseResult =
  { readonly runs: readonly BenchmarkRun[] } | { readonly needsMapping: TablePreview };

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
