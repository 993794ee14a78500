import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say where a page of this feature has none of its own for a problem. */
export const summaryProblems: ProblemTexts = {
  'too-many-documents': texts({
    nb: {
      heading: 'Du har mange dokumenter åpne',
      advice: 'Slett noen av dem du har åpnet, eller logg ut og inn igjen.',
    },
    nn: {
      heading: 'Du har mange dokument opne',
      advice: 'Slett nokre av dei du har opna, eller logg ut og inn att.',
    },
    en: {
      heading: 'You have many documents open',
      advice: 'Delete some of those you have opened, or sign out and in again.',
    },
  }),
}
