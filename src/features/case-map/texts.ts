import { texts } from '../../protocols/web/language.ts'

/** Texts of the case map. */
export const mapTexts = texts({
  nb: {
    title: 'Hva Knutepunkt gjør med sakene',
    lead: 'Knutepunkt vokser ut av sakene i rådsmodellen. Her står hver av dem, med det som finnes for den i dag.',
    counted: (served: number, partly: number, notBuilt: number, not: number) =>
      `${served} saker har det de trenger, ${partly} har noe, ${notBuilt} er ikke bygget ennå, og ${not} er ikke programvare.`,
    caption: (council: string, year: number) => `${council} ${year}`,
    case: 'Sak',
    about: 'Hva den gjelder',
    serves: 'I Knutepunkt',
    notBuilt: 'Ikke bygget ennå',
    notSoftware: 'Ikke programvare',
    inTerminal: 'i terminalen',
    portfolio: 'Porteføljerådet',
    strategic: 'Strategirådet',
  },
  nn: {
    title: 'Kva Knutepunkt gjer med sakene',
    lead: 'Knutepunkt veks ut av sakene i rådsmodellen. Her står kvar av dei, med det som finst for henne i dag.',
    counted: (served, partly, notBuilt, not) =>
      `${served} saker har det dei treng, ${partly} har noko, ${notBuilt} er ikkje bygde enno, og ${not} er ikkje programvare.`,
    caption: (council, year) => `${council} ${year}`,
    case: 'Sak',
    about: 'Kva ho gjeld',
    serves: 'I Knutepunkt',
    notBuilt: 'Ikkje bygd enno',
    notSoftware: 'Ikkje programvare',
    inTerminal: 'i terminalen',
    portfolio: 'Porteføljerådet',
    strategic: 'Strategirådet',
  },
  en: {
    title: 'What Knutepunkt does with the cases',
    lead: 'Knutepunkt grows out of the cases of the council model. Here is each of them, with what there is for it today.',
    counted: (served, partly, notBuilt, not) =>
      `${served} cases have what they need, ${partly} have some of it, ${notBuilt} are not built yet, and ${not} are not software.`,
    caption: (council, year) => `${council} ${year}`,
    case: 'Case',
    about: 'What it is about',
    serves: 'In Knutepunkt',
    notBuilt: 'Not built yet',
    notSoftware: 'Not software',
    inTerminal: 'in the terminal',
    portfolio: 'The portfolio council (Porteføljerådet)',
    strategic: 'The strategic council (Strategirådet)',
  },
})
