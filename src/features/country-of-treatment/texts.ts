import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say where a page of this feature has none of its own for a problem. */
export const treatmentCountryProblems: ProblemTexts = {
  'country-closed': texts({
    nb: {
      heading: 'Landet kan ikke spørres nå',
      advice: 'Forbindelsen til landet er ikke åpen hos oss. Velg et annet land, eller be driften se på det.',
    },
    nn: {
      heading: 'Landet kan ikkje spørjast no',
      advice: 'Sambandet til landet er ikkje ope hos oss. Vel eit anna land, eller be drifta sjå på det.',
    },
    en: {
      heading: 'The country cannot be asked now',
      advice: 'The connection to the country is not open here. Choose another, or ask the operators to look into it.',
    },
  }),
  'lookup-gone': texts({
    nb: {
      heading: 'Oppslaget er avsluttet',
      advice:
        'Det hører til en annen innlogging, er eldre enn en time, eller har aldri vært her. Gå til «Pasient fra et annet land» og søk på nytt.',
    },
    nn: {
      heading: 'Oppslaget er avslutta',
      advice:
        'Det høyrer til ei anna innlogging, er eldre enn ein time, eller har aldri vore her. Gå til «Pasient frå eit anna land» og søk på nytt.',
    },
    en: {
      heading: 'The lookup is over',
      advice:
        'It belongs to another sign-in, is older than an hour, or never was here. Go to “Patient from another country” and search again.',
    },
  }),
  'no-authorization': texts({
    nb: {
      heading: 'Andre land kjenner ikke autorisasjonen din',
      advice:
        'Innloggingen mangler HPR-nummer, organisasjon eller en autorisasjon som andre land godtar. Be en kollega slå opp.',
    },
    nn: {
      heading: 'Andre land kjenner ikkje autorisasjonen din',
      advice:
        'Innlogginga manglar HPR-nummer, organisasjon eller ein autorisasjon som andre land godtek. Be ein kollega slå opp.',
    },
    en: {
      heading: 'Other countries do not know your authorization',
      advice:
        'The sign-in lacks an HPR number, an organisation or an authorization that other countries accept. Ask a colleague.',
    },
  }),
  'notice-not-shown': texts({
    nb: {
      heading: 'Informasjonen til pasienten er endret',
      advice: 'Samtykket er ikke registrert. Gå tilbake, last siden på nytt og vis pasienten den nye teksten.',
    },
    nn: {
      heading: 'Informasjonen til pasienten er endra',
      advice: 'Samtykket er ikkje registrert. Gå tilbake, last sida på nytt og vis pasienten den nye teksten.',
    },
    en: {
      heading: 'The information for the patient has changed',
      advice: 'The consent was not recorded. Go back, reload the page and show the patient the new text.',
    },
  }),
  'own-emergency': texts({
    nb: {
      heading: 'Du åpnet denne selv',
      advice: 'En nødåpning skal gjennomgås av en annen enn den som åpnet.',
    },
    nn: {
      heading: 'Du opna denne sjølv',
      advice: 'Ei nødopning skal gåast gjennom av ein annan enn den som opna.',
    },
    en: {
      heading: 'You opened this one yourself',
      advice: 'An emergency opening is reviewed by somebody else than who opened it.',
    },
  }),
}
