import { type Language, type Text, texts } from '../../protocols/web/language.ts'

/** What there is to see with each invented person: an open table. */
const shownTexts = texts({
  nb: {
    summary: 'Pasientoppsummering med struktur.',
    otherLetters: 'Navn i greske bokstaver, omskrevet ved siden av.',
    child: 'Et barn: den som har foreldreansvar, samtykker.',
    originals: 'Har også epikrise og laboratoriesvar ved siden av oppsummeringen.',
    onlyPdf: 'Bare en PDF, ingen struktur.',
    gaps: 'Gammel oppsummering med advarsler og manglende opplysninger.',
    several:
      'To personer har dette nummeret: landet ber om mer. Med fødselsdato 15.08.1974 finner det den ene, Jolanta.',
    toldApart: 'Samme nummer, men med fødselsdato: landet finner én.',
    optedOut: 'Har reservert seg: landet svarer som om personen ikke finnes.',
    movedHere: 'Finnes også i et annet land, med et annet nummer. Har ingen oppsummering.',
    namesake: 'Har samme navn og fødselsdato som en annen i et annet land. Har ingen oppsummering.',
  },
  nn: {
    summary: 'Pasientoppsummering med struktur.',
    otherLetters: 'Namn i greske bokstavar, omskrive ved sida av.',
    child: 'Eit barn: den som har foreldreansvar, samtykkjer.',
    originals: 'Har òg epikrise og laboratoriesvar ved sida av oppsummeringa.',
    onlyPdf: 'Berre ein PDF, ingen struktur.',
    gaps: 'Gammal oppsummering med åtvaringar og manglande opplysningar.',
    several:
      'To personar har dette nummeret: landet bed om meir. Med fødselsdato 15.08.1974 finn det den eine, Jolanta.',
    toldApart: 'Same nummeret, men med fødselsdato: landet finn éin.',
    optedOut: 'Har reservert seg: landet svarar som om personen ikkje finst.',
    movedHere: 'Finst òg i eit anna land, med eit anna nummer. Har inga oppsummering.',
    namesake: 'Har same namn og fødselsdato som ein annan i eit anna land. Har inga oppsummering.',
  },
  en: {
    summary: 'A structured patient summary.',
    otherLetters: 'A name in Greek letters, with Latin ones beside.',
    child: 'A child: whoever has parental responsibility consents.',
    originals: 'Has a discharge letter and a laboratory report beside the summary.',
    onlyPdf: 'A PDF alone, no structure.',
    gaps: 'An old summary with warnings and much left out.',
    several:
      'Two people have this number: the country asks for more. With birth date 15.08.1974 it finds one of them, Jolanta.',
    toldApart: 'The same number, but with the birth date: the country finds one.',
    optedOut: 'Has opted out: the country answers as if there were nobody.',
    movedHere: 'Is known in another country too, by another number. Has no summary.',
    namesake: 'Has the name and birth date of somebody else in another country. Has no summary.',
  },
})

/** What there is to see with a person. */
export type Shown = keyof ReturnType<typeof shownTexts>

/** What there is to see, in the reader's language. */
export function shownIn(shown: Shown): (language: Language) => Text {
  return (language) => shownTexts(language)[shown]
}
