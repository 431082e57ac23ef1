/** What a command of the terminal gets and gives; nothing below knows about the process it runs in. */

import type { StoredBytes } from '../importers/source';

export interface CommandIo {
  /** Results. */
  readonly out: (text: string) => void;
  /** Messages for a person. */
  readonly error: (text: string) => void;
  /** A file of the reader's, without reading it; rejects when it cannot be opened. */
  readonly openFile: (path: string) => Promise<StoredBytes>;
  /** Writes a text file, and the folders above it; rejects when it cannot. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

/** 0 fine · 1 a target missed or a regression shown · 2 bad input or bad arguments. */
export type ExitCode = 0 | 1 | 2;

export type Command = (args: readonly string[], io: CommandIo) => Promise<ExitCode>;

/** Bad input or bad arguments; the message is one sentence that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
