import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import {
  USUAL_COMPONENTS,
  addComponents,
  hasComponent,
  listComponents,
  moveComponent,
  removeComponent,
} from '../../../../src/widgets/kit/request-path';

const EMPTY = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });
const PATH = addComponents(EMPTY, ['client', 'gateway', 'engine']);

describe('addComponents', () => {
  it('appends in order and leaves out blanks and names that are there in other case', () => {
    expect(
      addComponents(PATH, [' Gateway ', '', '  ', 'retrieval', 'RETRIEVAL']).system.components,
    ).toEqual(['client', 'gateway', 'engine', 'retrieval']);
  });

  it('adds the usual path once, however often it is asked', () => {
    const twice = addComponents(addComponents(EMPTY, USUAL_COMPONENTS), USUAL_COMPONENTS);
    expect(twice.system.components).toEqual(USUAL_COMPONENTS);
  });
});

describe('hasComponent', () => {
  it('ignores case and outer space', () => {
    expect(hasComponent(['Gateway'], ' gateway')).toBe(true);
    expect(hasComponent(['Gateway'], 'gate')).toBe(false);
  });
});

describe('removeComponent', () => {
  it('takes the coverage of that component along, and no other', () => {
    const covered = {
      ...PATH,
      data: {
        ...PATH.data,
        coverage: [
          { component: 'gateway', signal: 'logs', state: 'missing' },
          { component: 'engine', signal: 'logs', state: 'collected' },
        ] as const,
      },
    };
    const removed = removeComponent(covered, 'gateway');
    expect(removed.system.components).toEqual(['client', 'engine']);
    expect(removed.data.coverage).toEqual([
      { component: 'engine', signal: 'logs', state: 'collected' },
    ]);
  });
});

describe('moveComponent', () => {
  it('moves both ways and ignores a place that is not there', () => {
    expect(moveComponent(PATH, 2, 0).system.components).toEqual(['engine', 'client', 'gateway']);
    expect(moveComponent(PATH, 0, 2).system.components).toEqual(['gateway', 'engine', 'client']);
    expect(moveComponent(PATH, 7, 0)).toBe(PATH);
  });
});

describe('listComponents', () => {
  it('adds those that only the coverage names, each once', () => {
    expect(
      listComponents({
        system: { components: ['client'] },
        data: {
          items: [],
          coverage: [
            { component: 'cache', signal: 'logs', state: 'missing' },
            { component: 'client', signal: 'logs', state: 'missing' },
            { component: 'cache', signal: 'metrics', state: 'missing' },
          ],
        },
      }),
    ).toEqual(['client', 'cache']);
  });
});
