import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { subjectOf } from '../fhir-parts.ts'
import { requesterDefinedUuid } from './parek.ts'

const somebody = '24868600035'

const practitioner: Json = {
  display: 'Rekvirent Oppdiktet',
  identifier: { system: identifierSystems.HPR, value: '990000001' },
}
const organization: Json = {
  display: 'Furutoppen legesenter (oppdiktet)',
  identifier: { system: identifierSystems.ENH, value: '237101901' },
}

/** A requisition of a blood sample that is to be taken before a control, as a requester sends it. */
export function exampleRequest(): Json {
  const analysis = { coding: [{ system: volven('7280'), code: 'NPU27300', display: 'HbA1c' }] }
  return {
    resourceType: 'ServiceRequest',
    contained: [{ resourceType: 'PractitionerRole', id: 'requester', practitioner, organization }],
    identifier: [{ system: requesterDefinedUuid, value: 'urn:uuid:5f0c8e5a-0000-4000-8000-000000000010' }],
    status: 'active',
    intent: 'plan',
    code: { concept: { text: 'Prøver før kontroll' } },
    orderDetail: [
      {
        parameterFocus: { concept: { text: 'Blodprøve' } },
        parameter: [{ code: { text: 'Analyse' }, valueCodeableConcept: analysis }],
      },
    ],
    subject: subjectOf(somebody),
    occurrencePeriod: { start: '2026-03-01', end: '2026-12-01' },
    authoredOn: '2026-01-15',
    requester: { reference: '#requester' },
    note: [{ text: 'Fastende.' }],
  }
}

/** A blood sample that was taken for a requisition, as whoever took it sends it. */
export function exampleSpecimen(request = '00000000-0000-8000-8000-000000000000'): Json {
  return {
    resourceType: 'Specimen',
    contained: [{ resourceType: 'PractitionerRole', id: 'collector', practitioner }],
    identifier: [{ system: 'https://prover.example/glass', value: '45678' }],
    type: { text: 'Blod' },
    subject: subjectOf(somebody),
    request: [{ reference: `ServiceRequest/${request}` }],
    collection: { collector: { reference: '#collector' }, collectedDateTime: '2026-03-02' },
    container: [{ device: { display: 'Glass med rød kork' } }],
  }
}
