import type { Flag } from './reading.ts'

/**
 * Every kind of difference a reading may report: the closed list. A flag never changes what was imported (but for
 * the numbers of `number-repaired`, which are read by their sequence); it stays open until a person settles it.
 */
export const flagKinds = {
  // Of meetings and cases
  'council-missing': 'Papiret sier ikke hvilket råd det gjelder.',
  'date-missing': 'Papiret sier ikke når møtet var.',
  'date-conflict': 'Papirene sier ulike datoer for det samme møtet.',
  'template-leftover': 'En dato står igjen fra en mal og gjelder ikke møtet.',
  'two-titles': 'Saken har ulike titler.',
  'two-types': 'Saken har ulike sakstyper.',
  'two-wordings': 'Forslaget eller vedtaket er gjengitt med ulike ord.',
  'number-repaired': 'Saksnummeret er lest etter rekkefølgen i sakslisten, ikke som trykt.',
  'number-missing': 'Papiret sier ikke hvilket saksnummer det gjelder.',
  'number-gap': 'Et saksnummer mangler i rekken.',
  'proposal-and-decision': 'Saken har vedtak i et papir som ikke er et referat.',
  // Of tables «Vedtak fra tidligere behandlinger»
  'council-inferred': 'Raden nevner ikke råd; det er lest av vedtaksteksten.',
  'council-misspelled': 'Rådets navn er feilstavet.',
  'mixed-cell': 'Vedtakscellen blander vedtak og innspill.',
  'several-cases': 'Raden gjelder flere saker.',
  // Of slide decks
  'clock-differs': 'Sakslisten og lysbildene har ulike klokkeslett.',
  // Of tables of grants, figures and timelines
  'column-missing': 'Tabellen mangler en kolonne.',
  'cell-unreadable': 'En celle i tabellen kunne ikke leses.',
  'row-sum': 'Beløpene i raden går ikke opp.',
  'column-sum': 'Summen under kolonnen er ikke summen av radene.',
  'spelling-differs': 'To tabeller skriver navnet ulikt.',
  'category-unknown': 'Kategorien står ikke i listen over kategorier.',
  'count-contradicts': 'Et tall i teksten sier noe annet enn listen eller de andre tallene.',
  'timeline-rule': 'Raden i tidslinjen følger ikke regelen de andre følger.',
  // Of papers against what people have registered
  'paper-against-record': 'Papirene og det som er registrert for hånd sier ulike ting.',
  // Of documents
  'nothing-read': 'Dokumentet ble ikke kjent igjen som et papir fra et råd.',
  'unplaced-paper': 'Saksnotatet kunne ikke knyttes til et møte.',
} as const satisfies Readonly<Record<string, string>>

/** The code of a kind of difference. */
export type FlagKind = keyof typeof flagKinds

/** A flag of one of the listed kinds. */
export function flag(kind: FlagKind, about: Omit<Flag, 'kind'>): Flag {
  return { kind, ...about }
}
