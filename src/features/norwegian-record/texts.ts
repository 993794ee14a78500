import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say when something of this feature stops, by the code of the problem. */
export const norwegianRecordProblems: ProblemTexts = {
  'norwegian-record-gone': texts({
    nb: {
      heading: 'Dette er ikke åpent',
      advice:
        'Journalen er lukket fordi tiden er ute eller du har logget inn på nytt, eller dokumentet finnes ikke. Finn pasienten på nytt.',
    },
    nn: {
      heading: 'Dette er ikkje ope',
      advice:
        'Journalen er lukka fordi tida er ute eller du har logga inn på nytt, eller dokumentet finst ikkje. Finn pasienten på nytt.',
    },
    en: {
      heading: 'This is not open',
      advice:
        'The record was closed because the time is up or you have signed in again, or there is no such document. Find the patient again.',
    },
  }),
  'national-source-silent': texts({
    nb: {
      heading: 'Kilden svarte ikke',
      advice: 'Dokumentet kunne ikke hentes. Det betyr ikke at det er borte. Prøv igjen.',
    },
    nn: {
      heading: 'Kjelda svarte ikkje',
      advice: 'Dokumentet kunne ikkje hentast. Det betyr ikkje at det er borte. Prøv igjen.',
    },
    en: {
      heading: 'The source did not answer',
      advice: 'The document could not be fetched. It does not mean that it is gone. Try again.',
    },
  }),
}
