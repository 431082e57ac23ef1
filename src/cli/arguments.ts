/** Splits the arguments of a command: file names, `--flag` and `--option value` (or `--option=value`). */
import { UsageError } from './command';

export interface ParsedArguments {
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Values of each option, in order; an option may be given several times. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

export interface KnownArguments {
  readonly flags: readonly string[];
  readonly options: readonly string[];
}

/** Throws `UsageError` for anything that is not known; `--` ends the options, so that a file may begin with a dash. */
export function parseArguments(args: readonly string[], known: KnownArguments): ParsedArguments {
  const files: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string[]>();
  let onlyFiles = false;
  for (let i = 0; i < args.length; i += 1) {
    const argument = args[i] ?? '';
    if (onlyFiles || !argument.startsWith('--')) {
      files.push(argument);
      continue;
    }
    if (argument === '--') {
      onlyFiles = true;
      continue;
    }
    const [name = '', ...rest] = argument.slice(2).split('=');
    if (known.flags.includes(name) && rest.length === 0) {
      flags.add(name);
    } else if (known.options.includes(name)) {
      if (rest.length === 0) i += 1;
      const value = rest.length === 0 ? args[i] : rest.join('=');
      if (value === undefined) throw new UsageError(`--${name} needs a value after it.`);
      options.set(name, [...(options.get(name) ?? []), value]);
    } else {
      const names = [...known.flags, ...known.options].map((word) => `--${word}`).join(', ');
      throw new UsageError(`--${name} is not known here; known are ${names}.`);
    }
  }
  return { files, flags, options };
}
