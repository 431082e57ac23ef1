import type { FormatFamily } from '../format';
import { detectExperimentMetadata, detectGenaiBench } from './detect';
import { parseGenaiBench } from './parse';
import { GENAI_BENCH_REFERENCE } from './reference';
import { ImportError } from '../import-error';

const GENAI_BENCH_TOOL = {
  tool: 'genai-bench',
  docsUrl: 'https://github.com/sgl-project/genai-bench',
};

export const GENAI_BENCH: FormatFamily = {
  id: 'genai-bench',
  title: 'genai-bench',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: GENAI_BENCH_REFERENCE,
  formats: [
    {
      id: 'genai-bench',
      label: 'genai-bench result',
      ...GENAI_BENCH_TOOL,
      detect: detectGenaiBench,
      parse: parseGenaiBench,
    },
    {
      id: 'genai-bench-metadata',
      label: 'genai-bench experiment metadata',
      ...GENAI_BENCH_TOOL,
      detect: detectExperimentMetadata,
      parse: () =>
        Promise.reject(
          new ImportError(
            'not supported',
            'This is experiment_metadata.json of genai-bench, which holds the settings and no numbers; drop one of the files with num_concurrency in the name from the same folder.',
          ),
        ),
    },
  ],
};
