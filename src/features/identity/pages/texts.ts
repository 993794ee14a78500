import type { ProblemTexts } from '../../../protocols/web/problem-texts.ts'
import { texts } from '../../../protocols/web/language.ts'

/** Texts of signing in. */
export const signInTexts = texts({
  nb: {
    failedTitle: 'Innloggingen ble avbrutt',
    failed: 'Ingen er logget inn. Det kan ha gått for lang tid, eller siden ble åpnet på nytt.',
    again: 'Logg inn på nytt',
  },
  nn: {
    failedTitle: 'Innlogginga vart avbroten',
    failed: 'Ingen er logga inn. Det kan ha gått for lang tid, eller sida vart opna på nytt.',
    again: 'Logg inn på nytt',
  },
  en: {
    failedTitle: 'The sign-in was interrupted',
    failed: 'Nobody is signed in. It may have taken too long, or the page was opened again.',
    again: 'Sign in again',
  },
})

/** What to say when somebody cannot be signed in. */
export const signInProblems: ProblemTexts = {
  'sign-in-failed': texts({
    nb: { heading: 'Innloggingen gikk ikke', advice: 'Ingen er logget inn. Gå til forsiden og logg inn på nytt.' },
    nn: { heading: 'Innlogginga gjekk ikkje', advice: 'Ingen er logga inn. Gå til framsida og logg inn på nytt.' },
    en: { heading: 'The sign-in failed', advice: 'Nobody is signed in. Go to the front page and sign in again.' },
  }),
  'sign-in-unavailable': texts({
    nb: { heading: 'Innloggingstjenesten svarer ikke', advice: 'Vent litt og prøv igjen.' },
    nn: { heading: 'Innloggingstenesta svarer ikkje', advice: 'Vent litt og prøv igjen.' },
    en: { heading: 'The sign-in service does not answer', advice: 'Wait a little and try again.' },
  }),
  'no-role': texts({
    nb: {
      heading: 'Du har ingen rolle her',
      advice: 'Innloggingstjenesten sier ikke at du er helsepersonell eller har en annen rolle hos oss.',
    },
    nn: {
      heading: 'Du har inga rolle her',
      advice: 'Innloggingstenesta seier ikkje at du er helsepersonell eller har ei anna rolle hos oss.',
    },
    en: {
      heading: 'You have no role here',
      advice: 'The sign-in service does not say that you are a health professional or have another role with us.',
    },
  }),
}
