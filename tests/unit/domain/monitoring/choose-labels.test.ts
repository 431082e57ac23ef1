import { expect, it } from 'vitest';
import { chooseLabels } from '../../../../src/domain/monitoring/choose-labels';

it('keeps what selects something, and says what it leaves out', () => {
  const model = { name: 'model_name', value: 'a "quoted" name' };
  const { labels, warnings } = chooseLabels([
    model,
    { name: '', value: '' },
    { name: '', value: 'x' },
    { name: 'a"} or vector(1) #', value: 'x' },
    { name: 'namespace', value: '' },
    { name: 'job', value: 'half \ud800' },
    { name: 'model_name', value: 'another' },
    { name: 'pod', value: ' ' },
  ]);
  expect(labels).toEqual([model, { name: 'pod', value: ' ' }]);
  // Nothing typed is nothing to say.
  expect(warnings).toEqual([
    expect.stringContaining('without a name'),
    expect.stringContaining('no name of a label'),
    expect.stringContaining('no value yet'),
    expect.stringContaining('no rule can hold'),
    expect.stringContaining('twice'),
  ]);
});
