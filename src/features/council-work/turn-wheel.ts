import {
  type Act,
  type CouncilStore,
  requireWheelItem,
  type Stored,
  type WheelItem,
  wheelDrafts,
} from '../council/index.ts'
import { keyOf } from './draft-case.ts'
import { added, changed, removed } from './workspace.ts'

/** Makes the drafts a year still lacks, in every council; how many. Asking twice makes nothing twice. */
export async function draftYear(store: CouncilStore, year: number, act: Act): Promise<number> {
  const [items, cases] = await Promise.all([store.list('wheel'), store.list('case')])
  const drafts = wheelDrafts(
    items.map(({ content }) => content),
    year,
    cases.map(({ content }) => content),
  )
  if (drafts.length === 0) return 0
  await store.commit(
    { ...act, why: `Laget utkast av årshjulet for ${year}` },
    drafts.map((draft) => added('case', draft.council, draft.id, draft)),
  )
  return drafts.length
}

/** @throws Problem as the rule `requireWheelItem` */
export async function addToWheel(
  store: CouncilStore,
  made: Omit<WheelItem, 'id'>,
  id: string,
  act: Act,
): Promise<void> {
  const item = requireWheelItem({ id: `hjul-${keyOf(id)}`, ...made })
  return store.commit({ ...act, why: 'La en sak i årshjulet' }, [added('wheel', made.council, item.id, item)])
}

/** @throws Problem as the rule `requireWheelItem`; `conflict` (`changed-meanwhile`) */
export async function changeWheel(
  store: CouncilStore,
  item: Stored<'wheel'>,
  made: Omit<WheelItem, 'id' | 'council'>,
  act: Act,
): Promise<void> {
  const content = requireWheelItem({ id: item.id, council: item.council, ...made })
  return store.commit({ ...act, why: 'Endret en sak i årshjulet' }, [changed(item, content)])
}

/** Takes it off; cases that were made of it stay. */
export async function takeOffWheel(store: CouncilStore, item: Stored<'wheel'>, act: Act): Promise<void> {
  return store.commit({ ...act, why: 'Tok en sak ut av årshjulet' }, [removed(item)])
}
