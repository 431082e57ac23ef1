/** Where values computed from the per-request arrays of vLLM and SGLang differ from the tool's own aggregate, and why. */
import type { DocumentedDifference } from '../documented-difference';
import { POPULATION_STD } from '../documented-difference';

export const SERVING_DIFFERENCES: readonly DocumentedDifference[] = [POPULATION_STD];
