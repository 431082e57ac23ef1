// Change: replaces the original. Says where the reader may have wanted to go, and that the record is where it was.
import clsx from 'clsx';
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import type { Props } from '@theme/NotFound/Content';

const SCENARIO = '/docs/03-professional-scenarios/engineering/05-performance-investigation';

export default function NotFoundContent({ className }: Props): ReactNode {
  return (
    <main className={clsx('container margin-vert--xl', className)}>
      <h1>There is no page at this address</h1>
      <p>
        Check the address for a typing mistake, or follow one of these links. Your investigation
        record is not affected: it is kept in this browser, and the workspace shows it.
      </p>
      <ul>
        <li>
          <Link to="/">Something is slow now: drop a benchmark result</Link>
        </li>
        <li>
          <Link to="/workspace">Your investigation record</Link>
        </li>
        <li>
          <Link to={SCENARIO}>The performance investigation, step by step</Link>
        </li>
        <li>
          <Link to="/docs/05-reference/00-reference-index">
            Reference: metrics, file formats, glossary
          </Link>
        </li>
      </ul>
    </main>
  );
}
