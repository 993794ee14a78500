import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { identifierSystems, nationalNumberSystem } from '../../../standards/norway/identifier-systems.ts'
import { isOrganisationNumber } from '../../../standards/norway/organisation-number.ts'
import type { KnownPerson } from '../national-service.ts'
import { numberIn, requireResource } from '../written-resource.ts'
import { allMeasurements } from './kinds.ts'
import { requireMoment } from './moments.ts'
import { observationForm, wrong } from './observation-form.ts'
import { lineCodedAs } from './read-codes.ts'
import { requireValue } from './read-value.ts'

/** What an Observation is read against. */
export type Expected = {
  /** The number that the call is about: the person's own, or a former one of theirs. */
  readonly numbers: readonly string[]
  readonly person: KnownPerson
  readonly now: Date
}

/**
 * Reads one Observation as it was sent: of this person, of something that can be measured, with a value that fits, at a time
 * that has been.
 *
 * @returns what is kept of it: the sender's own words, the person's number of today, no versions of another server's
 * @throws Problem `invalid`, naming the element and never its value: those of `requireResource`, `lineCodedAs`,
 * `requireValue` and `requireMoment`, `subject-missing`, `organisation-number`; `forbidden`: `person-differs`
 */
export function readObservation(resource: Json, { numbers, person, now }: Expected): Json {
  requireResource(resource, observationForm, now)
  const number = subjectIn(resource)
  if (number === undefined) throw wrong('subject-missing', 'The patient is not named by number', 'subject.identifier')
  if (!numbers.includes(number)) {
    throw new Problem('forbidden', 'person-differs', 'The measurement is of somebody else than the call', {
      at: 'Observation.subject',
    })
  }
  const [, rule] = lineCodedAs(allMeasurements, resource.code, 'code')
  requireValue(resource, rule)
  requireMoment(resource, now, person.died)
  requireOrganisations(resource)
  const { id: _, subject, meta, ...said } = resource
  const { versionId: __, lastUpdated: ___, ...kept } = isObject(meta) ? meta : {}
  const identifier = { system: nationalNumberSystem(person.number), value: person.number }
  return { ...said, meta: kept, subject: { ...(subject as Json), identifier } }
}

/** Whom an Observation is about: VKP names patients by number, and by nothing else. */
export function subjectIn({ subject }: Json): string | undefined {
  return numberIn(subject)
}

function requireOrganisations({ performer = [] }: Json): void {
  for (const [position, { identifier }] of (performer as readonly Json[]).entries()) {
    if (!isObject(identifier) || identifier.system !== identifierSystems.ENH) continue
    if (typeof identifier.value !== 'string' || !isOrganisationNumber(identifier.value)) {
      throw wrong('organisation-number', 'The number is no organisation’s', `performer[${position}].identifier`)
    }
  }
}
