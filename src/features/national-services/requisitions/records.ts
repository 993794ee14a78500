import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { careOrganisations, daysAfter, type Story } from '../../synthetic-population/index.ts'
import { codingOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'
import { requesterDefinedUuid } from './parek.ts'
import type { Stored } from './stored.ts'

/** How long after it was made a sample is wanted at the latest: a control is asked for months before. */
const daysToTakeIt = 90

/** What Pasientens rekvisisjoner holds of a story: what was asked for and not answered yet. */
export function requisitionsOf({ person, requisitions }: Story): readonly LaidRecord[] {
  return requisitions.map((requisition) => {
    const { id, on, code, performer, reason } = requisition
    const resource: Json = {
      resourceType: 'ServiceRequest',
      contained: [requesterOf(requisition)],
      identifier: [{ system: requesterDefinedUuid, value: `urn:uuid:${id}` }],
      status: 'active',
      intent: 'plan',
      code: { concept: { coding: [codingOf(code)], text: code.label } },
      orderDetail: [
        {
          parameterFocus: { concept: { text: 'Blodprøve' } },
          parameter: [{ code: { text: 'Analyse' }, valueCodeableConcept: { coding: [codingOf(code)] } }],
        },
      ],
      subject: subjectOf(person.number),
      occurrencePeriod: { start: on, end: daysAfter(on, daysToTakeIt) },
      authoredOn: on,
      requester: { reference: '#requester' },
      performer: [{ identifier: { system: identifierSystems.ENH, value: performer } }],
      reason: [{ concept: { text: reason } }],
    }
    const content: Stored = { resource }
    return { id, kind: 'ServiceRequest', on, content }
  })
}

const places: ReadonlyMap<string, string> = new Map(careOrganisations.map(({ orgNumber, name }) => [orgNumber, name]))

/** Names of professionals are no part of a story: what is shown of them is the number, which the registers have a name for. */
function requesterOf({ place, by }: Story['requisitions'][number]): Json {
  const named = (system: keyof typeof identifierSystems, value: string, display: string): Json => ({
    display,
    identifier: { system: identifierSystems[system], value },
  })
  return {
    resourceType: 'PractitionerRole',
    id: 'requester',
    ...(by ? { practitioner: named('HPR', by, `HPR-nummer ${by}`) } : {}),
    organization: named('ENH', place, places.get(place) ?? `Organisasjonsnummer ${place}`),
  }
}
