import { expect, it } from 'vitest';
import { FAMILIES } from '../../../src/importers/families';
import { KNOWN_FORMATS } from '../../../src/state/known-formats';

it('the list that pages show is the list of the registry', () => {
  expect(KNOWN_FORMATS).toEqual(FAMILIES.map(({ id, title, group }) => ({ id, title, group })));
});
