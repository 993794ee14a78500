import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { RecordChange } from '../../national-records/index.ts'
import { mayBeMeasured, measurementsId, takeEntry, takeObservation } from '../measurements/take-in.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { operationOutcome } from '../refusal.ts'
import { senderOf } from '../written-resource.ts'
import { withOwnReferences } from './own-references.ts'
import { aboutToday, documentSubjectIn, readDocument } from './read-document.ts'

/** The service that all of this is of, and the kind of its records. */
export const welfareTechnologyId = 'welfare-technology'
export const noteKind = 'Composition'

/**
 * Journals a document: the note with its alarm in the municipality's record, the measurements among those of PMD, all or
 * nothing. The same sent again by the same organisation is answered as the first time.
 *
 * @throws Problem those of `readDocument` and `readObservation`; `forbidden`: `municipality-not-granted`, `reserved`;
 * `not-found`: `person-unknown`; `conflict`: `document-differs`, `observation-differs`
 */
export function journalDocument(asked: Asked): Outcome {
  const { body = {}, beside, now } = asked
  const municipality = granted(asked)
  const person = mayBeMeasured(asked)
  const { name, composition, observations, others } = readDocument(body, now)
  const { number } = person
  const numbers = [number, documentSubjectIn(body) ?? '']
  const taken = observations.map(({ fullUrl, resource }) => ({
    fullUrl,
    ...takeEntry(asked, { resource, key: fullUrl, replaces: false }, { person, numbers }),
  }))
  const id = uuidOf(`note/${number}/${senderOf(asked)}/${name}`)
  const where = new Map<unknown, string>([
    ...taken.map((each) => [each.fullUrl, `Observation/${each.id}`] as const),
    ...others.map(({ fullUrl }, nth) => [fullUrl, `#${nth + 1}`] as const),
  ])
  const contained = others.map(({ resource }, nth) => ({ ...aboutToday(resource, number), id: String(nth + 1) }))
  const whole = { ...aboutToday(composition, number), id, ...(contained.length > 0 ? { contained } : {}) }
  const content = { resource: withOwnReferences(whole, where), municipality }
  const held = (beside[welfareTechnologyId] ?? []).find((each) => each.id === id)
  if (held && JSON.stringify(held.content) !== JSON.stringify(content)) {
    throw new Problem('conflict', 'document-differs', 'Another document has this identifier')
  }
  const note: RecordChange = {
    person: number,
    service: welfareTechnologyId,
    id,
    kind: noteKind,
    at: now,
    seen: 0,
    content,
  }
  return accepted(held ? [] : [...taken.flatMap(({ changes }) => changes), note])
}

/**
 * Takes one measurement of a device in, for PMD.
 *
 * @throws Problem those of `readObservation`; `forbidden`: `municipality-not-granted`, `reserved`; `not-found`:
 * `person-unknown`; `conflict`: `observation-differs`
 */
export function takeMeasurement(asked: Asked): Outcome {
  granted(asked)
  return accepted(takeObservation(asked).changes ?? [])
}

/** Services whose records are changed. */
export const changed = [welfareTechnologyId, measurementsId]

/** A client of VKP is of one municipality, and that is the one it writes to. */
function granted(asked: Asked): string {
  const { orgNumber = '' } = asked.params
  if (senderOf(asked) === orgNumber) return orgNumber
  throw new Problem('forbidden', 'municipality-not-granted', 'The municipality has not given this client access')
}

function accepted(changes: readonly RecordChange[]): Outcome {
  const body = operationOutcome('information', 'informational', { code: 'accepted', text: 'Journaled' })
  return { status: 202, body, changes }
}
