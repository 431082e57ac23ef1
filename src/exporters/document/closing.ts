/** What follows the seven steps: timeline, actions, lessons, open questions, fit check, pitfall audit. */
import { FIT_ROWS } from '../../domain/investigation/fit';
import type { Answer, InvestigationRecord } from '../../domain/investigation/investigation-record';
import { PITFALLS } from '../../domain/investigation/pitfalls';
import { facts, sayAnswer, sayMoment, table, toLink } from './blocks';
import type { DocumentSection } from './document';
import { createMeasurementsBlocks } from './measurement-blocks';

export function createClosing(record: InvestigationRecord): readonly DocumentSection[] {
  const { timeline, actions, lessons, openQuestions, fit, pitfalls } = record;
  const sections: readonly DocumentSection[] = [
    {
      id: 'timeline',
      title: 'Timeline',
      blocks: table(
        'Timeline',
        ['When', 'Kind', 'Event', 'Link'],
        timeline.map(({ at, kind, event, link }) => [sayMoment(at), kind, event, toLink(link)]),
      ),
    },
    {
      id: 'actions',
      title: 'Action items',
      blocks: table(
        'Action items',
        ['What', 'Kind', 'Owner', 'Priority', 'Due', 'Ticket', 'State'],
        actions.map(({ what, kind, owner, priority, due, ticket, done }) => [
          what,
          kind,
          owner,
          priority,
          due,
          toLink(ticket),
          done ? 'done' : 'open',
        ]),
      ),
    },
    {
      id: 'lessons',
      title: 'Lessons',
      blocks: facts(
        ['Went well', lessons.wentWell],
        ['Went badly', lessons.wentBadly],
        ['Lucky', lessons.lucky],
        ['Surprising', lessons.surprising],
      ),
    },
    {
      id: 'open-questions',
      title: 'Open questions',
      blocks: table(
        'Open questions',
        ['Question', 'Owner', 'Answer'],
        openQuestions.map(({ question, owner, answer }) => [question, owner, answer]),
      ),
    },
    {
      id: 'measurements',
      title: 'Measurements',
      blocks: createMeasurementsBlocks(record),
    },
    {
      id: 'fit',
      title: 'Fit check',
      blocks: table(
        'Fit check',
        ['Statement', 'Answer'],
        FIT_ROWS.flatMap(({ id, text }) => listAnswer(fit, id, text)),
      ),
    },
    {
      id: 'pitfalls',
      title: 'Pitfall audit',
      blocks: PITFALLS.flatMap((pitfall) =>
        table(
          pitfall.title,
          ['Question', 'Answer'],
          pitfall.questions.flatMap(({ id, text }) => listAnswer(pitfalls, id, text)),
        ),
      ),
    },
  ];
  return sections.filter((section) => section.blocks.length > 0);
}

/** Only what was answered: an audit that nobody began would be a page of "not answered yet". */
function listAnswer(
  answers: Readonly<Record<string, Answer>>,
  id: string,
  text: string,
): readonly (readonly string[])[] {
  return Object.hasOwn(answers, id) ? [[text, sayAnswer(answers[id])]] : [];
}
