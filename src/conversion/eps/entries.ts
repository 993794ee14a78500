import type { AllergyConcern } from '../../standards/cda/patient-summary/allergy.ts'
import type { Observation, Organizer } from '../../standards/cda/patient-summary/observation.ts'
import type { ProblemConcern } from '../../standards/cda/patient-summary/problem.ts'
import type { EntryKind, EntryModels, SectionKind } from '../../standards/cda/patient-summary/sections.ts'
import type { Coding, Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { allergyIntoleranceRows } from './allergy-intolerance.ts'
import type { Assembly } from './bundle.ts'
import type { Canonicals, ProfileRole } from './canonicals.ts'
import {
  BLOOD_PRESSURE,
  componentsOf,
  isBloodPressure,
  observationsIn,
  sharedBy,
  withPressuresPaired,
} from './blood-pressure.ts'
import { conditionRows } from './condition.ts'
import { elements } from './elements.ts'
import { immunizationRows } from './immunization.ts'
import { asArray, fill, type Row, readBack, type Unmaking } from './map.ts'
import { medicationStatementRows } from './medication-statement.ts'
import { observationRows, organizerRows } from './observation.ts'
import { deviceUseRows, procedureRows } from './procedure.ts'
import { states } from './unsaid.ts'

/**
 * One row for each kind of CDA entry: the resources it becomes, and how it is made of them again. The first resource
 * stands for the entry in its section and carries what FHIR has no place for.
 */
export type EntryMap<M> = {
  /** Rows by which the account names the FHIR element of a field. */
  readonly rows: readonly { readonly fields: readonly string[]; readonly target: string }[]
  to(model: M, making: EntryMaking): readonly Json[]
  from(resources: readonly Json[], unmaking: Unmaking): M
}

export type EntryMaking = Assembly & { readonly section: SectionKind; readonly canonicals: Canonicals }

/** A resource with its profile claimed, when one is configured. */
export function resource(resourceType: string, role: ProfileRole | undefined, { profiles }: Canonicals): Json {
  const profile = role && profiles[role]
  return { resourceType, ...(profile ? { meta: { profile: [profile] } } : {}) }
}

/** A kind whose entry is one resource, or none when it says nothing. */
function single<M>(
  type: string,
  role: ProfileRole,
  who: 'patient' | 'subject',
  rows: readonly Row<M>[],
  says: (model: M) => boolean = () => true,
): EntryMap<M> {
  return {
    rows: rows,
    to(model, making) {
      if (!says(model)) return []
      const made = { ...resource(type, role, making.canonicals), [who]: making.patient }
      making.put(made)
      return [fill(rows, model, made, making)]
    },
    from: ([first], unmaking) => readBack<M>(rows, first ?? {}, unmaking),
  }
}

/** A concern act whose observations become a resource each. */
function concern<M extends { readonly observations: readonly O[] }, O>(
  type: string,
  role: ProfileRole,
  who: 'patient' | 'subject',
  rows: readonly Row<O>[],
  says: (observation: O) => boolean,
): EntryMap<M> {
  return {
    rows: rows,
    to: ({ observations }, making) =>
      (observations.some(says) ? observations : []).map((observation) => {
        const made = { ...resource(type, role, making.canonicals), [who]: making.patient }
        making.put(made)
        return fill(rows, observation, made, making)
      }),
    // The concern's own fields are carried: FHIR has one resource for the observation and its tracking.
    from: (resources, unmaking) =>
      ({ ids: [], observations: resources.map((each) => readBack<O>(rows, each, unmaking)) }) as unknown as M,
  }
}

/**
 * None for a denied observation: Observation has no negation, and without it the value would be stated. What was denied
 * is carried, and stands in the narrative.
 */
function observationResource(model: Observation, making: EntryMaking): readonly Json[] {
  if (model.negation === 'true') return []
  const made: Json = {
    ...resource('Observation', roleOf(model, making.section), making.canonicals),
    subject: making.patient,
  }
  making.put(made)
  categorise(made, making)
  fill(observationRows, model, made, making)
  const members = model.components.flatMap((component) => observationResource(component, making))
  const direct = members.filter((member) => !members.some((other) => refersTo(other, member)))
  if (direct.length > 0) made.hasMember = direct.map((member) => ({ reference: `urn:uuid:${member.id}` }))
  return [made, ...members]
}

function refersTo(holder: Json, member: Json): boolean {
  return elements<Reference>(holder.hasMember).some(({ reference }) => reference === `urn:uuid:${member.id}`)
}

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

/**
 * medicalTestResult-eu-core wants a category, and the section does not tell laboratory from other tests: there its own
 * code is the category.
 */
const categories: Readonly<Partial<Record<SectionKind, Coding>>> = {
  'vital-signs': { system: CATEGORY, code: 'vital-signs' },
  'social-history': { system: CATEGORY, code: 'social-history' },
  results: { system: 'http://loinc.org', code: '30954-2' },
}

function categorise(observation: Json, { section }: EntryMaking): void {
  const coding = categories[section]
  if (coding) observation.category = [{ coding: [coding] }]
}

/** Pregnancy observations have profiles of their own, by code; a count of outcomes only when it is a number. */
function roleOf({ code }: Observation, section: SectionKind): ProfileRole | undefined {
  if (section !== 'pregnancy') return undefined
  if (code?.code === '82810-3') return 'pregnancyStatus'
  return ['11778-8', '11779-6', '11780-4'].includes(code?.code ?? '') ? 'pregnancyDeliveryDate' : undefined
}

function observationFrom(made: Json, unmaking: Unmaking): Observation {
  return {
    ...readBack<Observation>(observationRows, made, unmaking),
    components: membersOf(made, unmaking).map((member) => observationFrom(member, unmaking)),
  }
}

function membersOf(holder: Json, unmaking: Unmaking): Json[] {
  return asArray(holder.hasMember).flatMap((reference): Json[] => {
    const member = unmaking.find(reference)
    return member ? [member] : []
  })
}

/** EPS wants no bare Observation in functional status: an impression holds what was found (eu-formats 1.3). */
function wrapped(resources: readonly Json[], making: EntryMaking): readonly Json[] {
  if (making.section !== 'functional-status' || !resources[0]) return resources
  const impression: Json = {
    resourceType: 'ClinicalImpression',
    status: 'completed',
    subject: making.patient,
    finding: [{ itemReference: { reference: `urn:uuid:${resources[0].id}` } }],
  }
  making.put(impression)
  return [impression, ...resources]
}

function unwrapped(first: Json | undefined, unmaking: Unmaking): Json {
  if (first?.resourceType !== 'ClinicalImpression') return first ?? {}
  return unmaking.find(elements<Json>(first.finding)[0]?.itemReference) ?? {}
}

function isStated({ negation }: Observation): boolean {
  return negation !== 'true'
}

/** Systolic and diastolic pressure as one Observation with two components, as FHIR's vital signs want it. */
function bloodPressure(model: Organizer, making: EntryMaking): Json {
  const made: Json = { ...resource('Observation', 'vitalSigns', making.canonicals), subject: making.patient }
  making.put(made)
  categorise(made, making)
  fill(organizerRows, { ...model, code: undefined }, made, making)
  return Object.assign(made, { code: BLOOD_PRESSURE, component: componentsOf(model.observations, making) })
}

/** The resources of the members of a group, the one that stands for each member first. */
function membersFor({ observations }: Organizer, making: EntryMaking): readonly (readonly Json[])[] {
  const stated = observations.filter(isStated)
  if (making.section !== 'vital-signs') return stated.map((each) => observationResource(each, making))
  return withPressuresPaired(stated).map((group) =>
    group.length === 1 ? group.flatMap((each) => observationResource(each, making)) : [pressurePanel(group, making)],
  )
}

function pressurePanel(pair: readonly Observation[], making: EntryMaking): Json {
  const made: Json = { ...resource('Observation', 'vitalSigns', making.canonicals), subject: making.patient }
  making.put(made)
  categorise(made, making)
  return Object.assign(made, sharedBy(pair, making), { code: BLOOD_PRESSURE, component: componentsOf(pair, making) })
}

function organizerFrom(made: Json, unmaking: Unmaking): Organizer {
  const panel = readBack<Organizer>(organizerRows, made, unmaking)
  const components = elements<Json>(made.component)
  if (components.length > 0)
    return {
      ...panel,
      code: { code: '46680005', codeSystem: '2.16.840.1.113883.6.96' },
      observations: components.map((each) => ({
        ...readBack<Observation>(observationRows, each, unmaking),
        components: [],
      })),
    }
  const observations = membersOf(made, unmaking).flatMap((member) =>
    asArray(member.component).length > 0 ? observationsIn(member, unmaking) : [observationFrom(member, unmaking)],
  )
  return { ...panel, observations }
}

export const entryMaps: { readonly [K in EntryKind]: EntryMap<EntryModels[K]> } = {
  allergyConcern: concern<AllergyConcern, AllergyConcern['observations'][number]>(
    'AllergyIntolerance',
    'allergyIntolerance',
    'patient',
    allergyIntoleranceRows,
    states('allergy'),
  ),
  problemConcern: concern<ProblemConcern, ProblemConcern['observations'][number]>(
    'Condition',
    'condition',
    'subject',
    conditionRows,
    states('problem'),
  ),
  medication: single('MedicationStatement', 'medicationStatement', 'subject', medicationStatementRows),
  immunization: single('Immunization', 'immunization', 'patient', immunizationRows),
  procedure: single('Procedure', 'procedure', 'subject', procedureRows, states('procedure')),
  device: single('DeviceUseStatement', 'deviceUseStatement', 'subject', deviceUseRows, states('device')),
  observation: {
    rows: observationRows,
    to: (model, making) => wrapped(observationResource(model, making), making),
    from: ([first], unmaking) => observationFrom(unwrapped(first, unmaking), unmaking),
  },
  organizer: {
    rows: organizerRows,
    to(model, making) {
      if (making.section === 'vital-signs' && isBloodPressure(model.observations)) return [bloodPressure(model, making)]
      const made: Json = { ...resource('Observation', undefined, making.canonicals), subject: making.patient }
      making.put(made)
      categorise(made, making)
      fill(organizerRows, model, made, making)
      const members = membersFor(model, making)
      if (members.length > 0) made.hasMember = members.map(([first]) => ({ reference: `urn:uuid:${first?.id}` }))
      return wrapped([made, ...members.flat()], making)
    },
    from: ([first], unmaking) => organizerFrom(unwrapped(first, unmaking), unmaking),
  },
}

const kinds: Readonly<Record<string, EntryKind>> = {
  AllergyIntolerance: 'allergyConcern',
  Condition: 'problemConcern',
  MedicationStatement: 'medication',
  Immunization: 'immunization',
  Procedure: 'procedure',
  DeviceUseStatement: 'device',
}

/** Which kind of CDA entry these resources are written as; undefined when CDA has none for them. */
export function kindOf(
  resources: readonly Json[],
  section: SectionKind | 'other',
  unmaking: Unmaking,
): EntryKind | undefined {
  const first = unwrapped(resources[0], unmaking)
  const kind = kinds[String(first.resourceType)]
  if (kind) return kind
  if (first.resourceType !== 'Observation') return undefined
  const grouped = first.component !== undefined || (first.hasMember !== undefined && section !== 'pregnancy')
  return grouped && first.valueQuantity === undefined ? 'organizer' : 'observation'
}
