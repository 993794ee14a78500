import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import type { Asked, KnownPerson, Outcome } from '../national-service.ts'
import { operationOutcome, refusalOf } from '../refusal.ts'
import { nameIn, senderOf } from '../written-resource.ts'
import { firstSubjectIn, municipalitySystem, readBundle, type SentEntry } from './read-bundle.ts'
import { readObservation, subjectIn } from './read-observation.ts'
import { patientHeader, renderObservation } from './search.ts'

/** The service that all of this is of, and the kind of its records. */
export const measurementsId = 'measurements'
export const observationKind = 'Observation'

/** What came of one entry. */
type Taken = { readonly id: string; readonly changes: readonly RecordChange[] }

/**
 * Takes a Bundle in: each entry by itself, so that one which is refused stops no other.
 *
 * @throws Problem those of `readBundle`; `not-found` (`person-unknown`); `forbidden` (`reserved`)
 */
export function takeBundle(asked: Asked): Outcome {
  const body = asked.body ?? {}
  const { type, municipality, entries } = readBundle(body)
  const person = mayBeMeasured(asked)
  const numbers = numbersOf(asked, person, firstSubjectIn(body))
  const told = entries.map((entry) => {
    if (type === 'collection' && entry.resource.resourceType === 'Patient')
      return { entry, status: '200', outcome: ignored }
    return outcomeOf(entry, () => takeEntry(asked, entry, { person, numbers, municipality }))
  })
  return {
    status: 200,
    body: { resourceType: 'Bundle', type: 'batch-response', entry: told.map(responseOf) },
    changes: told.flatMap(({ changes = [] }) => changes),
  }
}

/**
 * Takes one Observation in. One that comes again as it was, from the same organisation, is answered as the first time.
 *
 * @throws Problem those of `readObservation`; `conflict` (`observation-differs`)
 */
export function takeObservation(asked: Asked): Outcome {
  const resource = asked.body ?? {}
  const person = mayBeMeasured(asked)
  const [identifier] = Array.isArray(resource.identifier) ? resource.identifier : []
  const entry: SentEntry = { resource, key: nameIn(identifier), replaces: false }
  const { id, changes } = takeEntry(asked, entry, { person, numbers: numbersOf(asked, person, subjectIn(resource)) })
  const [change] = changes
  const held = change ? { ...change, version: 1, content: change.content ?? {} } : heldBy(asked, id)
  const headers = { location: `Observation/${id}` }
  return { status: 201, headers, changes, ...(held ? { body: renderObservation(held) } : {}) }
}

/**
 * Whose measurements may be taken in.
 *
 * @throws Problem `not-found`: `person-unknown`; `forbidden`: `reserved`
 */
export function mayBeMeasured({ person, privacy }: Asked): KnownPerson {
  if (!person) throw new Problem('not-found', 'person-unknown', 'Nobody is registered with the number')
  if (privacy === 'reservation')
    throw new Problem('forbidden', 'reserved', 'The person has reserved against the service')
  return person
}

/** What the person may be called: by their number, and by the former one that the call says, in all places alike. */
function numbersOf({ headers }: Asked, { number }: KnownPerson, said = number): readonly string[] {
  const header = headers[patientHeader] ?? said
  if (header === said || header === number) return [number, said]
  throw new Problem('invalid', 'person-differs', 'Header and body name two people', { at: patientHeader })
}

type About = { readonly person: KnownPerson; readonly numbers: readonly string[]; readonly municipality?: string }

/**
 * Takes one entry in, as the sender that the call has.
 *
 * @throws Problem those of `readObservation`; `conflict` (`observation-differs`)
 */
export function takeEntry(asked: Asked, { resource, key, replaces }: SentEntry, about: About): Taken {
  const { person, numbers, municipality } = about
  const read = readObservation(resource, { numbers, person, now: asked.now })
  // Of its name, so that of two who send it at once one meets the other; what other organisations sent meets nobody.
  const id = key === undefined ? asked.newId() : uuidOf(`measurement/${person.number}/${senderOf(asked)}/${key}`)
  const content = { id, ...(municipality === undefined ? read : tagged(read, municipality)) }
  const held = heldBy(asked, id)
  if (held && JSON.stringify(held.content) === JSON.stringify(content)) return { id, changes: [] }
  if (held && !replaces) {
    throw new Problem('conflict', 'observation-differs', 'Another measurement has this name', { at: 'Observation' })
  }
  const common = { person: person.number, service: measurementsId, kind: observationKind, at: asked.now }
  return { id, changes: [{ ...common, id, seen: held?.version ?? 0, content }] }
}

/** What is held, also where the person’s settings keep it back: sending again is answered alike then. */
function heldBy({ beside }: Asked, id: string): NationalRecord | undefined {
  return (beside[measurementsId] ?? []).find((each) => each.id === id)
}

/** Each measurement says which municipality it came from, also when the Bundle is gone. */
function tagged(observation: Json, code: string): Json {
  const meta = isObject(observation.meta) ? observation.meta : {}
  const tags = (Array.isArray(meta.tag) ? meta.tag : []).filter(
    (tag: unknown) => !isObject(tag) || tag.system !== municipalitySystem,
  )
  return { ...observation, meta: { ...meta, tag: [...tags, { system: municipalitySystem, code }] } }
}

type Told = {
  readonly entry: SentEntry
  readonly status: string
  readonly outcome?: Json
  readonly id?: string
  readonly changes?: readonly RecordChange[]
}

const ignored = operationOutcome('information', 'informational', {
  code: 'patient-ignored',
  text: 'Patients are not kept: the number in subject is enough',
})

function outcomeOf(entry: SentEntry, taking: () => Taken): Told {
  try {
    const { id, changes } = taking()
    return { entry, status: '200', id, changes }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const { status, body } = refusalOf({ format: 'fhir-r4' }, problem)
    // An OperationOutcome: the service has no other shape.
    return { entry, status: String(status), outcome: body as Json }
  }
}

const entryId = 'http://hl7.no/fhir/vkpobservation/StructureDefinition/PmdBundleResponseEntryIdExtension'

/** The sender's own name of the entry comes back with what became of it; its place, where it has none. */
function responseOf({ entry: { fullUrl }, status, outcome, id }: Told, position: number): Json {
  return {
    response: {
      extension: [{ url: entryId, valueUri: fullUrl ?? `#/entry/${position}` }],
      status,
      ...(id === undefined ? {} : { location: `Observation/${id}` }),
      ...(outcome ? { outcome } : {}),
    },
  }
}
