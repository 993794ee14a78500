import { texts } from '../../../protocols/web/language.ts'

/** What is asked after a lookup, and what is answered in place. */
export const feedbackTexts = texts({
  nb: {
    ask: 'Var oppslaget til nytte?',
    askStopped: 'Hvordan gikk oppslaget?',
    optional: 'Frivillig, uten pasient og uten navnet ditt. Du kan trykke på flere.',
    useful: 'Nyttig',
    missing: 'Noe mangler',
    untranslated: 'Ikke oversatt',
    'consent-difficult': 'Samtykket var vanskelig',
    thanks: 'Takk, svaret er notert. Trykk en gang til på et svar for å ta det tilbake.',
  },
  nn: {
    ask: 'Var oppslaget til nytte?',
    askStopped: 'Korleis gjekk oppslaget?',
    optional: 'Frivillig, utan pasient og utan namnet ditt. Du kan trykkje på fleire.',
    useful: 'Nyttig',
    missing: 'Noko manglar',
    untranslated: 'Ikkje omsett',
    'consent-difficult': 'Samtykket var vanskeleg',
    thanks: 'Takk, svaret er notert. Trykk ein gong til på eit svar for å ta det tilbake.',
  },
  en: {
    ask: 'Was the lookup of use?',
    askStopped: 'How did the lookup go?',
    optional: 'Voluntary, without the patient and without your name. You may press several.',
    useful: 'Useful',
    missing: 'Something is missing',
    untranslated: 'Not translated',
    'consent-difficult': 'Consent was difficult',
    thanks: 'Thank you, your answer is noted. Press an answer again to take it back.',
  },
})
