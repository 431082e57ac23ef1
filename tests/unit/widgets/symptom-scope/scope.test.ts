import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import { scopeDimension } from '../../../../src/domain/investigation/versions/v1/steps';
import {
  SCOPE_QUESTIONS,
  describeScope,
  setScope,
} from '../../../../src/widgets/symptom-scope/scope';

const EMPTY = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });

describe('the rows of the scope', () => {
  it('are the dimensions of the record, each once', () => {
    expect(SCOPE_QUESTIONS.map(({ dimension }) => dimension)).toEqual(
      scopeDimension.entries.dimension.options,
    );
  });
});

describe('setScope', () => {
  it('adds a row with its first cell and keeps the other cell afterwards', () => {
    const one = setScope(EMPTY, 'where', 'affected', 'replica 3');
    const two = setScope(one, 'where', 'notAffected', 'replicas 1 and 2');
    expect(two.symptoms.scope).toEqual([
      { dimension: 'where', affected: 'replica 3', notAffected: 'replicas 1 and 2' },
    ]);
    expect(EMPTY.symptoms.scope).toEqual([]);
  });

  it('removes an emptied cell, and the row with its last one', () => {
    const full = setScope(
      setScope(EMPTY, 'model', 'affected', '70B'),
      'model',
      'notAffected',
      '8B',
    );
    const one = setScope(full, 'model', 'affected', '');
    expect(one.symptoms.scope).toEqual([{ dimension: 'model', notAffected: '8B' }]);
    expect(setScope(one, 'model', 'notAffected', '').symptoms.scope).toEqual([]);
  });

  it('leaves other rows and their order alone', () => {
    const rows = setScope(setScope(EMPTY, 'load', 'affected', 'a'), 'who', 'affected', 'b');
    const changed = setScope(rows, 'load', 'affected', 'c');
    expect(changed.symptoms.scope.map(({ dimension }) => dimension)).toEqual(['load', 'who']);
  });
});

describe('describeScope', () => {
  it('counts contrasts and names the rows that have one side only', () => {
    expect(
      describeScope([
        { dimension: 'where', affected: 'a', notAffected: 'b' },
        { dimension: 'load', affected: 'long prompts' },
        { dimension: 'other', notAffected: 'c' },
      ]),
    ).toBe('1 row with both sides. Only one side is known for: load, anything else.');
  });

  it('takes blank text for none', () => {
    expect(describeScope([{ dimension: 'who', affected: ' ' }])).toBe('No row is filled in yet.');
  });
});
