import type { FormatFamily } from '../format';
import { ImportError } from '../import-error';
import { detectLitellm, detectLitellmDays } from './detect';
import { parseLitellm } from './parse';
import { LITELLM_REFERENCE } from './reference';

export const LITELLM: FormatFamily = {
  id: 'litellm',
  title: 'LiteLLM',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [
    {
      id: 'litellm',
      label: 'LiteLLM calls',
      tool: 'LiteLLM',
      docsUrl: 'https://docs.litellm.ai/docs/proxy/logging_spec',
      detect: detectLitellm,
      parse: parseLitellm,
    },
    {
      id: 'litellm-days',
      label: 'LiteLLM spend per day',
      tool: 'LiteLLM',
      docsUrl: 'https://docs.litellm.ai/docs/proxy/cost_tracking',
      detect: detectLitellmDays,
      parse: () =>
        Promise.reject(
          new ImportError(
            'not supported',
            'This is LiteLLM’s spend per day, without single calls; ask /spend/logs/v2 for the same days, or /spend/logs with summarize=false.',
          ),
        ),
    },
  ],
  reference: LITELLM_REFERENCE,
};
