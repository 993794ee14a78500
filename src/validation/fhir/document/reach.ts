import type { JsonObject } from '../definitions.ts'
import { type Entry, entriesOf } from './entries.ts'
import { namedBy, type Names, type Place, seek } from './names.ts'
import type { Fault } from '../fault.ts'

/** A message may carry more than its header names (https://hl7.org/fhir/R4/messaging.html). */
const severities = {
  document: { backwards: 'warning', unreachable: 'error' },
  message: { backwards: 'information', unreachable: 'warning' },
} as const

/**
 * Whether everything in a document is there for its Composition: reached from it by references, or at least referring
 * to what is.
 *
 * @see https://hl7.org/fhir/R4/documents.html#content
 * @param reported places of references that were found wanting already
 */
export function checkReach(bundle: JsonObject, names: Names, reported: ReadonlySet<string>): readonly Fault[] {
  const severity = severities[bundle.type === 'message' ? 'message' : 'document']
  const entries = entriesOf(bundle).filter(({ resource }) => resource !== undefined)
  const led = new Map(entries.map((entry) => [entry.place, leadsOf(entry, names)]))
  const faults = [...led.values()].flatMap((leads) => leads.faults.filter((fault) => !reported.has(placeOf(fault))))
  const { backwards, reached } = walkFrom(entries, (place) => led.get(place)?.to ?? [])
  return [
    ...faults,
    ...backwards.map((entry) => faultAt(entry, 'document-entry-reached-backwards', severity.backwards)),
    ...entries
      .filter(({ place }) => !reached.has(place))
      .map((entry) => faultAt(entry, 'document-entry-unreachable', severity.unreachable)),
  ]
}

function leadsOf(entry: Entry, names: Names): { readonly to: readonly number[]; readonly faults: readonly Fault[] } {
  const to: number[] = []
  const faults: Fault[] = []
  for (const { url, at, reference } of namedBy(entry)) {
    const sought = seek(url, entry, names)
    if (sought.found === 'one') to.push(sought.entry.place)
    else if (sought.found !== 'none') faults.push(stray(sought.found, at))
    else if (reference && !url.startsWith('urn:'))
      faults.push({ code: 'document-reference-elsewhere', severity: 'information', at })
  }
  return { to, faults }
}

/** At the Bundle, with the place said, as the Java validator has it. */
function stray(found: 'several' | 'under-other-url', at: Place): Fault {
  const code = found === 'several' ? 'document-reference-to-several' : 'document-reference-under-other-url'
  return { code, severity: 'error', parameters: { place: pathOf(at) } }
}

function placeOf({ at = [], parameters }: Fault): string {
  return typeof parameters?.place === 'string' ? parameters.place : pathOf(at)
}

/** FHIRPath from the Bundle. */
export function pathOf(at: Place): string {
  return at.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`),
    'Bundle',
  )
}

/**
 * Forward from the first entry; then from what refers to something reached, which is said; and so on. Each entry and
 * each reference is looked at a few times only, however they are tangled.
 */
function walkFrom(entries: readonly Entry[], leads: (place: number) => readonly number[]) {
  const reached = new Set<number>()
  const backwards: Entry[] = []
  const referring = referrers(entries, leads)
  let found: number[] = []
  const reach = (from: number) => {
    const waiting = [from]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(place)) continue
      reached.add(place)
      found.push(place)
      for (const next of leads(place)) waiting.push(next)
    }
  }
  if (entries[0]) reach(entries[0].place)
  while (found.length > 0) {
    const asking = new Set(found.flatMap((place) => referring.get(place) ?? []))
    found = []
    for (const entry of [...asking].sort((one, other) => one.place - other.place)) {
      if (reached.has(entry.place)) continue
      if (entry.resource?.resourceType !== 'Provenance') backwards.push(entry)
      reach(entry.place)
    }
  }
  return { reached, backwards }
}

function referrers(entries: readonly Entry[], leads: (place: number) => readonly number[]) {
  const referring = new Map<number, Entry[]>()
  for (const entry of entries) {
    for (const place of leads(entry.place)) {
      const same = referring.get(place)
      if (same) same.push(entry)
      else referring.set(place, [entry])
    }
  }
  return referring
}

function faultAt({ place }: Entry, code: string, severity: Fault['severity']): Fault {
  return { code, severity, at: ['entry', place] }
}
