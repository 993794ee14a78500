import type {
  Answers,
  Appointment,
  Because,
  CriticalItem,
  DiagnosisOrProcedure,
  Dispensation,
  HeldDocument,
  Item,
  Measurement,
  MeasurementSeries,
  MedicineChange,
  MedicineLine,
  MedicineList,
  Requisition,
  Result,
  ResultSeries,
  SourceId,
  Vaccination,
  When,
} from '../national-sources/index.ts'
import type { Reading } from './read-record.ts'
import type { Since } from './since.ts'

/** One thing that a source came to know since last, with what is needed to say it in words. */
export type NewsItem =
  | { readonly kind: 'critical'; readonly item: CriticalItem }
  | { readonly kind: 'medicine'; readonly line: MedicineLine; readonly change: MedicineChange }
  | { readonly kind: 'dispensed'; readonly line: MedicineLine; readonly item: Dispensation }
  | { readonly kind: 'result'; readonly series: ResultSeries; readonly item: Result }
  | { readonly kind: 'measurement'; readonly series: MeasurementSeries; readonly item: Measurement }
  | { readonly kind: 'document'; readonly item: HeldDocument }
  | { readonly kind: 'appointment'; readonly item: Appointment }
  | { readonly kind: 'requisition'; readonly item: Requisition }
  | { readonly kind: 'vaccination'; readonly item: Vaccination }
  | { readonly kind: 'diagnosis'; readonly item: DiagnosisOrProcedure }

/** What is new in one source. */
export type SourceNews = {
  readonly source: SourceId
  readonly since: Since
  /** The latest first. */
  readonly items: readonly NewsItem[]
  /** It does not say of all it holds when it came to know of it: then more may be new. */
  readonly untold: boolean
  /** Not all of it was asked or answered: then more may be new. */
  readonly partly: boolean
}

type Told = { readonly item: NewsItem; readonly registered: When | undefined }

const each = <Of extends Item>(items: readonly Of[], made: (item: Of) => NewsItem): readonly Told[] =>
  items.map((item) => ({ item: made(item), registered: item.registered }))

/** Everything that each source holds, one by one. */
const told: { readonly [Id in SourceId]: (held: HeldOf<Id>) => readonly Told[] } = {
  'critical-information': (items) => each(items, (item) => ({ kind: 'critical', item })),
  'medication-list': ({ lines }) => lines.flatMap((line) => [...changesIn(line), ...dispensedIn(line)]),
  'test-results': (all) => all.flatMap((series) => each(series.values, (item) => ({ kind: 'result', series, item }))),
  measurements: (all) =>
    all.flatMap((series) => each(series.values, (item) => ({ kind: 'measurement', series, item }))),
  documents: (items) => each(items, (item) => ({ kind: 'document', item })),
  'maternity-record': (all) =>
    all.flatMap(({ appointments }) => each(appointments, (item) => ({ kind: 'appointment', item }))),
  requisitions: (items) => each(items, (item) => ({ kind: 'requisition', item })),
  vaccinations: (items) => each(items, (item) => ({ kind: 'vaccination', item })),
  'diagnoses-and-procedures': (items) => each(items, (item) => ({ kind: 'diagnosis', item })),
}

function changesIn(line: MedicineLine): readonly Told[] {
  return line.changes
    .filter(({ kind }) => kind !== 'renewed')
    .map((change) => ({ item: { kind: 'medicine', line, change }, registered: change.at }))
}

/** A pharmacy reports as it hands over (M10): the source has known since then, where it does not say when. */
function dispensedIn(line: MedicineLine): readonly Told[] {
  return line.dispensed.map((item) => ({
    item: { kind: 'dispensed', line, item },
    registered: item.registered ?? item.at,
  }))
}

type HeldOf<Id extends SourceId> = Extract<Answers[Id], { readonly kind: 'answered' }>['held']

/**
 * What is new since last, by source. It goes by the moment at which the source itself says that it came to know, and compares
 * nothing with what was held before: what a person has closed or opened in the meantime leaves no trace (Regulation (EU)
 * 2025/327, Art. 8).
 */
export function newsOf({ answers, since }: Pick<Reading, 'answers' | 'since'>): readonly SourceNews[] {
  return Object.entries(since).flatMap(([id, from]) => {
    // Object.entries forgets the keys of the readings.
    const source = id as SourceId
    const answer = answers[source]
    if (answer?.kind !== 'answered') return []
    // The table has for each source what reads that source's own.
    const all = (told[source] as (held: unknown) => readonly Told[])(answer.held)
    const items = all.filter(({ registered }) => registered !== undefined && isNew(registered, from.from))
    const untold = all.some((one) => one.registered === undefined)
    return [{ source, since: from, items: latestFirst(items), untold, partly: isPartly(source, answer) }]
  })
}

/** A page failed, or a part of the medicine list was not looked up. */
function isPartly(
  source: SourceId,
  { held, incomplete }: { readonly held: unknown; readonly incomplete?: Because },
): boolean {
  if (incomplete !== undefined) return true
  if (source !== 'medication-list') return false
  // What stands under this source is its list.
  const { inForce, history } = (held as MedicineList).looked
  return !inForce || !history
}

/** A day without a clock lasts until it is over. */
function isNew(registered: When, from: Date): boolean {
  return (registered.length > 10 ? Date.parse(registered) : Date.parse(registered) + 86_400_000) >= from.getTime()
}

function latestFirst(items: readonly Told[]): readonly NewsItem[] {
  return items
    .toSorted((one, other) => (other.registered ?? '').localeCompare(one.registered ?? ''))
    .map(({ item }) => item)
}
