/** Numbers and places for panels, from the top down. */
import type { Panel, PanelLine, Row, Section } from './dashboard-model';
import { GRID_WIDTH } from './dashboard-model';

const MOST_IN_A_LINE = 4;

/** A heading takes a line of height 1; panels of one line are equally wide, and more than four go to another line. */
export function placeSections(sections: readonly Section[]): (Panel | Row)[] {
  const placed: (Panel | Row)[] = [];
  let y = 0;
  for (const { title, lines } of sections) {
    placed.push({
      type: 'row',
      id: placed.length + 1,
      title,
      collapsed: false,
      panels: [],
      gridPos: { h: 1, w: GRID_WIDTH, x: 0, y },
    });
    y += 1;
    for (const { height, panels } of lines.flatMap(splitLine)) {
      const w = Math.floor(GRID_WIDTH / panels.length);
      for (const [index, panel] of panels.entries()) {
        placed.push({
          ...panel,
          id: placed.length + 1,
          gridPos: { h: height, w, x: index * w, y },
        });
      }
      y += height;
    }
  }
  return placed;
}

/** Lines of nearly the same number of panels: five become three and two. */
function splitLine({ height, panels }: PanelLine): PanelLine[] {
  if (panels.length === 0) return [];
  const count = Math.ceil(panels.length / MOST_IN_A_LINE);
  const size = Math.ceil(panels.length / count);
  return Array.from({ length: count }, (_, index) => ({
    height,
    panels: panels.slice(index * size, (index + 1) * size),
  }));
}
