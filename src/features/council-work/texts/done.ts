import { type Language, type Text, texts } from '../../../protocols/web/language.ts'

const done = texts({
  nb: {
    lagret: 'Lagret.',
    flyttet: 'Flyttet. Klokkeslettene er regnet ut på nytt.',
    'lagt-til': 'Lagt til på sakslisten.',
    'tatt-av': 'Tatt av sakslisten.',
    'innkalling-sendt': 'Innkallingen er sendt. Numrene er låst, og sakene er offentlige.',
    holdt: 'Møtet er satt. Nå kan innspill og vedtak føres.',
    vedtatt: 'Vedtaket er ført.',
    innspill: 'Innspillet er ført.',
    'innspill-sendt': 'Innspillet er sendt til sekretariatet og rådet.',
    'referat-sendt': 'Referatet er sendt og venter på godkjenning i et senere møte.',
    godkjent: 'Referatet er godkjent og låst.',
    rettet: 'Rettelsen er ført, med begrunnelse.',
    avlyst: 'Møtet er avlyst.',
    trukket: 'Saken er trukket.',
    lukket: 'Lukket.',
    utkast: 'Utkastene er laget.',
    'ingen-utkast': 'Alle sakene i årshjulet er allerede laget. Ingenting ble laget på nytt.',
  },
  nn: {
    lagret: 'Lagra.',
    flyttet: 'Flytta. Klokkesletta er rekna ut på nytt.',
    'lagt-til': 'Lagd til på sakslista.',
    'tatt-av': 'Teken av sakslista.',
    'innkalling-sendt': 'Innkallinga er send. Nummera er låste, og sakene er offentlege.',
    holdt: 'Møtet er sett. No kan innspel og vedtak førast.',
    vedtatt: 'Vedtaket er ført.',
    innspill: 'Innspelet er ført.',
    'innspill-sendt': 'Innspelet er sendt til sekretariatet og rådet.',
    'referat-sendt': 'Referatet er sendt og ventar på godkjenning i eit seinare møte.',
    godkjent: 'Referatet er godkjent og låst.',
    rettet: 'Rettinga er ført, med grunngiving.',
    avlyst: 'Møtet er avlyst.',
    trukket: 'Saka er trekt.',
    lukket: 'Lukka.',
    utkast: 'Utkasta er laga.',
    'ingen-utkast': 'Alle sakene i årshjulet er laga frå før. Ingenting vart laga på nytt.',
  },
  en: {
    lagret: 'Saved.',
    flyttet: 'Moved. The clocks are worked out anew.',
    'lagt-til': 'Added to the agenda.',
    'tatt-av': 'Taken off the agenda.',
    'innkalling-sendt': 'The notice is sent. The numbers are fixed, and the cases are public.',
    holdt: 'The meeting is open. Inputs and decisions can be recorded.',
    vedtatt: 'The decision is recorded.',
    innspill: 'The input is recorded.',
    'innspill-sendt': 'The input is sent to the secretariat and the council.',
    'referat-sendt': 'The minutes are sent and wait for approval in a later meeting.',
    godkjent: 'The minutes are approved and locked.',
    rettet: 'The correction is recorded, with its reason.',
    avlyst: 'The meeting is cancelled.',
    trukket: 'The case is withdrawn.',
    lukket: 'Closed.',
    utkast: 'The drafts are made.',
    'ingen-utkast': 'All cases of the wheel have been made already. Nothing was made again.',
  },
})

/** What was just done, by the word in the address; undefined for a word that is not ours. */
export function doneText(word: string, language: Language): Text | undefined {
  const table = done(language)
  return Object.hasOwn(table, word) ? table[word as keyof typeof table] : undefined
}
