import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  addAlias,
  type Council,
  type CouncilId,
  type CouncilStore,
  type Mandate,
  type Membership,
  newMandate,
  reactivate,
  rename,
  requireMemberships,
  rest,
  type Stored,
} from '../council/index.ts'
import { keyOf } from './draft-case.ts'
import { added, changed, readOf } from './workspace.ts'

/** The three levels keep their ids whatever they are called; another body has a slug of its name. */
const idOfLevel: Readonly<Record<Council['level'], CouncilId | undefined>> = {
  fag: 'nufa',
  portefolje: 'nuit',
  strategi: 'strategiradet',
  annet: undefined,
}

/** @throws Problem `conflict` (`council-exists`) */
export async function makeCouncil(
  store: CouncilStore,
  made: Pick<Council, 'level'> & { readonly name: string; readonly short: string; readonly from: string },
  act: Act,
): Promise<CouncilId> {
  const { level, ...name } = made
  const id = idOfLevel[level] ?? slugOf(made.short)
  if (await store.find('council', id, id)) throw new Problem('conflict', 'council-exists', 'There is such a council')
  const council: Council = { id, level, names: [name], aliases: [], state: 'active' }
  await store.commit({ ...act, why: 'Opprettet rådet' }, [added('council', id, id, council)])
  return id
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' }

function slugOf(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[æøå]/g, (letter) => letters[letter] ?? '')
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'organ'
}

/** @throws Problem as the rule `rename`; `conflict` (`changed-meanwhile`) */
export async function renameCouncil(
  store: CouncilStore,
  council: Stored<'council'>,
  name: { readonly name: string; readonly short: string; readonly from: string },
  act: Act,
): Promise<void> {
  return store.commit({ ...act, why: 'Ga rådet nytt navn' }, [changed(council, rename(council.content, name))])
}

/** The spellings that papers use beside the names. @throws Problem `conflict` (`changed-meanwhile`) */
export async function setAliases(
  store: CouncilStore,
  council: Stored<'council'>,
  spelled: readonly string[],
  act: Act,
): Promise<void> {
  const given = spelled.map((each) => each.trim()).filter((each) => each !== '')
  const after = given.reduce(addAlias, { ...council.content, aliases: [] })
  return store.commit({ ...act, why: 'Endret skrivemåtene for rådet' }, [changed(council, after)])
}

/** What turns a body: to rest with its tasks elsewhere, or awake again. */
export type Turn =
  | { readonly to: 'resting'; readonly from: string; readonly reason: string; readonly tasksWith: CouncilId }
  | { readonly to: 'active'; readonly from: string; readonly reason: string }

/** @throws Problem as the rules `rest` and `reactivate` */
export async function turnCouncil(
  store: CouncilStore,
  council: Stored<'council'>,
  turn: Turn,
  act: Act,
): Promise<void> {
  const after =
    turn.to === 'resting'
      ? rest(council.content, turn.from, turn.reason, turn.tasksWith)
      : reactivate(council.content, turn.from, turn.reason)
  const why = turn.to === 'resting' ? 'Satte organet i hvile' : 'Vekket organet'
  return store.commit({ ...act, why: `${why}: ${turn.reason}` }, [changed(council, after)])
}

/** Makes a new version; the one before it ends the day before. @throws Problem `invalid` (`mandate-not-later`) */
export async function makeMandate(
  store: CouncilStore,
  next: Omit<Mandate, 'id' | 'version' | 'from' | 'sources'> & { readonly from: string },
  act: Act,
): Promise<void> {
  const kept = await store.list('mandate', next.council)
  const last = kept
    .map(({ content }) => content)
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
  if (last?.from !== undefined && next.from <= last.from) {
    throw new Problem('invalid', 'mandate-not-later', 'The version before it is from a later day', { at: 'from' })
  }
  const after = newMandate(
    kept.map(({ content }) => content),
    { ...next, sources: [] },
  )
  const writes = after.map((mandate) => {
    const before = kept.find(({ id }) => id === mandate.id)
    return before ? changed(before, mandate) : added('mandate', next.council, mandate.id, mandate)
  })
  await store.commit({ ...act, why: 'Lagret en ny versjon av mandatet' }, writes)
}

/** A place in the council, for one member. */
export async function makeSeat(store: CouncilStore, council: CouncilId, label: string, id: string, act: Act) {
  const seat = { id: `plass-${keyOf(id)}`, council, label }
  await store.commit({ ...act, why: 'La til en plass' }, [added('seat', council, seat.id, seat)])
}

/** @throws Problem as the rule `requireMemberships` */
export async function makeMembership(
  store: CouncilStore,
  made: Omit<Membership, 'id'>,
  id: string,
  act: Act,
): Promise<void> {
  const membership: Membership = { id: `medlem-${keyOf(id)}`, ...made }
  const others = await store.list('membership', made.council)
  requireMemberships([...others.map(({ content }) => content), membership])
  await store.commit(
    { ...act, why: 'La til et medlemskap' },
    [added('membership', made.council, membership.id, membership)],
    others.map(readOf),
  )
}

/** @throws Problem `invalid` (`ends-before-it-begins`) */
export async function endMembership(
  store: CouncilStore,
  membership: Stored<'membership'>,
  to: string,
  act: Act,
): Promise<void> {
  if (to < (membership.content.from ?? '')) {
    throw new Problem('invalid', 'ends-before-it-begins', 'The membership ends before it begins', { at: 'to' })
  }
  return store.commit({ ...act, why: 'Avsluttet et medlemskap' }, [changed(membership, { ...membership.content, to })])
}
