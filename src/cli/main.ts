/** The commands of the terminal. To add one: a file with a `Command`, and a line in COMMANDS. */
import type { Command, CommandIo, ExitCode } from './command';
import { UsageError } from './command';
import { compare } from './compare';
import { gap } from './gap';
import { inspect } from './inspect';
import { rules } from './rules';

const COMMANDS: Readonly<Record<string, Command>> = { inspect, gap, compare, rules };

/** Runs a command; every failure is one sentence on `io.error` and exit code 2. */
export async function runCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const known = Object.keys(COMMANDS).join(', ');
    io.error(
      `${name === '' ? 'Name a command' : `"${name}" is not a command`}; known are ${known}.\n`,
    );
    return 2;
  }
  try {
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`${error.message}\n`);
    return 2;
  }
}
