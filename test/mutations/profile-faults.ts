import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import { added, entriesOf, fullUrlOf, isObject, type Kind, removed, replaced } from './spoil.ts'

const laboratory = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
}
const subsection = (section: unknown) =>
  isObject(section)
    ? [{ title: section.title, code: section.code, text: section.text, entry: section.entry }]
    : undefined

/** What profiles ask beyond R4: cardinality, types, values and slices. */
export const profileFaults: readonly Kind[] = [
  {
    fault: 'an element that the profile requires is missing',
    rule: 'patient-eu-eps Patient.birthDate 1..1',
    codes: ['cardinality-min'],
    spoil: removed('Patient@patient-eu-eps', 'birthDate'),
  },
  {
    fault: 'a choice that the profile requires is missing',
    rule: 'vitalsigns Observation.effective[x] 1..1',
    codes: ['cardinality-min'],
    spoil: removed('Observation@vitalsigns', 'effectiveDateTime'),
  },
  {
    fault: 'what refers to a resource is told that it breaks its profile',
    rule: 'Composition.subject, target profile patient-eu-eps',
    codes: ['target-profile-none-met'],
    spoil: (document, random) => {
      const spoiled = removed('Patient@patient-eu-eps', 'birthDate')(document, random)
      return spoiled && fullUrlOf(document, 'Composition')
        ? { ...spoiled, told: ['entry', 0, 'resource', 'subject'] }
        : undefined
    },
  },
  {
    fault: 'a type that the profile has taken away',
    rule: 'vitalsigns Observation.effective[x]: dateTime or Period',
    codes: ['type-not-allowed'],
    spoil: replaced('Observation@vitalsigns', '', withInstant),
  },
  {
    fault: 'an element that the profile forbids',
    rule: 'bundle-eu-eps Bundle.entry.request 0..0',
    codes: ['cardinality-max'],
    spoil: added('Bundle@bundle-eu-eps', 'entry.*.request', { method: 'PUT', url: 'Patient' }, 'parent'),
  },
  {
    fault: 'a section inside a section',
    rule: 'composition-eu-eps Composition.section.section 0..0',
    codes: ['cardinality-max'],
    spoil: added('Composition@composition-eu-eps', 'section.*.section', subsection, 'parent'),
  },
  {
    fault: 'a code that is none of those the profile names',
    rule: 'bodyheight Observation.value[x].code from ucum-bodylength',
    codes: ['code-not-in-value-set'],
    spoil: replaced('Observation@vitalsigns', '', heightInMetres, '/valueQuantity/code'),
  },
  {
    fault: 'another value than the pattern of the profile',
    rule: 'bundle-eu-eps, Bundle-uv-ips Bundle.type = document',
    codes: ['pattern-wrong', 'fixed-value-wrong'],
    spoil: replaced('Bundle@bundle-eu-eps', 'type', 'collection'),
  },
  {
    fault: 'another kind of document than the profile is for',
    rule: 'composition-eu-eps, Composition-uv-ips Composition.type = 60591-5',
    codes: ['pattern-item-missing'],
    spoil: replaced('Composition@composition-eu-eps', 'type', {
      coding: [{ system: 'http://loinc.org', code: '34133-9' }],
    }),
  },
  {
    fault: 'a required section is missing',
    rule: 'composition-eu-eps section:sectionMedications 1..1',
    codes: ['slice-min'],
    spoil: replaced('Composition@composition-eu-eps', 'section', without('"10160-0"'), 'parent'),
  },
  {
    fault: 'a section that may stand once stands twice',
    rule: 'composition-eu-eps section:sectionProblems 1..1',
    codes: ['slice-max'],
    spoil: replaced('Composition@composition-eu-eps', 'section', withAgain('"11450-4"'), 'parent'),
  },
  {
    fault: 'a required slice by value is missing',
    rule: 'vitalsigns Observation.category:VSCat 1..1',
    codes: ['slice-min'],
    spoil: replaced('Observation@vitalsigns', 'category', [laboratory], 'resource'),
  },
  {
    fault: 'a required slice of components is missing',
    rule: 'bp Observation.component:SystolicBP 1..1',
    codes: ['slice-min'],
    spoil: replaced('Observation@vitalsigns', 'component', without('"8480-6"'), 'resource'),
  },
  {
    fault: 'a required slice by type is missing',
    rule: 'bundle-eu-eps Bundle.entry:patient 1..1',
    codes: ['slice-min'],
    spoil: replaced('Bundle@bundle-eu-eps', 'entry', without('"resourceType":"Patient"'), 'document'),
  },
  {
    fault: 'more of a slice than it may have',
    rule: 'bundle-eu-eps Bundle.entry:patient 1..1',
    codes: ['slice-max'],
    spoil: replaced('Bundle@bundle-eu-eps', 'entry', withSecondPatient, 'document'),
  },
  {
    fault: 'an entry of a section that is of the wrong type',
    rule: 'composition-eu-eps section:sectionAllergies.entry: AllergyIntolerance or DocumentReference',
    codes: ['reference-target-not-allowed', 'reference-type-not-allowed', 'target-profile-none-met'],
    spoil: replaced('Composition@composition-eu-eps', 'section.*', allergiesWithOrganization, '/entry/0'),
  },
  {
    fault: 'a profile that is not known',
    rule: 'R4 resource.html#meta.profile',
    codes: ['not-checked-profile'],
    severity: 'warning',
    spoil: replaced(
      'Condition|Observation|Patient',
      'meta.profile.*',
      'https://knutepunkt.example/StructureDefinition/none',
    ),
  },
  {
    fault: 'the profile of another type of resource',
    rule: 'R4 profiling.html',
    codes: ['element-of-other-type'],
    spoil: replaced('Condition|Observation', '', asPatient, '/code'),
  },
]

