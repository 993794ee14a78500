import {
  type Act,
  type CaseText,
  type CouncilCase,
  type CouncilId,
  type CouncilStore,
  draftCase,
  type Meeting,
  propose,
  type Stored,
} from '../council/index.ts'
import { added, loadRecord } from './workspace.ts'

/** Eight characters nobody else has, of a random UUID. */
export const keyOf = (id: string): string => id.replaceAll('-', '').slice(0, 8)

/** Makes a case without a number. @throws Problem as the rule `draftCase` */
export async function makeDraft(
  store: CouncilStore,
  council: CouncilId,
  year: number,
  text: CaseText & Pick<CouncilCase, 'approvesMinutesOf'>,
  id: string,
  act: Act,
  proposal = '',
): Promise<Stored<'case'>> {
  const { approvesMinutesOf, ...written } = text
  const draft = { ...draftCase(council, year, keyOf(id), written), ...(approvesMinutesOf && { approvesMinutesOf }) }
  const made = proposal === '' ? draft : propose(draft, undefined, proposal)
  await store.commit({ ...act, why: 'Laget saken' }, [added('case', council, made.id, made)])
  return loadRecord(store, 'case', council, made.id)
}

/** How long somebody who makes the same case again is asked whether that was meant. */
const justNow = 15 * 60_000

/** A case of the council with this title that the same person made or seated just now: going back and sending a form again. */
export async function madeJustNow(
  store: CouncilStore,
  council: CouncilId,
  title: string,
  by: string,
  now: Date,
): Promise<Stored<'case'> | undefined> {
  const alike = (await store.list('case', council)).filter(
    ({ content, modified }) => content.title === title && now.getTime() - modified.getTime() < justNow,
  )
  for (const each of alike) {
    const [last] = await store.changes(council, each, { limit: 1 })
    if (last?.by === by) return each
  }
  return undefined
}

/** The case that lets a later meeting approve the minutes of an earlier one, with its proposal. */
export function draftApproval(
  store: CouncilStore,
  meeting: Meeting,
  approved: Meeting,
  { title, proposal }: { readonly title: string; readonly proposal: string },
  id: string,
  act: Act,
): Promise<Stored<'case'>> {
  const year = Number((meeting.date ?? approved.date ?? '').slice(0, 4))
  const text = { title, type: 'godkjenning', approvesMinutesOf: approved.id } as const
  return makeDraft(store, meeting.council, year, text, id, act, proposal)
}
