import { describe, expect, it } from 'vitest';
import { listSuggestedLabels } from '../../../../src/widgets/monitoring-files/suggested-labels';

const system = { components: [], model: 'llama-3-8b' };
const namesOf = (engine: 'vllm' | 'tgi' | 'triton' | null) =>
  listSuggestedLabels({ system }, engine).map(({ label }) => label.name);

describe('listSuggestedLabels', () => {
  it('begins with the engine’s label of the model, with the model that the record names', () => {
    expect(listSuggestedLabels({ system }, 'vllm')[0]?.label).toEqual({
      name: 'model_name',
      value: 'llama-3-8b',
    });
    expect(namesOf('triton')).toEqual(['model', 'namespace', 'job']);
  });

  it('has no model where the engine’s series carry none, or no engine is chosen', () => {
    expect(namesOf('tgi')).toEqual(['namespace', 'job']);
    expect(namesOf(null)).toEqual(['namespace', 'job']);
  });
});
