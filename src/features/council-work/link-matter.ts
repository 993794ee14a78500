import {
  type Act,
  type CaseId,
  type CouncilStore,
  linkCase,
  type Matter,
  shared,
  type Stored,
  splitMatter,
  unlinkCase,
} from '../council/index.ts'
import { keyOf } from './draft-case.ts'
import { added, changed, loadRecord, removed } from './workspace.ts'

/** The matter to link to: one there is, or a new one by its title. */
export type Wanted = { readonly matter: string } | { readonly title: string; readonly id: string }

/**
 * Links cases into one matter, each in its place.
 *
 * @throws Problem `conflict` (`case-in-other-matter`, `changed-meanwhile`); `not-found`
 */
export async function linkCases(
  store: CouncilStore,
  linked: readonly CaseId[],
  wanted: Wanted,
  act: Act,
): Promise<Matter> {
  const [matters, cases, meetings] = await Promise.all([
    store.list('matter', shared),
    store.list('case'),
    store.list('meeting'),
  ])
  const before = 'matter' in wanted ? await loadRecord(store, 'matter', shared, wanted.matter) : undefined
  const empty: Matter =
    'title' in wanted ? { id: matterId(wanted.title, wanted.id), title: wanted.title, cases: [] } : nothing
  const others = matters.map(({ content }) => content)
  const kept = cases.map(({ content }) => content)
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const matter = linked.reduce((made, id) => linkCase(made, id, others, kept, dated), before?.content ?? empty)
  const why = { ...act, why: 'Knyttet saker til en saksgang' }
  await store.commit(why, [before ? changed(before, matter) : added('matter', shared, matter.id, matter)])
  return matter
}

const nothing: Matter = { id: '', title: '', cases: [] }

/** Two cases that a person says belong together: into the matter that one of them has, or a new one. */
export async function linkPair(
  store: CouncilStore,
  [earlier, later]: readonly [CaseId, CaseId],
  id: string,
  act: Act,
): Promise<Matter> {
  const matters = (await store.list('matter', shared)).map(({ content }) => content)
  const found = matters.find(({ cases }) => cases.includes(earlier) || cases.includes(later))
  if (found) return linkCases(store, [earlier, later], { matter: found.id }, act)
  const { content } = await loadRecord(store, 'case', later.split('/')[0] ?? '', later)
  return linkCases(store, [earlier, later], { title: content.title, id }, act)
}

/** Takes a case out; the matter goes with its last case. */
export async function takeOut(
  store: CouncilStore,
  matter: Stored<'matter'>,
  taken: CaseId,
  act: Act,
): Promise<boolean> {
  const left = unlinkCase(matter.content, taken)
  const why = { ...act, why: 'Tok en sak ut av saksgangen' }
  await store.commit(why, [left ? changed(matter, left) : removed(matter)])
  return left !== undefined
}

/**
 * Moves cases that belong to something else into a new matter; gives its id.
 *
 * @throws Problem as the rule `splitMatter`; `conflict` (`changed-meanwhile`)
 */
export async function splitOff(
  store: CouncilStore,
  matter: Stored<'matter'>,
  { title, id, cases }: { readonly title: string; readonly id: string; readonly cases: readonly CaseId[] },
  act: Act,
): Promise<string> {
  const [left, apart] = splitMatter(matter.content, { id: matterId(title, id), title, cases })
  const writes = [changed(matter, left), added('matter', shared, apart.id, apart)]
  await store.commit({ ...act, why: 'Delte saksgangen' }, writes)
  return apart.id
}

/** @throws Problem `conflict` (`changed-meanwhile`) */
export async function renameMatter(
  store: CouncilStore,
  matter: Stored<'matter'>,
  title: string,
  act: Act,
): Promise<void> {
  return store.commit({ ...act, why: 'Endret tittelen på saksgangen' }, [changed(matter, { ...matter.content, title })])
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' }

/** Stands in a public address, so it is made of the first title and never changes. */
function matterId(title: string, id: string): string {
  const slug = title
    .toLowerCase()
    .replaceAll(/[æøå]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${slug.slice(0, 60)}-${keyOf(id).slice(0, 4)}`
}
