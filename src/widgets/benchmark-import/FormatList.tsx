import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { KNOWN_FORMATS } from '@site/src/state/known-formats';
import styles from './BenchmarkImport.module.css';

const GROUPS = [...new Set(KNOWN_FORMATS.map(({ group }) => group))];

/** What can be read, for a reader whose file cannot. */
export function FormatList(): ReactNode {
  return (
    <dl className={styles.formats}>
      {GROUPS.map((group) => (
        <div key={group}>
          <dt>{group}</dt>
          <dd>
            {KNOWN_FORMATS.filter((format) => format.group === group).map(
              ({ id, title }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <Link to={`/docs/05-reference/formats/${id}`}>{title}</Link>
                </span>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
