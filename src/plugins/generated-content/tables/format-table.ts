/** The tools whose files are read, with what each file gives, from the registry. */
import { FAMILIES } from '../../../importers/families';
import { link, type GeneratedTable } from '../table';

export function createFormatTable(): GeneratedTable {
  return {
    head: ['Kind', 'Tool', 'Files'],
    rows: FAMILIES.map(({ id, title, group, formats }) => [
      group,
      [link(title, `/docs/05-reference/formats/${id}`)],
      formats.map(({ label }) => label).join('; '),
    ]),
  };
}
