import type { Coded } from '../../standards/cda/datatypes.ts'
import type { Device, Procedure } from '../../standards/cda/patient-summary/observation.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { codeBehind, codedOf, codedValue, codeFor, conceptOrAbsence } from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, time } from './date-time.ts'
import { elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { annotation, asIs } from './words.ts'
import { field, fieldList, fill, type Making, type Row, readBack, row, type Unmaking } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow, partyAt, partyReference } from './people.ts'
import { completed, ownConcept, told } from './stand-in.ts'
import { timeRow } from './time-row.ts'

/** Procedure E.3.26 to Procedure; medical device E.3.5 to DeviceUseStatement and Device (eu-formats 2.4). */

const procedureStatus: Readonly<Record<string, string>> = {
  completed: 'completed',
  active: 'in-progress',
  aborted: 'stopped',
  cancelled: 'not-done',
}

/** Moods in which a procedure is meant, wanted or booked (HL7 v3 ActMood); whatever its `statusCode`, it is not done. */
const plannedMoods: readonly string[] = ['INT', 'RQO', 'PRP', 'PRMS', 'ARQ', 'APT']

const procedureCode = conceptOrAbsence('no-procedure-info')
const deviceCode = conceptOrAbsence('no-device-info')

/** Procedure, done, planned or not done. */
const SNOMED = '2.16.840.1.113883.6.96'
const LATERALITY = '272741003'

/** The value of a qualifier; that of a laterality is SNOMED CT, which senders leave out (eHDSI PS E.3.26). */
function sideOf({ name, value }: NonNullable<Coded['qualifiers']>[number]): CodeableConcept | undefined {
  return value && concept.to(name?.code === LATERALITY ? { codeSystem: SNOMED, ...value } : value)
}

export const procedureRows: readonly Row<Procedure>[] = [
  fieldList('ids', 'identifier', identifier),
  row<Procedure>(
    'status',
    ['statusCode', 'negation', 'mood'],
    ({ statusCode, negation, mood }, resource) => {
      const status = codeFor(procedureStatus, statusCode) ?? 'unknown'
      const planned = plannedMoods.includes(mood ?? '')
      resource.status = negation === 'true' ? 'not-done' : planned && status !== 'not-done' ? 'preparation' : status
    },
    (resource) => {
      const code = codeBehind(procedureStatus, resource.status)
      const planned = resource.status === 'preparation'
      return { statusCode: code === undefined ? undefined : { code }, mood: planned ? plannedMoods[0] : undefined }
    },
  ),
  row<Procedure>(
    'code',
    ['code'],
    ({ code, text }, resource) => {
      resource.code = told(code && procedureCode.to(code), text?.text)
    },
    ({ code }) => ({ code: code ? procedureCode.from(code) : undefined }),
  ),
  timeRow<Procedure>('performed'),
  row<Procedure>(
    'bodySite',
    ['targetSites'],
    ({ targetSites }, resource) => {
      const sites = targetSites.flatMap((site) => {
        const made = concept.to(site)
        // A side is part of the place: it stands as a second coding of the same site, and in its words.
        const side = (site.qualifiers ?? []).flatMap((each) => sideOf(each)?.coding ?? [])
        if (!made || side.length === 0) return made ?? []
        const named = [made.coding?.[0]?.display, ...side.map(({ display }) => display)].filter(Boolean).join(', ')
        return completed({ ...made, coding: [...(made.coding ?? []), ...side] }, [], named || undefined)
      })
      if (sites.length > 0) resource.bodySite = sites
    },
    (resource) => ({
      targetSites: elements<CodeableConcept>(resource.bodySite).flatMap((site) => concept.from(ownConcept(site)) ?? []),
    }),
  ),
  row<Procedure>(
    'performer',
    ['performer'],
    ({ performer }, resource, making) => {
      const actor = partyReference(performer?.entity, making)
      const role = performer?.functionCode && concept.to(performer.functionCode)
      if (actor) resource.performer = [{ ...(role ? { function: role } : {}), actor }]
    },
    (resource, unmaking) => {
      const first = elements<Json>(resource.performer)[0]
      const entity = partyAt(first?.actor, unmaking)
      if (!entity) return {}
      return {
        performer: {
          functionCode: first?.function ? concept.from(first.function) : undefined,
          time: undefined,
          entity,
        },
      }
    },
  ),
  authorRow<Procedure>('recorder', undefined, time),
  row<Procedure>(
    'reasonCode',
    ['reasons'],
    ({ reasons }, resource) => {
      const made = reasons.flatMap((reason) => concept.to(codedOf(reason) ?? {}) ?? [])
      if (made.length > 0) resource.reasonCode = made
    },
    (resource) => ({
      reasons: elements<CodeableConcept>(resource.reasonCode).flatMap((each) => codedValue(concept.from(each)) ?? []),
    }),
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]

type DeviceOnly = Pick<Device, 'deviceIds' | 'code' | 'modelName' | 'text'>

const deviceRows: readonly Row<DeviceOnly>[] = [
  fieldList('deviceIds', 'identifier', identifier),
  row<DeviceOnly>(
    'type',
    ['code'],
    ({ code, text }, resource) => {
      resource.type = told(code && deviceCode.to(code), text?.text)
    },
    ({ type }) => ({ code: type ? deviceCode.from(type) : undefined }),
  ),
  field('modelName', 'modelNumber', asIs),
]

/** That a device is used, and the Device it is about. */
export const deviceUseRows: readonly Row<Device>[] = [
  fieldList('ids', 'identifier', identifier),
  row<Device>(
    'status',
    ['statusCode'],
    ({ time: interval }, resource, { asOf }) => {
      const end = dateTime(interval?.high?.value)
      // As text, at the precision both have: a battery that lasts until 2039 is in use.
      const ahead = end !== undefined && asOf !== undefined && end.slice(0, asOf.length) > asOf.slice(0, end.length)
      resource.status = end !== undefined && !ahead ? 'completed' : 'active'
    },
    () => ({}),
  ),
  row<Device>(
    'device',
    ['deviceIds', 'code', 'modelName'],
    (model, resource, making: Making) => {
      const patient = making.patient
      resource.device = making.add(fill(deviceRows, model, { resourceType: 'Device', patient }, making))
    },
    (resource, unmaking: Unmaking) => {
      const device = unmaking.find(resource.device)
      return device ? readBack<Pick<Device, 'deviceIds' | 'code' | 'modelName'>>(deviceRows, device, unmaking) : {}
    },
  ),
  timeRow<Device>('timing'),
  authorRow<Device>('source', 'recordedOn', time),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]
