import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { DiagnosisOrProcedure, Who } from '../held.ts'
import { about, conceptOf, matchesIn, registeredIn, whoOf } from './fhir.ts'
import { needed, present, whenIn } from './members.ts'

/** Answers by what was searched for. */
type Found = {
  readonly conditions: readonly Json[]
  readonly procedures: readonly Json[]
  readonly encounters: readonly Json[]
}

/**
 * What was reported, the latest first; where a contact tells the place, it is the contact's.
 *
 * @throws Problem `source-unreadable`
 */
export function readDiagnosesAndProcedures(found: Found, asking: Asking): readonly DiagnosisOrProcedure[] {
  const contacts = new Map(
    about(matchesIn(found.encounters, 'Encounter'), asking).map((each) => [`Encounter/${each.id}`, each]),
  )
  const contactOf = (resource: Json) => contacts.get(textIn(objectIn(resource, 'encounter'), 'reference') ?? '')
  const read = [
    ...about(matchesIn(found.conditions, 'Condition'), asking).map((each) => diagnosisOf(each, contactOf(each))),
    ...about(matchesIn(found.procedures, 'Procedure'), asking).map((each) => procedureOf(each, contactOf(each))),
  ]
  return read.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '', 'en'))
}

function diagnosisOf(condition: Json, contact: Json | undefined): DiagnosisOrProcedure {
  return {
    ...reportedOf(condition, contact, whoOf(condition, [objectIn(condition, 'asserter')])),
    kind: 'diagnosis',
    ...present({
      at: whenIn(condition, 'onsetDateTime') ?? whenIn(condition, 'recordedDate'),
      until: whenIn(condition, 'abatementDateTime'),
    }),
  }
}

function procedureOf(procedure: Json, contact: Json | undefined): DiagnosisOrProcedure {
  const performers = listIn(procedure, 'performer').flatMap((each) => [
    objectIn(each, 'actor'),
    objectIn(each, 'onBehalfOf'),
  ])
  return {
    ...reportedOf(procedure, contact, whoOf(procedure, performers)),
    kind: 'procedure',
    ...present({
      at: whenIn(procedure, 'performedDateTime') ?? whenIn(objectIn(procedure, 'performedPeriod'), 'start'),
    }),
  }
}

function reportedOf(resource: Json, contact: Json | undefined, by: Who): Omit<DiagnosisOrProcedure, 'kind'> {
  const provider = contact ? whoOf(contact, [objectIn(contact, 'serviceProvider')]) : {}
  const location = objectIn(listIn(contact, 'location')[0], 'location')
  return {
    source: 'diagnoses-and-procedures',
    id: needed(textIn(resource, 'id'), 'id'),
    by: { ...provider, ...by },
    what: needed(conceptOf(objectIn(resource, 'code')), 'code'),
    ...present({
      registered: registeredIn(resource),
      department: textIn(location, 'display') ?? textIn(objectIn(location, 'identifier'), 'value'),
    }),
  }
}
