import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { Problem } from '../../../kernel/problem.ts'
import { accessBasis, opensRestriction } from '../hit-headers.ts'
import type { Asked } from '../national-service.ts'
import { type ReaderKind, representationOf } from '../representation.ts'
import { codesOf, isKeptFrom, locked } from './confidentiality.ts'
import { dayOf, documentsIn, type HeldDocument, typeOf } from './held-document.ts'
import { isInWindow } from './look-back.ts'

/** With this scope alone an access basis must be stated, and documents are shared only so far back. */
export const byRegulation = 'nhn:phr/mhd/read-documentreferences/kjernejournalforskriften'
export const byLaw = 'nhn:phr/mhd/read-documentreferences'

/** What a reader gets of somebody's documents. */
type Seen = {
  readonly shown: readonly HeldDocument[]
  /** How many are locked and not shown; a professional is told, so that they know that there is more. */
  readonly lockedCount: number
}

/**
 * The documents that this reader may see. What is denied or postponed looks as if it were not there.
 *
 * @throws Problem `invalid` (`access-basis-missing`)
 */
export function seenBy(asked: Asked): Seen {
  const today = norwegianDay(asked.now)
  const reader = readerIn(asked, today)
  if (!reader) return { shown: [], lockedCount: 0 }
  const windowed = reader === 'professional' && underRegulation(asked)
  const within = documentsIn(asked.records).filter(
    ({ reference }) => !windowed || isInWindow(typeOf(reference), dayOf(reference), today),
  )
  const how = { opened: opensRestriction(asked.headers), today }
  const kept = within.filter((each) => isKeptFrom(reader, each, how))
  return {
    shown: within.filter((each) => !kept.includes(each)),
    lockedCount:
      reader === 'professional' ? kept.filter(({ reference }) => codesOf(reference).includes(locked)).length : 0,
  }
}

function readerIn({ caller, by, person }: Asked, today: string): ReaderKind | undefined {
  if (caller.kind === 'professional') return 'professional'
  return by && person ? representationOf(by, person, today).as : undefined
}

/** Helsepersonelloven § 45 comes with a scope of its own and asks for no basis. */
function underRegulation({ caller, headers }: Asked): boolean {
  if (caller.scopes.has(byLaw) || !caller.scopes.has(byRegulation)) return false
  if (headers[accessBasis.name] === undefined) {
    throw new Problem('invalid', 'access-basis-missing', 'The scope asks for an access basis, and there is none', {
      at: accessBasis.name,
    })
  }
  return true
}
