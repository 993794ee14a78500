import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say where there is no document to say it of. */
export const validationProblems: ProblemTexts = {
  'validation-busy': texts({
    nb: { heading: 'Mange kontrollerer dokumenter akkurat nå', advice: 'Gå tilbake og prøv igjen om litt.' },
    nn: { heading: 'Mange kontrollerer dokument akkurat no', advice: 'Gå tilbake og prøv igjen om litt.' },
    en: { heading: 'Many documents are being checked right now', advice: 'Go back and try again in a while.' },
  }),
  'validation-too-slow': texts({
    nb: {
      heading: 'Svaret tok for lang tid å lage',
      advice: 'Kontroller færre dokumenter om gangen, eller bruk kommandoen knutepunkt validate på din egen maskin.',
    },
    nn: {
      heading: 'Svaret tok for lang tid å lage',
      advice: 'Kontroller færre dokument om gongen, eller bruk kommandoen knutepunkt validate på di eiga maskin.',
    },
    en: {
      heading: 'The answer took too long to make',
      advice: 'Check fewer documents at a time, or use the command knutepunkt validate on your own machine.',
    },
  }),
}
