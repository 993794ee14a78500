import { added, isObject, type Kind, removed, replaced, type Spoil } from './spoil.ts'

/** One kind for each invariant that every example is clean of. */
function breaking(rule: string, fault: string, spoil: Spoil): Kind {
  return { fault, rule, codes: ['invariant-broken'], spoil }
}

/** What invariants forbid, of types, resources and profiles. */
export const invariantFaults: readonly Kind[] = [
  breaking(
    'eu-pat-1',
    'a name without family, given or text',
    replaced('Patient@patient-eu-eps|Patient@patient-eu-core', 'name.*', { use: 'official' }),
  ),
  breaking(
    'con-5',
    'a status of what was entered in error',
    replaced('Condition', '', (condition: unknown) =>
      isObject(condition) && 'clinicalStatus' in condition
        ? { ...condition, verificationStatus: verification('entered-in-error') }
        : undefined,
    ),
  ),
  breaking(
    'con-4',
    'an end of what is active',
    replaced('Condition', '', (condition: unknown) =>
      JSON.stringify(condition).includes('"active"')
        ? { ...(condition as object), abatementDateTime: '2024-01-01' }
        : undefined,
    ),
  ),
  breaking(
    'obs-6',
    'a value and a reason for having none',
    replaced('Observation', '', (observation: unknown) =>
      isObject(observation) && 'valueQuantity' in observation
        ? { ...observation, dataAbsentReason: { text: 'not done' } }
        : undefined,
    ),
  ),
  breaking(
    'obs-7',
    'a value beside a component of the same code',
    replaced('Observation', '', (observation: unknown) =>
      isObject(observation) && 'valueQuantity' in observation
        ? { ...observation, component: [{ code: observation.code, valueString: 'x' }] }
        : undefined,
    ),
  ),
  breaking('obs-3', 'a reference range of nothing', added('Observation', 'referenceRange', [{ id: 'a' }], '/0')),
  breaking('vs-2', 'a vital sign without a value', removed('Observation@vitalsigns', 'valueQuantity')),
  breaking(
    'per-1',
    'a period that ends before it starts',
    replaced(
      'Patient',
      'name.*',
      (name: unknown) => ({
        ...(name as object),
        period: { start: '2024-02-01', end: '2024-01-01' },
      }),
      '/period',
    ),
  ),
  breaking(
    'qty-3',
    'the code of a unit without its system',
    replaced('Observation', 'valueQuantity', { value: 1, unit: 'mg', code: 'mg' }),
  ),
  breaking(
    'rng-2',
    'a range whose low end is the higher',
    replaced(
      'Observation',
      '',
      (observation: unknown) => {
        if (!isObject(observation) || !('valueQuantity' in observation)) return undefined
        const { valueQuantity, ...others } = observation
        return { ...others, valueRange: { low: { value: 5 }, high: { value: 3 } } }
      },
      '/valueRange',
    ),
  ),
  breaking('cpt-2', 'a telephone number that is not said to be one', replaced('Patient', 'telecom.*', { value: '99' })),
  breaking('pat-1', 'a contact without a name or address', added('Patient', 'contact', [{ gender: 'male' }], '/0')),
  breaking(
    'org-1',
    'an organization without a name or identifier',
    replaced('Organization', '', (organization: unknown) => {
      if (!isObject(organization)) return undefined
      const { name, identifier, ...others } = organization
      return others
    }),
  ),
  breaking(
    'org-2',
    'a home address of an organization',
    replaced('Organization', 'address.*', (address: unknown) => ({ ...(address as object), use: 'home' })),
  ),
  breaking(
    'tim-1',
    'a duration without its unit',
    replaced('MedicationStatement', 'dosage.*.timing.repeat', {
      duration: 5,
      frequency: 1,
      period: 1,
      periodUnit: 'd',
    }),
  ),
  breaking(
    'tim-2',
    'a period without its unit',
    replaced('MedicationStatement', 'dosage.*.timing.repeat', { frequency: 1, period: 1 }),
  ),
  breaking(
    'tim-4',
    'a duration below nothing',
    replaced('MedicationStatement', 'dosage.*.timing.repeat', { duration: -5, durationUnit: 'd' }),
  ),
  breaking(
    'dom-4',
    'a contained resource with a version',
    replaced('Condition|Procedure|Observation', '', containing({ meta: { versionId: '1' } })),
  ),
  breaking(
    'dom-2',
    'a contained resource that contains one',
    replaced(
      'Condition|Procedure|Observation',
      '',
      containing({ contained: [{ resourceType: 'Organization', id: 'p' }] }),
    ),
  ),
  breaking(
    'ref-1',
    'a reference to what is not contained',
    replaced('Condition|Procedure|Observation', 'subject', { reference: '#x' }),
  ),
  breaking(
    'ait-2',
    'a clinical status of an allergy that was entered in error',
    replaced('AllergyIntolerance', '', (allergy: unknown) =>
      isObject(allergy) && 'clinicalStatus' in allergy
        ? { ...allergy, verificationStatus: allergyVerification('entered-in-error') }
        : undefined,
    ),
  ),
]

const terminology = 'http://terminology.hl7.org/CodeSystem'
const verification = (code: string) => ({ coding: [{ system: `${terminology}/condition-ver-status`, code }] })
const allergyVerification = (code: string) => ({
  coding: [{ system: `${terminology}/allergyintolerance-verification`, code }],
})

/** A contained patient that its subject is. */
function containing(more: object) {
  return (resource: unknown) => ({
    ...(resource as object),
    contained: [{ resourceType: 'Patient', id: 'p0', ...more }],
    subject: { reference: '#p0' },
  })
}
