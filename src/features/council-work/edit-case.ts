import { isDeepStrictEqual } from 'node:util'
import {
  type Act,
  type CaseText,
  type CouncilCase,
  type CouncilStore,
  editCase,
  propose,
  type Stored,
  withdraw,
  type Write,
} from '../council/index.ts'
import { changed, loadRecord, readOf } from './workspace.ts'

/** A case, and the meeting it is on where it has one. */
export type CaseInHand = { readonly kept: Stored<'case'>; readonly meeting: Stored<'meeting'> | undefined }

/** @throws Problem `not-found` */
export async function loadCase(store: CouncilStore, council: string, id: string): Promise<CaseInHand> {
  const kept = await loadRecord(store, 'case', council, id)
  const { meeting } = kept.content
  return { kept, meeting: meeting === undefined ? undefined : await store.find('meeting', council, meeting) }
}

const reads = ({ meeting }: CaseInHand) => (meeting ? [readOf(meeting)] : [])

/**
 * Changes what is written of the case, and what is proposed when that is new.
 *
 * @throws Problem as the rules `editCase` and `propose`; `conflict` (`changed-meanwhile`)
 */
export async function saveCase(
  store: CouncilStore,
  hand: CaseInHand,
  text: CaseText,
  proposal: string,
  act: Act,
): Promise<void> {
  const { kept, meeting } = hand
  const edited = asWritten(kept.content, editCase(kept.content, meeting?.content, text), text)
  const isNew = proposal !== '' && proposal !== kept.content.proposals.at(-1)?.text
  const after = isNew ? propose(edited, meeting?.content, proposal) : edited
  await store.commit({ ...act, why: 'Endret saken' }, [changed(kept, after)], reads(hand))
}

const clearable = ['type', 'owner', 'handler', 'needHere'] as const

/** A field that was emptied is gone, and one that a person wrote is no longer read from a paper. */
function asWritten(before: CouncilCase, edited: CouncilCase, text: CaseText): CouncilCase {
  const cleared = new Set<string>(clearable.filter((field) => text[field] === undefined))
  const kept = Object.entries(edited).filter(([field]) => !cleared.has(field))
  const sources = Object.entries(before.fieldSources ?? {}).filter(([field]) => unchanged(field, before, text))
  // What was left out may be left out of a case.
  return Object.fromEntries([
    ...kept,
    ...(before.fieldSources ? [['fieldSources', Object.fromEntries(sources)]] : []),
  ]) as CouncilCase
}

const unchanged = (field: string, before: CouncilCase, text: CaseText): boolean =>
  !(field in text || (clearable as readonly string[]).includes(field)) ||
  isDeepStrictEqual(Reflect.get(before, field), Reflect.get(text, field))

/** @throws Problem as the rule `withdraw`; `conflict` (`changed-meanwhile`) */
export async function withdrawCase(store: CouncilStore, hand: CaseInHand, reason: string, act: Act): Promise<void> {
  const { kept, meeting } = hand
  const writes: Write[] = [changed(kept, withdraw(kept.content, meeting?.content, reason))]
  const read = meeting && meeting.content.state !== 'planned' ? [readOf(meeting)] : []
  if (meeting?.content.state === 'planned') {
    const agenda = meeting.content.agenda.filter((item) => item.case !== kept.id)
    writes.push(changed(meeting, { ...meeting.content, agenda }))
  }
  await store.commit({ ...act, why: `Trakk saken: ${reason}` }, writes, read)
}
