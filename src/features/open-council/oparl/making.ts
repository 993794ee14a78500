import type { CaseId, MeetingId, Source } from '../../council/index.ts'
import type { OpenCouncils, Stamp } from '../public-records.ts'
import { type OparlAddresses, type OparlObject, oparlAddresses, schemaOf } from './types.ts'

/** What every object is made from. */
export type Making = {
  readonly open: OpenCouncils
  readonly to: OparlAddresses
  readonly origin: string
  readonly all: Stamp
  /** By document. */
  readonly meetingsCiting: ReadonlyMap<string, readonly MeetingId[]>
  readonly casesCiting: ReadonlyMap<string, readonly CaseId[]>
}

/** Finds once what many objects need. */
export function makingOf(open: OpenCouncils, origin: string): Making {
  return {
    open,
    to: oparlAddresses(origin),
    origin,
    all: extentOf([...open.stamps.values()]),
    meetingsCiting: citing(open.meetings),
    casesCiting: citing(open.cases),
  }
}

function citing(records: readonly { readonly id: string; readonly sources: readonly Source[] }[]) {
  const pairs = records.flatMap(({ id, sources }) => sources.map(({ document }) => ({ document, id })))
  const grouped = Map.groupBy(pairs, ({ document }) => document)
  return new Map([...grouped].map(([document, list]) => [document, [...new Set(list.map(({ id }) => id))]] as const))
}

/** What every object begins with. */
export function headOf(id: string, type: string, { created, modified }: Stamp): OparlObject {
  return { id, type: schemaOf(type), created: created.toISOString(), modified: modified.toISOString() }
}

/** From the first made to the last changed. */
export function extentOf(stamps: readonly Stamp[]): Stamp {
  const times = stamps.map(({ created }) => created.getTime())
  const changes = stamps.map(({ modified }) => modified.getTime())
  const created = times.reduce((a, b) => Math.min(a, b), times[0] ?? 0)
  return { created: new Date(created), modified: new Date(changes.reduce((a, b) => Math.max(a, b), created)) }
}

/** A whole day as a property; a month or nothing is left out. */
export function dayAs(property: string, day: string | undefined): Readonly<Record<string, string>> {
  return day === undefined || day.length !== 10 ? {} : { [property]: day }
}
