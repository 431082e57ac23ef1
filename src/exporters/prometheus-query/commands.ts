/** Commands that fetch what the importer reads, for the reader's own shell. Each writes its file itself: PowerShell's `>` would change the encoding. */
import type { RangeRequest } from './range-request';
import { quotePosix, quotePowerShell } from './shell-words';

export type Shell = 'posix' | 'powershell';

/** What the query's command writes. */
export const ANSWER_FILE = 'prometheus.json';

/** The query, into `prometheus.json`. An error of Prometheus is written too: the importer says what it means. */
export function createQueryCommand(request: RangeRequest, shell: Shell): string {
  return shell === 'posix' ? inPosix(request) : inPowerShell(request);
}

function inPosix({ endpoint, query, range, step }: RangeRequest): string {
  const [start, end] =
    range.kind === 'between'
      ? [quotePosix(`start=${range.start}`), quotePosix(`end=${range.end}`)]
      : [`"start=$((now - ${range.length}))"`, '"end=$now"'];
  return [
    ...(range.kind === 'between' ? [] : ['now=$(date +%s)']),
    [
      `curl -sS -G ${quotePosix(endpoint)}`,
      `--data-urlencode ${quotePosix(`query=${query}`)}`,
      `--data-urlencode ${start}`,
      `--data-urlencode ${end}`,
      `--data-urlencode ${quotePosix(`step=${step}`)}`,
      `-o ${ANSWER_FILE}`,
    ].join(' \\\n  '),
  ].join('\n');
}

/** No curl here: Windows PowerShell loses the double quotes of a query on their way to another program. */
function inPowerShell({ endpoint, query, range, step }: RangeRequest): string {
  const [start, end] =
    range.kind === 'between'
      ? [quotePowerShell(range.start), quotePowerShell(range.end)]
      : [`$now - ${range.length}`, '$now'];
  return [
    ...(range.kind === 'between' ? [] : ['$now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()']),
    `Invoke-WebRequest -UseBasicParsing -Uri ${quotePowerShell(endpoint)} -Body @{`,
    `  query = ${quotePowerShell(query)}`,
    `  start = ${start}`,
    `  end = ${end}`,
    `  step = ${quotePowerShell(`${step}`)}`,
    `} -OutFile ${ANSWER_FILE}`,
  ].join('\n');
}

export interface ScrapeInput {
  /** As `checkMetricsAddress` returns it. */
  readonly address: string;
  /** Whole seconds between the two scrapes. */
  readonly wait: number;
}

/** Two scrapes of a server's own metrics, into `before.txt` and `after.txt`. `-i` adds the date, without which there are no rates. */
export function createScrapeCommand({ address, wait }: ScrapeInput, shell: Shell): string {
  const curl = shell === 'posix' ? 'curl' : 'curl.exe';
  const url = shell === 'posix' ? quotePosix(address) : quotePowerShell(address);
  const sleep = shell === 'posix' ? `sleep ${wait}` : `Start-Sleep -Seconds ${wait}`;
  return [
    `${curl} -sS -i ${url} -o before.txt`,
    // No comment beside it: zsh takes `#` for a word when it is typed.
    sleep,
    `${curl} -sS -i ${url} -o after.txt`,
  ].join('\n');
}
