import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say when a launch from an EHR comes to nothing. */
export const launchProblems: ProblemTexts = {
  'ehr-not-trusted': texts({
    nb: {
      heading: 'Journalsystemet er ikke kjent her',
      advice: 'Ingenting er spurt. Søk opp pasienten fra forsiden, og be driften godkjenne journalsystemet.',
    },
    nn: {
      heading: 'Journalsystemet er ikkje kjent her',
      advice: 'Ingenting er spurt. Søk opp pasienten frå framsida, og be drifta godkjenne journalsystemet.',
    },
    en: {
      heading: 'The EHR system is not known here',
      advice: 'Nothing was asked. Find the patient from the front page, and ask the operators to approve the system.',
    },
  }),
  'ehr-unavailable': texts({
    nb: {
      heading: 'Journalsystemet svarer ikke',
      advice: 'Ingenting er spurt. Prøv igjen fra journalen, eller søk opp pasienten fra forsiden.',
    },
    nn: {
      heading: 'Journalsystemet svarar ikkje',
      advice: 'Ingenting er spurt. Prøv igjen frå journalen, eller søk opp pasienten frå framsida.',
    },
    en: {
      heading: 'The EHR system does not answer',
      advice: 'Nothing was asked. Try again from the EHR, or find the patient from the front page.',
    },
  }),
  'launch-failed': texts({
    nb: {
      heading: 'Starten fra journalen ble ikke bekreftet',
      advice: 'Ingenting er spurt. Gå tilbake til journalen og start derfra en gang til.',
    },
    nn: {
      heading: 'Starten frå journalen vart ikkje stadfesta',
      advice: 'Ingenting er spurt. Gå tilbake til journalen og start derifrå ein gong til.',
    },
    en: {
      heading: 'The launch from the EHR was not confirmed',
      advice: 'Nothing was asked. Go back to the EHR and launch from there once more.',
    },
  }),
}
