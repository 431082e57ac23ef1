/** The records of a small CSV with quoted cells, which may hold line ends. */
import { splitDelimitedLine } from '../table/split-line';

export function readCsvRecords(text: string): string[][] {
  const records: string[][] = [];
  let lines: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    lines.push(line);
    // Every quote opens or closes a cell, or is written twice: an odd number leaves one open.
    if (line.split('"').length % 2 === 0) isOpen = !isOpen;
    if (isOpen) continue;
    addRecord(records, lines);
    lines = [];
  }
  // A file that is cut off inside a cell: the record has fewer cells than the header and is dropped for that.
  addRecord(records, lines);
  return records;
}

function addRecord(records: string[][], lines: readonly string[]): void {
  const record = lines.join('\n');
  if (record.trim() !== '') records.push(splitDelimitedLine(record, ','));
}
