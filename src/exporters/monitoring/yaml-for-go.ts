/** YAML that Go's parser reads, which Prometheus and its kin use. */
import type { Document } from 'yaml';
import { visit } from 'yaml';

/**
 * Puts texts that begin with a tab into quotes. As a block they are right YAML, but go-yaml refuses them: “found a tab character where
 * an indentation space is expected” (seen with promtool 2.42).
 */
export function quoteLeadingTabs(document: Document): void {
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && /^\n*\t/u.test(scalar.value)) {
        scalar.type = 'QUOTE_DOUBLE';
      }
    },
  });
}
