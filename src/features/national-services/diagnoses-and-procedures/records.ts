import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import type { Condition, Contact, Given, Procedure, Story } from '../../synthetic-population/index.ts'
import { codingOf, coded, htest, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'
import { type Register, type Reported, registerTag, reportedAs } from './registers.ts'

/** A contact as it was reported, with what it was about. */
type Reporting = { readonly contact: Contact; readonly about: Condition; readonly as: Reported }

/** What NPR and KPR hold of a story: contacts, the diagnoses that were set at them, and what was done. */
export function diagnosesAndProceduresOf(story: Story): readonly LaidRecord[] {
  const subject = subjectOf(story.person.number)
  const reported = reportedOf(story)
  const diagnoses = Map.groupBy(reported, ({ about, as }) => diagnosisId(about, as.register))
  return [
    ...reported.map((each) => encounterRecord(subject, each)),
    ...[...diagnoses.values()].map((contacts) => conditionRecord(subject, contacts)),
    ...story.procedures.map((each) => procedureRecord(subject, each, reported)),
  ]
}

function reportedOf({ contacts, conditions }: Story): readonly Reporting[] {
  const known = new Map(conditions.map((each) => [each.id, each]))
  return contacts.flatMap((contact) => {
    const about = known.get(contact.about ?? '')
    const as = reportedAs[contact.kind]
    return about && as ? [{ contact, about, as }] : []
  })
}

/** One diagnosis of one person in one register. */
function diagnosisId({ id }: Condition, register: Register): string {
  return uuidOf(`${id} ${register}`)
}

const metaOf = (register: Register): Json => ({ tag: [htest, registerTag(register)] })

const organisationOf = ({ place }: Given): Json => ({
  type: 'Organization',
  identifier: { system: identifierSystems.ENH, value: place },
})

function encounterRecord(subject: Json, { contact, about, as }: Reporting): LaidRecord {
  const { id, on, until, department, by } = contact
  const end = until ?? on
  const content: Json = {
    resourceType: 'Encounter',
    id,
    meta: metaOf(as.register),
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: as.actClass },
    subject,
    ...(by ? { participant: [{ individual: { identifier: { system: identifierSystems.HPR, value: by } } }] } : {}),
    period: { start: on, end },
    diagnosis: [{ condition: { reference: `Condition/${diagnosisId(about, as.register)}` } }],
    ...(department
      ? { location: [{ location: { identifier: { system: identifierSystems.RESH, value: department } } }] }
      : {}),
    serviceProvider: organisationOf(contact),
  }
  return { id, kind: 'Encounter', on: end, content }
}

/**
 * A diagnosis as a register has it: a code that was reported, with the day of the first contact that had it. Neither when the
 * illness began nor whether it is over is reported, so neither is said.
 */
function conditionRecord(subject: Json, contacts: readonly Reporting[]): LaidRecord {
  const [first] = contacts.toSorted((one, other) => (one.contact.on < other.contact.on ? -1 : 1))
  const { contact, about, as } = first!
  const id = diagnosisId(about, as.register)
  const content: Json = {
    resourceType: 'Condition',
    id,
    meta: metaOf(as.register),
    category: [coded('http://terminology.hl7.org/CodeSystem/condition-category', 'encounter-diagnosis')],
    code: { coding: about.codes.filter(({ system }) => system === as.codedIn).map(codingOf), text: about.text },
    subject,
    encounter: { reference: `Encounter/${contact.id}` },
    recordedDate: contact.on,
    asserter: asserterOf(contact),
  }
  return { id, kind: 'Condition', on: contact.on, content }
}

/** R4 lets no organisation assert a Condition, so it is the professional, or a role at the organisation. */
function asserterOf({ place, by }: Given): Json {
  return by
    ? { type: 'Practitioner', identifier: { system: identifierSystems.HPR, value: by } }
    : { type: 'PractitionerRole', identifier: { system: identifierSystems.ENH, value: place } }
}

function procedureRecord(subject: Json, procedure: Procedure, reported: readonly Reporting[]): LaidRecord {
  const { id, code, on, by } = procedure
  const { system, code: nkpk, label } = code
  const stay = reported.find(
    ({ contact, as }) => as.register === 'NPR' && contact.on <= on && on <= (contact.until ?? contact.on),
  )
  const content: Json = {
    resourceType: 'Procedure',
    id,
    meta: metaOf('NPR'),
    status: 'completed',
    code: { coding: [codingOf({ system, code: nkpk, label })], text: label },
    subject,
    ...(stay ? { encounter: { reference: `Encounter/${stay.contact.id}` } } : {}),
    performedDateTime: on,
    performer: [
      {
        actor: by
          ? { type: 'Practitioner', identifier: { system: identifierSystems.HPR, value: by } }
          : organisationOf(procedure),
        ...(by ? { onBehalfOf: organisationOf(procedure) } : {}),
      },
    ],
  }
  return { id, kind: 'Procedure', on, content }
}
