import { isObject, type JsonObject } from '../definitions.ts'
import { type Content, type Held, sectionsOf } from './content.ts'
import { objects } from './entries.ts'
import type { Fault } from '../fault.ts'

type Place = readonly (string | number)[]

/** Statuses of what is not finished (https://hl7.org/fhir/R4/valueset-diagnostic-report-status.html). */
const unfinished: ReadonlySet<unknown> = new Set(['registered', 'partial', 'preliminary'])
const finished: ReadonlySet<unknown> = new Set(['final', 'amended', 'corrected'])

/**
 * What a DiagnosticReport, its results and the Composition of its document say of each other: laboratory and imaging
 * reports are written twice, as a report and as a document.
 *
 * @see https://hl7.org/fhir/R4/diagnosticreport.html
 */
export function checkReports(content: Content): readonly Fault[] {
  const reports = content.of('DiagnosticReport')
  const { composition } = content
  const own = composition && reports.find((each) => isOf(each, composition))
  return [
    ...reports.flatMap((each) => checkFinished(each, content)),
    ...(own ? checkWritten(own, composition, content) : []),
  ]
}

/** The report that the document is, not one that it quotes: both are of the same code. */
function isOf({ resource: { code } }: Held, { resource: { type } }: Held): boolean {
  const codings = (concept: unknown) =>
    objects(isObject(concept) ? concept.coding : undefined).map(({ value }) => value)
  return codings(code).some((one) => codings(type).some((two) => one.system === two.system && one.code === two.code))
}

/** A finished report has no result that is not. */
function checkFinished(report: Held, content: Content): readonly Fault[] {
  if (!finished.has(report.resource.status)) return []
  return references(report.resource, 'result', report.at)
    .filter(({ reference }) => unfinished.has(content.target(reference, report)?.resource.status))
    .map(({ at }) => warning('report-result-unfinished', at))
}

function checkWritten(report: Held, composition: Held, content: Content): readonly Fault[] {
  const { status } = composition.resource
  const differs = finished.has(status) && unfinished.has(report.resource.status)
  return [
    ...(differs ? [warning('report-unfinished-in-final-document', [...report.at, 'status'])] : []),
    ...checkListed(report, composition, content),
  ]
}

/** A section that lists results of the report lists no others; results may be parts of results. */
function checkListed(report: Held, composition: Held, content: Content): readonly Fault[] {
  const results = resultsOf(report, content)
  return sectionsOf(composition).flatMap(({ section, at }) => {
    const listed = references(section, 'entry', at).map((each) => ({
      ...each,
      target: content.target(each.reference, composition),
    }))
    if (!listed.some(({ target }) => target && results.has(target))) return []
    return listed
      .filter(({ target }) => target?.resource.resourceType === 'Observation' && !results.has(target))
      .map((each) => warning('report-result-unlisted', each.at))
  })
}

/** With their members, and theirs. */
function resultsOf(report: Held, content: Content): ReadonlySet<Held> {
  const results = new Set<Held>()
  const waiting = targets(report, 'result', content)
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    if (results.has(each)) continue
    results.add(each)
    for (const member of targets(each, 'hasMember', content)) waiting.push(member)
  }
  return results
}

function targets(from: Held, name: string, content: Content): Held[] {
  return references(from.resource, name, from.at).flatMap(({ reference }) => content.target(reference, from) ?? [])
}

function references(holder: JsonObject, name: string, at: Place) {
  const list: readonly unknown[] = Array.isArray(holder[name]) ? holder[name] : []
  return list.map((reference, place) => ({ reference, at: [...at, name, place] }))
}

function warning(code: string, at: Place): Fault {
  return { code, severity: 'warning', at }
}
