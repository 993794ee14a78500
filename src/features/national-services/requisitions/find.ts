import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import { ofKind } from '../ask-service.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'
import { versionHeaders } from '../resource-version.ts'
import type { ParekType } from './parek.ts'
import { listIn, objectIn } from './rules.ts'
import { requestIn } from './specimen-rules.ts'
import { renderRecord, storedIn } from './stored.ts'

/** How each parameter that is not about paging or the person is looked for. */
const looksFor: Readonly<Record<string, (record: NationalRecord, asked: readonly string[]) => boolean>> = {
  _id: ({ id }, asked) => asked.includes(id),
  status: (record, asked) => asked.includes(String(storedIn(record).resource.status)),
  identifier: (record, asked) => hasIdentifier(storedIn(record).resource, asked),
  authored: (record, asked) => isWithin(asked, String(storedIn(record).resource.authoredOn)),
  collected: (record, asked) =>
    isWithin(asked, String(objectIn(storedIn(record).resource.collection)?.collectedDateTime)),
  request: (record, asked) => asked.includes(`ServiceRequest/${requestIn(storedIn(record).resource)}`),
}

/** Those of a type that are asked for, the latest first. */
export function search(type: ParekType): (asked: Asked) => Outcome {
  return ({ parameters, records, privacy }) => {
    const matches = ofKind(records, type)
      .filter((record) =>
        [...new Set(parameters.keys())].every((name) => looksFor[name]?.(record, parameters.getAll(name)) ?? true),
      )
      .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? -1 : 1))
      .map(renderRecord)
    return searchset(matches, pagingIn(parameters), { outcomes: keptBack(privacy) })
  }
}

/**
 * One of a type, as it is now.
 *
 * @throws Problem `not-found` (`resource-unknown`), the same where it is kept back
 */
export function read(type: ParekType): (asked: Asked) => Outcome {
  return ({ records, params }) => {
    const found = ofKind(records, type).find(({ id }) => id === params.id)
    if (!found) throw new Problem('not-found', 'resource-unknown', 'The patient has no such resource')
    return { status: 200, body: renderRecord(found), headers: versionHeaders(found) }
  }
}

/** A token: a value, or a system and a value with a bar between. */
function hasIdentifier({ identifier }: Json, asked: readonly string[]): boolean {
  return listIn(identifier).some(({ system, value }) =>
    asked.some((token) => token === value || token === `${system}|${value}`),
  )
}
