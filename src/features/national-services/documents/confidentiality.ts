import type { Json } from '../../../standards/fhir/json.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { ReaderKind } from '../representation.ts'
import type { HeldDocument } from './held-document.ts'

/** What a code of Volven 9603 keeps a document from. `rest` holds for those who represent somebody, whatever their role. */
type Effect = {
  readonly means: string
  /** Whom it is kept from; a professional may have it opened by an access basis, a citizen never. */
  readonly keptFrom: readonly ReaderKind[]
  /** Until a day, where one is set. */
  readonly untilDay?: true
}

const everyone: readonly ReaderKind[] = ['self', 'youth', 'parent', 'guardian', 'proxy']

/**
 * Volven 9603, in our words: denied (NORN_…) and postponed (NORU) are towards the citizen and those who speak for them, and
 * no professional is kept out by them; locked (NORS) is towards professionals.
 *
 * @see pasient- og brukerrettighetsloven §§ 3-4 and 5-1
 */
const effects: ReadonlyMap<string, Effect> = new Map([
  ['N', { means: 'Nothing is kept from anybody', keptFrom: [] }],
  ['NORN_ALL', { means: 'Denied', keptFrom: everyone }],
  ['NORN_FFL', { means: 'Denied: danger to life', keptFrom: everyone }],
  ['NORN_KUT', { means: 'Denied: clearly inadvisable', keptFrom: everyone }],
  ['NORN_EPO', { means: 'Denied: the patient’s own wish', keptFrom: everyone }],
  ['NORN_FOR', { means: 'Denied: older than electronic access', keptFrom: everyone }],
  ['NORN_FFH', { means: 'Denied: danger to professionals', keptFrom: everyone }],
  ['NORN_FPB', { means: 'Denied: sound treatment', keptFrom: everyone }],
  ['NORN_DUP', { means: 'Denied: a duplicate', keptFrom: everyone }],
  ['NORN_ANG', { means: 'Denied: somebody else is told of in it', keptFrom: everyone }],
  ['NORN_FORANS', { means: 'Denied to those with parental responsibility', keptFrom: ['parent'] }],
  ['NORN_UNGDOM', { means: 'Denied to a youth of 12 to 16; parents read it', keptFrom: ['youth'] }],
  ['NORU', { means: 'Postponed for the citizen', keptFrom: everyone, untilDay: true }],
  ['NORS', { means: 'Locked', keptFrom: ['professional'] }],
])

/** Every code that a document may carry. */
export const confidentialityCodes: readonly string[] = [...effects.keys()]

/** Whose list of documents a locked one is counted in, and not shown. */
export const locked = 'NORS'

/** The code as a security label. */
export function securityLabel(code: string): Json {
  const display = effects.get(code)?.means
  return { coding: [{ system: volven('9603'), code, ...(display ? { display } : {}) }] }
}

/**
 * Whether a document is kept from a reader. A code that is not in the table keeps it from everybody: what cannot be read as
 * harmless is not shown.
 *
 * @param openFrom ISO 8601 day from which a postponed document may be read; nobody has said when, if it is left out
 * @param opened whether the access basis opens what is locked
 * @param today ISO 8601 day
 */
export function isKeptFrom(
  reader: ReaderKind,
  { reference, openFrom }: Pick<HeldDocument, 'reference' | 'openFrom'>,
  { opened, today }: { readonly opened: boolean; readonly today: string },
): boolean {
  return codesOf(reference).some((code) => {
    const effect = effects.get(code)
    if (!effect) return true
    if (!effect.keptFrom.includes(reader)) return false
    if (effect.untilDay && openFrom !== undefined && openFrom <= today) return false
    return reader !== 'professional' || !opened
  })
}

/** The codes of Volven 9603 that a reference carries. */
export function codesOf({ securityLabel: labels }: Json): readonly string[] {
  // Written by us alone: what is uploaded is read into the same shape first.
  const concepts = (labels ?? []) as readonly { readonly coding: readonly { system: string; code: string }[] }[]
  return concepts.flatMap(({ coding }) =>
    coding.filter(({ system }) => system === volven('9603')).map(({ code }) => code),
  )
}
