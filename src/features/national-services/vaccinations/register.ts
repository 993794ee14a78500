import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import type { Asked, KnownPerson, Outcome } from '../national-service.ts'
import { requireSeen, writtenHeaders } from '../resource-version.ts'
import { nameIn, senderOf } from '../written-resource.ts'
import { immunizationKind, registrar, renderImmunization, resourceIn, vaccinationsId } from './held-vaccination.ts'
import { patientIn, readImmunization, vaccineIn } from './read-immunization.ts'

/**
 * Registers a vaccination, or that one was not given. The same sent again by the same organisation is answered as the first
 * time.
 *
 * @throws Problem those of `readImmunization`; `not-found`: `person-unknown`; `conflict`: `vaccination-differs` when the
 * identifier is another vaccination's, `vaccination-duplicate` when the vaccine was given that day already
 */
export function registerVaccination(asked: Asked): Outcome {
  const { body = {}, beside, history, now } = asked
  const person = known(asked)
  const read = readFor(asked, person)
  const [identifier] = Array.isArray(body.identifier) ? body.identifier : []
  const name = nameIn(identifier)
  if (name === undefined) {
    throw new Problem('invalid', 'identifier-missing', 'The vaccination has no identifier of the sender’s', {
      at: 'Immunization.identifier',
    })
  }
  // Of its name, so that of two who send it at once one meets the other.
  const id = uuidOf(`vaccination/${person.number}/${senderOf(asked)}/${name}`)
  const content = { resource: { ...read, id }, [registrar]: senderOf(asked) }
  // Past the person's settings: sending again is answered alike also where they keep back what is held.
  const held = (beside[vaccinationsId] ?? []).find((each) => each.id === id)
  // Also what was corrected since: who sends again has heard no answer, and is no later than the first time.
  const sent = [held, ...history.filter((each) => each.id === id)]
  if (held && !sent.some((each) => JSON.stringify(each?.content) === JSON.stringify(content))) {
    throw new Problem('conflict', 'vaccination-differs', 'Another vaccination has this identifier')
  }
  if (!held) refuseDouble(asked, read)
  const change = { ...common(person), id, seen: 0, at: now, content }
  return answerOf(201, held ?? { ...change, version: 1 }, held ? [] : [change])
}

/**
 * Corrects a vaccination, or says that it was registered in error, by who registered it and has seen its newest version.
 *
 * @throws Problem those of `readImmunization`; `not-found`: `person-unknown`, `vaccination-missing`, also for what others
 * registered; `conflict`: `vaccination-withdrawn`, that of `requireSeen`
 */
export function correctVaccination(asked: Asked): Outcome {
  const { params, beside, now } = asked
  const person = known(asked)
  const held = (beside[vaccinationsId] ?? []).find(({ id }) => id === params.id)
  if (!held || held.content[registrar] !== senderOf(asked)) {
    throw new Problem('not-found', 'vaccination-missing', 'The caller’s organisation registered no such vaccination')
  }
  requireSeen(asked, held)
  if (resourceIn(held).status === 'entered-in-error') {
    throw new Problem('conflict', 'vaccination-withdrawn', 'The vaccination is withdrawn')
  }
  const content = { resource: { ...readFor(asked, person), id: held.id }, [registrar]: senderOf(asked) }
  const change = { ...common(person), id: held.id, seen: held.version, at: now, content }
  return answerOf(200, { ...change, version: held.version + 1 }, [change])
}

function known({ person }: Asked): KnownPerson {
  if (person) return person
  throw new Problem('not-found', 'person-unknown', 'Nobody is registered with the number')
}

function readFor({ body = {}, now }: Asked, person: KnownPerson): Json {
  return readImmunization(body, [person.number, patientIn(body) ?? ''], person, now)
}

/** Of what the caller may see: to who may see nothing, this says nothing. */
function refuseDouble({ records }: Asked, read: Json): void {
  const day = (resource: Json) => String(resource.occurrenceDateTime).slice(0, 10)
  const double = records
    .map(resourceIn)
    .some((each) => each.status === 'completed' && vaccineIn(each) === vaccineIn(read) && day(each) === day(read))
  if (double && read.status === 'completed') {
    throw new Problem('conflict', 'vaccination-duplicate', 'The vaccine is registered as given that day already')
  }
}

function common({ number }: KnownPerson): Pick<RecordChange, 'person' | 'service' | 'kind'> {
  return { person: number, service: vaccinationsId, kind: immunizationKind }
}

function answerOf(
  status: number,
  record: Pick<NationalRecord, 'kind' | 'id' | 'version' | 'at' | 'content'>,
  changes: readonly RecordChange[],
): Outcome {
  return { status, headers: writtenHeaders(record), changes, body: renderImmunization(record) }
}