function allergiesWithOrganization(section: unknown, _: unknown, document: JsonObject): unknown {
  const reference = fullUrlOf(document, 'Organization')
  if (!isObject(section) || !JSON.stringify(section.code).includes('"48765-2"')) return undefined
  return reference && { ...section, entry: [{ reference }] }
}

function withInstant(observation: unknown): unknown {
  if (!isObject(observation) || !('effectiveDateTime' in observation)) return undefined
  const { effectiveDateTime, ...others } = observation
  return { ...others, effectiveInstant: '2024-07-24T14:10:24Z' }
}

function heightInMetres(observation: unknown): unknown {
  if (!isObject(observation) || !JSON.stringify(observation.code).includes('"8302-2"')) return undefined
  return { ...observation, valueQuantity: { value: 1.4, unit: 'm', system: 'http://unitsofmeasure.org', code: 'm' } }
}

/** A list without the items that hold a text; undefined where none does. */
function without(text: string) {
  return (items: unknown) => {
    const left = Array.isArray(items) ? items.filter((each) => !JSON.stringify(each).includes(text)) : []
    return Array.isArray(items) && left.length < items.length ? left : undefined
  }
}

/** A list with the item that holds a text once more. */
function withAgain(text: string) {
  return (items: unknown) => {
    const again = Array.isArray(items) ? items.find((each) => JSON.stringify(each).includes(text)) : undefined
    return again && [...(items as unknown[]), again]
  }
}

function withSecondPatient(entries: unknown, _: unknown, document: JsonObject): unknown {
  const patient = entriesOf(document).find(({ resource }) => isObject(resource) && resource.resourceType === 'Patient')
  const id = '0f6a4a5e-4a0e-4e3f-8f0e-2a1c3f5d7e90'
  if (!isObject(patient?.resource)) return undefined
  return [...(entries as unknown[]), { fullUrl: `urn:uuid:${id}`, resource: { ...patient.resource, id } }]
}

function asPatient(resource: unknown): unknown {
  return { ...(resource as object), meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } }
}
