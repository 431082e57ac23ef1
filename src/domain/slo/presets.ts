/** All published target sets a reader can start from. To add one: an entry in a file of `presets/`, with its source. */
import { MLPERF_PRESETS } from './presets/mlperf';
import type { SloPreset } from './presets/preset';
import { DISTSERVE_PRESETS, SARATHI_PRESETS } from './presets/research';
import { GUIDELLM_PRESETS, PLANNER_PRESETS } from './presets/tools';

export { createTargetsFromPreset } from './presets/preset';
export type { SloPreset } from './presets/preset';

export const SLO_PRESETS: readonly SloPreset[] = [
  ...GUIDELLM_PRESETS,
  ...MLPERF_PRESETS,
  ...DISTSERVE_PRESETS,
  ...SARATHI_PRESETS,
  ...PLANNER_PRESETS,
];
