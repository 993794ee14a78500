import { added, isObject, type Kind, removed, replaced } from './spoil.ts'

const json = 'R4 json.html'

/** How a document is built, whatever it says. */
export const structureFaults: readonly Kind[] = [
  {
    fault: 'an element that no resource has',
    rule: json,
    codes: ['element-unknown'],
    spoil: added('Patient|MedicationRequest|Medication', 'favouriteColour', 'blue'),
  },
  {
    fault: 'an element that is misspelt, deep inside',
    rule: json,
    codes: ['element-unknown'],
    spoil: added('Condition|Procedure|Observation|MedicationRequest', 'code.coding.0.sytem', 'urn:oid:1.2.3.4'),
  },
  {
    fault: 'the sibling of an element that there is none of',
    rule: 'R4 json.html#primitive',
    codes: ['element-unknown'],
    spoil: added('Patient', '_favouriteColour', { id: 'a' }),
  },
  {
    fault: 'the sibling of an element that is not primitive',
    rule: 'R4 json.html#primitive',
    codes: ['element-unknown'],
    spoil: added('Condition|Procedure|Observation', '_code', { id: 'a' }),
  },
  {
    fault: 'a required element is missing',
    rule: 'Composition.title 1..1',
    codes: ['cardinality-min'],
    spoil: removed('Composition', 'title'),
  },
  {
    fault: 'a required element is missing, deep inside',
    rule: 'CarePlan.activity.detail.status 1..1, Observation.component.code 1..1',
    codes: ['cardinality-min'],
    spoil: (document, random) =>
      removed('CarePlan', 'activity.*.detail.status')(document, random) ??
      removed('Observation', 'component.*.code')(document, random),
  },
  {
    fault: 'a required choice is missing',
    rule: 'MedicationStatement.medication[x] 1..1',
    codes: ['cardinality-min'],
    spoil: removed('MedicationStatement', 'medicationReference'),
  },
  {
    fault: 'two values of one choice',
    rule: 'Immunization.occurrence[x], R4 formats.html#choice',
    codes: ['choice-several', 'element-unknown'],
    spoil: added('Immunization', 'occurrenceString', 'in the spring'),
  },
  {
    fault: 'two values of an observation',
    rule: 'Observation.value[x], R4 formats.html#choice',
    codes: ['choice-several'],
    spoil: replaced(
      'Observation',
      '',
      (observation: unknown) =>
        isObject(observation) && 'valueQuantity' in observation && !('valueString' in observation)
          ? { ...observation, valueString: 'high' }
          : undefined,
      '/valueString',
    ),
  },
  {
    fault: 'a choice of a type that it has not',
    rule: 'Immunization.occurrence[x]',
    codes: ['element-unknown', 'type-not-allowed'],
    spoil: added('Immunization', 'occurrenceBoolean', true),
  },
  {
    fault: 'a list where there is one',
    rule: json,
    codes: ['single-expected'],
    spoil: replaced('Patient', 'gender', (gender: unknown) => [gender]),
  },
  {
    fault: 'one where there is a list',
    rule: json,
    codes: ['array-expected'],
    spoil: replaced('Patient', 'name', (names: unknown) => (Array.isArray(names) ? names[0] : undefined)),
  },
  {
    fault: 'an object for a primitive',
    rule: json,
    codes: ['primitive-expected'],
    spoil: replaced('Patient', 'birthDate', (date: unknown) => ({ value: date })),
  },
  {
    fault: 'a primitive for an object',
    rule: json,
    codes: ['object-expected'],
    spoil: replaced('Condition|Observation|Procedure', 'code', 'said in words'),
  },
  {
    fault: 'an empty list',
    rule: `${json}: arrays are never empty`,
    codes: ['array-empty'],
    spoil: replaced('Condition|Procedure|Observation|Immunization', 'code.coding', []),
  },
  {
    fault: 'an empty object',
    rule: `${json}: objects are never empty`,
    codes: ['object-empty'],
    spoil: replaced('Condition|Observation|MedicationStatement', 'subject', {}),
  },
  {
    fault: 'null for a value',
    rule: `${json}: no null but in lists of primitives`,
    codes: ['null-value'],
    spoil: replaced('Patient|Practitioner', 'name.*.family', null),
  },
  {
    fault: 'no resourceType',
    rule: 'R4 resource.html',
    codes: ['resource-type-missing'],
    spoil: removed('Condition|Observation|Procedure|Organization', 'resourceType', 'resource'),
  },
  {
    fault: 'a resourceType that there is none of',
    rule: 'R4 resourcelist.html',
    codes: ['resource-type-unknown'],
    spoil: replaced('Condition|Observation|Procedure|Organization', 'resourceType', 'Diagnosis', 'resource'),
  },
  {
    fault: 'an element of another type of resource',
    rule: json,
    codes: ['element-unknown'],
    spoil: added('Patient', 'clinicalStatus', { text: 'x' }),
  },
  {
    fault: 'a given name that has but an id',
    rule: 'R4 json.html#primitive, ele-1',
    codes: ['element-without-content'],
    spoil: replaced('Patient|Practitioner', 'name.*', withSiblingAlone, '/_given/1'),
  },
]

function withSiblingAlone(name: unknown): unknown {
  if (!isObject(name) || !Array.isArray(name.given) || '_given' in name) return undefined
  return { ...name, given: [name.given[0], null], _given: [null, { id: 'a' }] }
}
