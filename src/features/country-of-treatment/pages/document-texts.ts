import { texts } from '../../../protocols/web/language.ts'

/** Texts of the list of a patient's documents. */
export const documentTexts = texts({
  nb: {
    title: (country: string) => `Dokumenter fra ${country}`,
    about: 'Pasient:',
    summaries: 'Pasientoppsummering',
    several: 'Landet har flere. Velg hvilken du vil lese.',
    noSummary: 'Landet har ingen pasientoppsummering å gi.',
    originals: 'Prøvesvar, epikriser og bilder',
    originalsLead: 'Vises slik landet skrev dem, uten oversettelse.',
    notAsked: 'Landet er ikke spurt om dem i dette oppslaget.',
    ask: (country: string) => `Spør ${country} om prøvesvar, epikriser og bilder`,
    askAgain: 'Spør på nytt',
    noOriginals: (country: string) => `${country} har ingen prøvesvar, epikriser eller bilder å gi.`,
    notCovered: 'Samtykket gjelder bare pasientoppsummeringen. Slå opp pasienten på nytt for å spørre om mer.',
    opened: 'Åpnet',
    toDocuments: 'Til dokumentene',
  },
  nn: {
    title: (country) => `Dokument frå ${country}`,
    about: 'Pasient:',
    summaries: 'Pasientoppsummering',
    several: 'Landet har fleire. Vel kva for ei du vil lese.',
    noSummary: 'Landet har inga pasientoppsummering å gi.',
    originals: 'Prøvesvar, epikrisar og bilete',
    originalsLead: 'Blir viste slik landet skreiv dei, utan omsetjing.',
    notAsked: 'Landet er ikkje spurt om dei i dette oppslaget.',
    ask: (country) => `Spør ${country} om prøvesvar, epikrisar og bilete`,
    askAgain: 'Spør på nytt',
    noOriginals: (country) => `${country} har ingen prøvesvar, epikrisar eller bilete å gi.`,
    notCovered: 'Samtykket gjeld berre pasientoppsummeringa. Slå opp pasienten på nytt for å spørje om meir.',
    opened: 'Opna',
    toDocuments: 'Til dokumenta',
  },
  en: {
    title: (country) => `Documents from ${country}`,
    about: 'Patient:',
    summaries: 'Patient summary',
    several: 'The country has several. Choose which one to read.',
    noSummary: 'The country has no patient summary to give.',
    originals: 'Test results, discharge letters and images',
    originalsLead: 'Shown as the country wrote them, not translated.',
    notAsked: 'The country has not been asked for them in this lookup.',
    ask: (country) => `Ask ${country} for test results, discharge letters and images`,
    askAgain: 'Ask again',
    noOriginals: (country) => `${country} has no test results, discharge letters or images to give.`,
    notCovered: 'The consent is for the patient summary alone. Look the patient up again to ask for more.',
    opened: 'Opened',
    toDocuments: 'To the documents',
  },
})

/** The texts of one language. */
export type DocumentTexts = ReturnType<typeof documentTexts>
