import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import { added, entriesOf, fullUrlOf, isObject, type Kind, replaced } from './spoil.ts'

const rule = 'R4 references.html'
const nowhere = 'urn:uuid:00000000-0000-4000-8000-000000000000'
const ofPatient = 'Condition|Procedure|Observation|MedicationStatement|DeviceUseStatement'

/** What references may say, and what they may lead to. */
export const referenceFaults: readonly Kind[] = [
  {
    fault: 'an entry of a section that is not in the document',
    rule: 'R4 documents.html#content',
    codes: ['reference-not-in-bundle', 'document-lacks-resource'],
    spoil: replaced('Composition', 'section.*.entry.*', { reference: nowhere }),
  },
  {
    fault: 'a subject that is not in the document',
    rule: 'R4 documents.html#content',
    codes: ['reference-not-in-bundle', 'document-lacks-resource'],
    spoil: replaced('Composition', 'subject', { reference: nowhere }),
  },
  {
    fault: 'a reference to nothing',
    rule: 'R4 bundle.html#references',
    codes: ['reference-not-in-bundle'],
    severity: 'warning',
    spoil: replaced(ofPatient, 'subject', { reference: nowhere }),
  },
  {
    fault: 'a reference to a resource of a type that the element does not allow',
    rule: 'subject: Patient, Group',
    codes: ['reference-target-not-allowed', 'reference-type-not-allowed'],
    spoil: replaced(ofPatient, 'subject', to('Organization')),
  },
  {
    fault: 'a reference to a resource of the wrong type, deep inside',
    rule: 'Provenance.agent.who: Practitioner, Organization, Device and the like',
    codes: ['reference-target-not-allowed', 'reference-type-not-allowed'],
    spoil: replaced('Provenance', 'agent.*.who', to('Condition')),
  },
  {
    fault: 'a medication that is a device',
    rule: 'MedicationStatement.medication[x]: Reference(Medication)',
    codes: ['reference-target-not-allowed', 'reference-type-not-allowed'],
    spoil: replaced('MedicationStatement', 'medicationReference', to('Device')),
  },
  {
    fault: 'a contained resource that is not there',
    rule: 'ref-1',
    codes: ['reference-to-no-contained'],
    spoil: replaced(ofPatient, 'subject', { reference: '#nobody' }),
  },
  {
    fault: 'a type that is not that of what is referred to',
    rule: 'Reference.type',
    codes: ['reference-type-differs'],
    spoil: replaced(ofPatient, 'subject', (there: unknown) =>
      isObject(there) && 'reference' in there ? { ...there, type: 'Device' } : undefined,
    ),
  },
  {
    fault: 'a reference that is no URL',
    rule: 'Reference.reference',
    codes: ['reference-malformed'],
    spoil: replaced(ofPatient, 'subject', { reference: 'Patient' }),
  },
  {
    fault: 'a reference that says nothing of what it is to',
    rule,
    codes: ['reference-names-nothing'],
    severity: 'warning',
    spoil: replaced(ofPatient, 'subject', { type: 'Patient' }),
  },
  {
    fault: 'a relative reference to an entry with a UUID',
    rule: 'R4 bundle.html#references',
    codes: ['document-reference-under-other-url'],
    spoil: replaced(ofPatient, 'subject', relativePatient, 'document'),
  },
  {
    fault: 'a contained resource that nothing refers to',
    rule: 'dom-3',
    codes: ['contained-unused'],
    spoil: added(ofPatient, 'contained', [{ resourceType: 'Organization', id: 'o', name: 'Legekontoret' }], '/0'),
  },
  {
    fault: 'a contained resource without an id',
    rule: 'R4 references.html#contained',
    codes: ['contained-without-id'],
    spoil: added(ofPatient, 'contained', [{ resourceType: 'Organization', name: 'Legekontoret' }], '/0'),
  },
  {
    fault: 'a reference to one of two entries with the same URL',
    rule: 'R4 bundle.html#references',
    codes: ['reference-to-several-entries'],
    spoil: (document, random) => {
      const patient = entriesOf(document).find((entry) => entry.fullUrl === fullUrlOf(document, 'Patient'))
      if (!patient) return undefined
      const refers = replaced(ofPatient, 'subject', { reference: patient.fullUrl })(document, random)
      return refers && { ...refers, document: { ...refers.document, entry: [...entriesOf(refers.document), patient] } }
    },
  },
]

function to(type: string) {
  return (_: unknown, __: unknown, document: JsonObject) => {
    const reference = fullUrlOf(document, type)
    return reference && { reference }
  }
}

function relativePatient(_: unknown, __: unknown, document: JsonObject): unknown {
  const url = fullUrlOf(document, 'Patient')
  const patient = entriesOf(document).find(({ fullUrl }) => fullUrl === url)?.resource
  return url?.startsWith('urn:uuid:') && isObject(patient) ? { reference: `Patient/${patient.id}` } : undefined
}
