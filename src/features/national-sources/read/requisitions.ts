import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { Requisition } from '../held.ts'
import { about, conceptOf, matchesIn, registeredIn, whoOf } from './fhir.ts'
import { needed, present, whenIn } from './members.ts'

/**
 * What was asked for, the latest first.
 *
 * @throws Problem `source-unreadable`
 * @see https://hl7.org/fhir/R5/servicerequest.html
 */
export function readRequisitions(bundles: readonly Json[], asking: Asking): readonly Requisition[] {
  const read = about(matchesIn(bundles, 'ServiceRequest'), asking).map(requisitionOf)
  return read.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '', 'en'))
}

/** In R5 a code is a concept or a reference; reasons too. */
function requisitionOf(request: Json): Requisition {
  const wanted = objectIn(request, 'occurrencePeriod')
  const performer = whoOf(request, listIn(request, 'performer'))
  const reason = conceptOf(objectIn(listIn(request, 'reason')[0], 'concept'))
  return {
    source: 'requisitions',
    id: needed(textIn(request, 'id'), 'id'),
    by: whoOf(request, [objectIn(request, 'requester')]),
    what: needed(conceptOf(objectIn(objectIn(request, 'code'), 'concept')), 'ServiceRequest.code'),
    ...present({
      at: whenIn(request, 'authoredOn'),
      registered: registeredIn(request),
      status: textIn(request, 'status'),
      performer: Object.keys(performer).length > 0 ? performer : undefined,
      reason: reason?.text ?? reason?.codes[0]?.display,
      wanted: wanted && present({ from: whenIn(wanted, 'start'), to: whenIn(wanted, 'end') }),
    }),
  }
}
