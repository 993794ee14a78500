import type { JsonObject } from '../definitions.ts'
import type { Content } from './content.ts'
import { objects } from './entries.ts'
import type { Fault } from '../fault.ts'

type Place = readonly (string | number)[]

/** Digits and dots, no arc with a leading zero, at most 64 characters (DICOM PS3.5, 9.1). */
const uidForm = /^(?=.{1,64}$)(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/

/** Modalities of objects about images, which a study does not list as its own (DICOM PS3.3, C.7.3.1.1.1). */
const aboutImages: ReadonlySet<unknown> = new Set([
  'AU',
  'DOC',
  'FID',
  'KO',
  'PR',
  'REG',
  'RTDOSE',
  'RTPLAN',
  'RTSTRUCT',
  'SEG',
  'SR',
])

/**
 * What an ImagingStudy says of its series and instances, in reports as in manifests.
 *
 * @see https://hl7.org/fhir/R4/imagingstudy.html
 */
export function checkImaging(content: Content): readonly Fault[] {
  const studies = content.of('ImagingStudy')
  const manifest = content.composition !== undefined && content.of('DiagnosticReport').length === 0
  return studies.flatMap(({ resource, at }) => [
    ...checkUids(resource, at),
    ...checkCounts(resource, at),
    ...checkModalities(resource, at),
    ...(manifest && !isReachable(resource) ? [warning('imaging-nowhere-to-fetch', at)] : []),
  ])
}

function seriesOf(study: JsonObject, at: Place) {
  return objects(study.series).map(({ value, place }) => ({ series: value, at: [...at, 'series', place] }))
}

/** UIDs are the world's: of a series or an instance there is one. */
function checkUids(study: JsonObject, at: Place): readonly Fault[] {
  const seen = new Set<string>()
  const check = (uid: unknown, here: Place): readonly Fault[] => {
    if (typeof uid !== 'string') return []
    if (!uidForm.test(uid)) return [warning('imaging-uid-malformed', [...here, 'uid'])]
    const again = seen.has(uid)
    seen.add(uid)
    return again ? [warning('imaging-uid-again', [...here, 'uid'])] : []
  }
  return seriesOf(study, at).flatMap(({ series, at: here }) => [
    ...check(series.uid, here),
    ...objects(series.instance).flatMap(({ value, place }) => check(value.uid, [...here, 'instance', place])),
  ])
}

/** A count may be larger than what is listed, when some is withheld; never smaller. */
function checkCounts(study: JsonObject, at: Place): readonly Fault[] {
  const series = seriesOf(study, at)
  const instances = series.map((each) => objects(each.series.instance).length)
  const total = instances.reduce((sum, count) => sum + count, 0)
  return [
    ...checkCount(study.numberOfSeries, series.length, [...at, 'numberOfSeries']),
    ...checkCount(study.numberOfInstances, total, [...at, 'numberOfInstances']),
    ...series.flatMap((each, place) =>
      checkCount(each.series.numberOfInstances, instances[place] ?? 0, [...each.at, 'numberOfInstances']),
    ),
  ]
}

function checkCount(said: unknown, listed: number, at: Place): readonly Fault[] {
  return typeof said === 'number' && said < listed
    ? [{ ...warning('imaging-count-too-small', at), parameters: { listed } }]
    : []
}

function checkModalities(study: JsonObject, at: Place): readonly Fault[] {
  if (study.modality === undefined) return []
  const listed = new Set(objects(study.modality).map(({ value }) => value.code))
  const missing = seriesOf(study, at).filter(({ series: { modality } }) => {
    const [code] = objects([modality]).map(({ value }) => value.code)
    return code !== undefined && !listed.has(code) && !aboutImages.has(code)
  })
  return missing.map((each) => warning('imaging-modality-unlisted', [...each.at, 'modality']))
}

function isReachable(study: JsonObject): boolean {
  return study.endpoint !== undefined || objects(study.series).some(({ value }) => value.endpoint !== undefined)
}

function warning(code: string, at: Place): Fault {
  return { code, severity: 'warning', at }
}
