/**
 * Takes the effect out of text that an issue tracker would act on. Escaping does not help here: GitHub and GitLab look for
 * mentions, references and closing words in the rendered text. A zero-width space inside the trigger breaks it and is not seen.
 */

const BREAK = '\u200b';

/** GitHub: https://docs.github.com/en/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue. GitLab adds the -ing forms and "implement". */
const CLOSING_WORDS =
  /\b(clos|fix|resolv|implement)(e[sd]?|s|ed|ing|es)?(?=(?:\s|:|\u200b)+\S*(?:[#!&]|GH-|https?:|[A-Z][A-Z0-9]+-\d))/gi;

/** Address of an issue, a merge request or a commit: written out, it leaves a trace in that issue. */
const ISSUE_ADDRESS =
  /(https?:\/\/)(?=\S*\/(?:issues|pull|pulls|merge_requests|commit|commits|discussions|epics|work_items|browse)\/)/gi;

export function neutralise(text: string): string {
  return (
    text
      // The closing word first, while the reference that follows it still looks like one.
      .replace(CLOSING_WORDS, (word) => `${word.charAt(0)}${BREAK}${word.slice(1)}`)
      .replace(ISSUE_ADDRESS, `$1${BREAK}`)
      // People and groups; also stops e-mail addresses from becoming links.
      .replaceAll('@', `@${BREAK}`)
      // #1 issue, !1 merge request, &1 epic, %1 milestone, $1 snippet, ~1 label, ^alert: GitLab's references and GitHub's.
      .replace(/[#!&%$~^](?=[\w"'])/g, (sign) => `${sign}${BREAK}`)
      .replace(/\bGH-(?=\d)/gi, (sign) => `${sign}${BREAK}`)
  );
}
