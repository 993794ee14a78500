import { createHash } from 'node:crypto'
import { type CouncilId, type Difference, shared } from '../council/index.ts'
import type { Reading } from '../council-papers/index.ts'
import type { Derived } from './store.ts'

/** Every flag as a difference that a person settles. Those of drafts wait until the draft has a council and a day. */
export function differenceRecords({ flags, cases, meetings }: Reading): readonly Derived<'difference'>[] {
  const known = new Set([...cases, ...meetings].flatMap(({ council }) => council ?? []))
  const made = new Map<string, Derived<'difference'>>()
  for (const { kind, where, message, repair, sources } of flags) {
    if (where.startsWith('utkast/')) continue
    const hash = createHash('sha256')
      .update(JSON.stringify([message, repair]))
      .digest('hex')
      .slice(0, 10)
    const id = `${kind}/${where}/${hash}`
    const difference: Difference = { id, kind, where, message, ...(repair === undefined ? {} : { repair }), sources }
    made.set(id, { kind: 'difference', council: councilOf(where, known), id, content: difference })
  }
  return [...made.values()]
}

function councilOf(where: string, known: ReadonlySet<CouncilId>): CouncilId {
  const [first = ''] = where.split('/')
  return known.has(first) ? first : shared
}
