import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import { textIn, wrongMember } from '../body-members.ts'
import type { PrivacySetting } from '../privacy-outcome.ts'
import type { Definition } from './definitions.ts'

type Extent = NonNullable<PrivacySetting['extent']>

/** What a record says; written by the box alone, from a story or from `settingsIn`. */
export function settingOf({ content }: NationalRecord): PrivacySetting {
  return content as unknown as PrivacySetting
}

/** Those of somebody's settings that are of this definition and in force; a restriction may have several extents. */
export function inForce(
  records: readonly NationalRecord[],
  { about, typePi }: Definition,
  now: Date,
): readonly NationalRecord[] {
  const today = norwegianDay(now)
  return records.filter((record) => {
    const { kind, since } = settingOf(record)
    return record.kind === about && kind === typePi && since <= today
  })
}

/** A setting as PVK tells of it. */
export function renderSetting(person: string, definition: Definition, active: readonly NationalRecord[]): Json {
  const { about: _, ...told } = definition
  const extents = active.flatMap((record) => settingOf(record).extent ?? [])
  return {
    innbyggerFnr: person,
    ...told,
    aktiv: active.length > 0,
    ...(extents.length > 0 ? { innbyggerMetadata: { tilgangsbegrensningOmfang: extents.map(renderExtent) } } : {}),
  }
}

/** As the public schema of restrictions names the parts (tilgangsbegrensning v1.1; Volven 7608). */
function renderExtent({ type, hpr }: Extent): Json {
  return {
    omfang: type,
    logiskOmfang: hpr ? 'Angitte' : 'Alle',
    typeAngivelse: 'Helsepersonell',
    ...(hpr ? { navngittHelseperson: { hprNr: hpr } } : {}),
  }
}

/**
 * What a call asks to be set. A restriction that says nothing more is SP for all.
 *
 * @throws Problem `invalid` (`body-member`, `setting-in-future`); `unsupported` (`extent-unsupported`) for an extent that
 * the services cannot keep
 */
export function settingsIn(body: Json | undefined, { typePi }: Definition, now: Date): readonly PrivacySetting[] {
  const since = dayIn(body, now)
  const metadata = body?.innbyggerMetadata
  if (metadata !== undefined && !isObject(metadata)) throw wrongMember('innbyggerMetadata')
  if (typePi !== 'tilgangsbegrensning' || metadata === undefined) {
    return [{ kind: typePi, since, ...(typePi === 'tilgangsbegrensning' ? { extent: { type: 'SP' } } : {}) }]
  }
  const extents = metadata.tilgangsbegrensningOmfang
  if (!Array.isArray(extents) || extents.length === 0 || extents.length > 50) throw wrongMember('innbyggerMetadata')
  return extents.map((each) => ({ kind: typePi, since, extent: extentIn(each) }))
}

function extentIn(said: unknown): Extent {
  const { omfang, logiskOmfang, typeAngivelse = 'Helsepersonell', navngittHelseperson } = isObject(said) ? said : {}
  if (omfang !== 'SP' && omfang !== 'BL') throw wrongMember('omfang')
  if (typeAngivelse !== 'Helsepersonell' || logiskOmfang === 'Ovrige') {
    throw new Problem('unsupported', 'extent-unsupported', 'Restrictions hold for all professionals or for named ones')
  }
  if (logiskOmfang === 'Alle') return { type: omfang }
  const hpr = isObject(navngittHelseperson) ? textIn(navngittHelseperson, 'hprNr') : undefined
  if (logiskOmfang !== 'Angitte' || !/^\d{7,9}$/.test(hpr ?? '')) throw wrongMember('navngittHelseperson')
  return { type: omfang, hpr: hpr! }
}

/** When it was said, where that was before it was sent. */
function dayIn(body: Json | undefined, now: Date): string {
  if (body?.tidspunkt === undefined) return norwegianDay(now)
  const said = textIn(body, 'tidspunkt') ?? ''
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(said)
    ? new Date(said)
    : undefined
  if (!at || Number.isNaN(at.getTime())) throw wrongMember('tidspunkt')
  if (at > now) {
    throw new Problem('invalid', 'setting-in-future', 'A setting is registered after it was said', { at: 'tidspunkt' })
  }
  return said.slice(0, 10)
}
