import type { TableRow } from './collect-rows';
import { readNumberText } from './number-text';

/** A row whose cells are texts already. */
export class TextRow implements TableRow {
  cells: readonly string[] = [];

  constructor(readonly decimalComma: boolean) {}

  get length(): number {
    return this.cells.length;
  }

  text(index: number): string {
    return this.cells[index] ?? '';
  }

  number(index: number): number {
    return readNumberText(this.text(index), this.decimalComma);
  }
}
