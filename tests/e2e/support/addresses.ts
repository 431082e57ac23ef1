/** Addresses of the pages that the tests open, as in tests/content/urls.json. */
const SCENARIO = '/docs/03-professional-scenarios/engineering';

export const HOME = '/';
export const WORKSPACE = '/workspace';
export const SCENARIO_PAGE = `${SCENARIO}/05-performance-investigation`;
export const PITFALLS_PAGE = `${SCENARIO}/performance-investigation-pitfalls/00-pitfalls-index`;

export const STEP_PAGES = {
  1: `${SCENARIO}/performance-investigation-steps/01-define-and-measure-baseline`,
  2: `${SCENARIO}/performance-investigation-steps/02-identify-symptoms-and-scope`,
  3: `${SCENARIO}/performance-investigation-steps/03-instrument-and-collect-data`,
  4: `${SCENARIO}/performance-investigation-steps/04-analyze-and-hypothesize`,
  5: `${SCENARIO}/performance-investigation-steps/05-isolate-and-reproduce`,
  6: `${SCENARIO}/performance-investigation-steps/06-optimize-and-test`,
  7: `${SCENARIO}/performance-investigation-steps/07-monitor-and-validate`,
} as const;
