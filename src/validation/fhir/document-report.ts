import type { JsonObject } from './definitions.ts'
import { type Content, type Held, sectionsOf } from './document-content.ts'
import type { Fault } from './fault.ts'

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
  const [report] = reports
  return [
    ...reports.flatMap((each) => checkFinished(each, content)),
    // Of several reports none is the document's own: a summary may hold many.
    ...(report && reports.length === 1 && content.composition
      ? checkWritten(report, content.composition, content)
      : []),
  ]
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

/** A result that stands in a section is one of the report's results, or a part of one. */
function checkListed(report: Held, composition: Held, content: Content): readonly Fault[] {
  if (report.resource.result === undefined) return []
  const results = resultsOf(report, content)
  return sectionsOf(composition).flatMap(({ section, at }) =>
    references(section, 'entry', at)
      .filter(({ reference }) => {
        const target = content.target(reference, composition)
        return target?.resource.resourceType === 'Observation' && !results.has(target)
      })
      .map((each) => warning('report-result-unlisted', each.at)),
  )
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
