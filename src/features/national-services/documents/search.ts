import type { Json } from '../../../standards/fhir/json.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'
import { seenBy } from './may-see.ts'

/** Tells how many documents are locked: the reader's page must show the number. */
const lockedCountHeader = 'nhn-securitylabel-nors-count'

/** Find Document References (ITI-67). */
export function searchDocuments(asked: Asked): Outcome {
  const { parameters, privacy, caller } = asked
  const { shown, lockedCount } = seenBy(asked)
  const matches = shown
    .map(({ reference }) => reference)
    .filter((reference) => isAsked(reference, parameters))
    .toSorted(byDate(parameters.get('_sort') ?? '-date'))
  const outcome = searchset(matches, pagingIn(parameters), { outcomes: keptBack(privacy) })
  return caller.kind === 'professional'
    ? { ...outcome, headers: { [lockedCountHeader]: String(lockedCount) } }
    : outcome
}

function isAsked(reference: Json, asked: URLSearchParams): boolean {
  const has = (name: 'type' | 'category', concepts: readonly Concept[]) => {
    const wanted = asked.get(name)
    return wanted === null || wanted.split(',').some((token) => concepts.some((each) => isCoded(each, token)))
  }
  // Written by this service alone, in this shape.
  const {
    status,
    type,
    category = [],
    date,
  } = reference as {
    readonly status: string
    readonly type: Concept
    readonly category?: readonly Concept[]
    readonly date: string
  }
  return (
    (asked.get('status') ?? status) === status &&
    has('type', [type]) &&
    has('category', category) &&
    isWithin(asked.getAll('date'), date)
  )
}

type Concept = { readonly coding: readonly { readonly system: string; readonly code: string }[] }

function isCoded({ coding }: Concept, token: string): boolean {
  return coding.some(({ system, code }) => token === code || token === `${system}|${code}`)
}

function byDate(sort: string) {
  const turn = sort.startsWith('-') ? -1 : 1
  return (one: Json, other: Json) => turn * String(one.date).localeCompare(String(other.date), 'en')
}
