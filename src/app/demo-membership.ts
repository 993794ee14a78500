import type { CouncilStore, Write } from '../features/council/index.ts'

const council = 'nufa'
const seat = 'plass-demo'
const membership = 'medlem-demo'
const person = 'Marit Heggelia'
const subject = 'demo-council-member'

/** Gives the demo's council member a seat, so that there are papers to read; what people change of it later stands. */
export async function seatDemoMember(store: CouncilStore, at: Date): Promise<void> {
  const before = await store.changes(council, { kind: 'membership', id: membership }, { limit: 1 })
  if (before.length > 0) return
  const act = { by: 'oppstart', byName: 'Demo', at, why: 'Satt opp for demoen' }
  // The sample papers may name the member: the seat is that one, not a second.
  const named = (await store.list('membership')).find(
    ({ content }) => content.council === council && content.person === person,
  )
  if (named) {
    if (named.content.subject !== undefined) return
    const content = { ...named.content, subject }
    await store.commit(act, [{ kind: 'membership', council, id: content.id, seen: named.version, content }])
    return
  }
  const writes: readonly Write[] = [
    { kind: 'seat', council, id: seat, seen: 0, content: { id: seat, council, label: 'Kommunene' } },
    {
      kind: 'membership',
      council,
      id: membership,
      seen: 0,
      content: {
        id: membership,
        council,
        seat,
        person,
        subject,
        organisation: 'Storfjell kommune',
        from: '2026-01-01',
        substitute: false,
      },
    },
  ]
  await store.commit(act, writes)
}
