import { type Language, type Text, text } from '../../../protocols/web/language.ts'

/** What the fields of records are called, by their names in `records.ts`: bokmål, nynorsk, English. */
const words: Readonly<Record<string, readonly [nb: string, nn: string, en: string]>> = {
  absent: ['Ikke til stede', 'Ikkje til stades', 'Absent'],
  agenda: ['Saksliste', 'Saksliste', 'Agenda'],
  aliases: ['Andre skrivemåter', 'Andre skrivemåtar', 'Other spellings'],
  approvesMinutesOf: ['Godkjenner referat', 'Godkjenner referat', 'Approves minutes of'],
  attachments: ['Vedlegg', 'Vedlegg', 'Attachments'],
  basis: ['Bygger på', 'Byggjer på', 'Rests on'],
  cancelled: ['Avlyst', 'Avlyst', 'Cancelled'],
  case: ['Sak', 'Sak', 'Case'],
  cases: ['Saker', 'Saker', 'Cases'],
  clock: ['Klokkeslett', 'Klokkeslett', 'Clock'],
  closedBy: ['Lukket av', 'Lukka av', 'Closed by'],
  corrections: ['Rettelser', 'Rettingar', 'Corrections'],
  date: ['Dag', 'Dag', 'Day'],
  decidedIn: ['Vedtatt i', 'Vedteke i', 'Decided in'],
  decisions: ['Vedtak', 'Vedtak', 'Decisions'],
  due: ['Frist', 'Frist', 'Due'],
  earlier: ['Tidligere behandlinger', 'Tidlegare behandlingar', 'Earlier treatment'],
  extraordinary: ['Ekstraordinært', 'Ekstraordinært', 'Extraordinary'],
  form: ['Møteform', 'Møteform', 'Form of meeting'],
  from: ['Fra', 'Frå', 'From'],
  fromInput: ['Fra innspill', 'Frå innspel', 'From input'],
  handler: ['Saksbehandler', 'Saksbehandlar', 'Handler'],
  heading: ['Overskrift', 'Overskrift', 'Heading'],
  inputs: ['Innspill', 'Innspel', 'Inputs'],
  instead: ['I stedet for', 'I staden for', 'Instead of'],
  internal: ['Internt', 'Internt', 'Internal'],
  keywords: ['Ord', 'Ord', 'Words'],
  kind: ['Slags', 'Slag', 'Kind'],
  label: ['Navn på plassen', 'Namn på plassen', 'Name of the seat'],
  level: ['Nivå', 'Nivå', 'Level'],
  madeIn: ['Fra', 'Frå', 'From'],
  meeting: ['Møte', 'Møte', 'Meeting'],
  members: ['Medlemmer', 'Medlemmer', 'Members'],
  minutes: ['Minutter', 'Minutt', 'Minutes'],
  minutesApprovedIn: ['Referat godkjent i', 'Referat godkjent i', 'Minutes approved in'],
  minutesSent: ['Referat sendt', 'Referat sendt', 'Minutes sent'],
  month: ['Måned', 'Månad', 'Month'],
  name: ['Navn', 'Namn', 'Name'],
  names: ['Navn', 'Namn', 'Names'],
  needHere: ['Hvorfor her også', 'Kvifor her òg', 'Why here too'],
  noticeSent: ['Innkalling sendt', 'Innkalling send', 'Notice sent'],
  number: ['Nummer', 'Nummer', 'Number'],
  organisation: ['Organisasjon', 'Organisasjon', 'Organisation'],
  others: ['Andre til stede', 'Andre til stades', 'Others present'],
  owner: ['Ansvarlig', 'Ansvarleg', 'Owner'],
  person: ['Person', 'Person', 'Person'],
  place: ['Sted', 'Stad', 'Place'],
  points: ['Underpunkter', 'Underpunkt', 'Sub-points'],
  presenter: ['Innleder', 'Innleiar', 'Presenter'],
  proposals: ['Forslag', 'Forslag', 'Proposals'],
  purpose: ['Formål', 'Føremål', 'Purpose'],
  questions: ['Drøftingsspørsmål', 'Drøftingsspørsmål', 'Questions'],
  quoted: ['Gjengitt i andre saker', 'Attgjeve i andre saker', 'Quoted in other cases'],
  reason: ['Begrunnelse', 'Grunngiving', 'Reason'],
  seat: ['Plass', 'Plass', 'Seat'],
  sections: ['Avsnitt', 'Avsnitt', 'Sections'],
  settled: ['Avgjort', 'Avgjort', 'Settled'],
  short: ['Kort navn', 'Kort namn', 'Short name'],
  sources: ['Kilder', 'Kjelder', 'Sources'],
  state: ['Status', 'Status', 'State'],
  subject: ['Innlogging', 'Innlogging', 'Sign-in'],
  substitute: ['Fast vara', 'Fast vara', 'Standing substitute'],
  substitutes: ['Varamedlemmer', 'Varamedlemmer', 'Substitutes'],
  tasks: ['Oppgaver', 'Oppgåver', 'Tasks'],
  tasksWith: ['Oppgavene hos', 'Oppgåvene hos', 'Tasks with'],
  text: ['Tekst', 'Tekst', 'Text'],
  title: ['Tittel', 'Tittel', 'Title'],
  to: ['Til', 'Til', 'To'],
  treatsFirstFor: ['Behandler først for', 'Behandlar først for', 'Treats first for'],
  turns: ['Hvile og beredskap', 'Kvile og beredskap', 'Rest and preparedness'],
  type: ['Type', 'Type', 'Type'],
  version: ['Versjon', 'Versjon', 'Version'],
  wheel: ['Årshjul', 'Årshjul', 'Annual wheel'],
  withdrawn: ['Trukket', 'Trekt', 'Withdrawn'],
  year: ['År', 'År', 'Year'],
}

const column: Readonly<Record<Language, 0 | 1 | 2>> = { nb: 0, nn: 1, se: 0, en: 2 }

/** A field in words; a field without any is shown by its name. */
export function fieldText(name: string, language: Language): Text {
  return text(words[name]?.[column[language]] ?? name, language === 'se' ? 'nb' : language, language === 'se')
}

/** A path in words: «Innspill 2, Underpunkter 1». Names are words, numbers and ids stand after them. */
export function pathText(path: string, language: Language): string {
  const said = path.split('/').map((step, n) => {
    const word = fieldText(step, language).plain
    return n === 0 ? word : step in words ? `, ${word}` : ` ${step}`
  })
  return said.join('')
}
