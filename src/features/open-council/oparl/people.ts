import type { Meeting } from '../../council/index.ts'
import type { OpenCouncils, Stamp } from '../public-records.ts'
import { uuidOf } from '../stable-id.ts'

/** A person as the records know them: a name. Two of one name are one here, which no paper can tell apart. */
export type KnownPerson = Stamp & { readonly id: string; readonly name: string }

/** Everybody who is a member or was in a meeting. */
export function peopleOf(open: OpenCouncils): readonly KnownPerson[] {
  const known = new Map<string, KnownPerson>()
  const add = (name: string, stamp: Stamp) => {
    const before = known.get(name)
    const created = before && before.created < stamp.created ? before.created : stamp.created
    const modified = before && before.modified > stamp.modified ? before.modified : stamp.modified
    known.set(name, { id: personId(name), name, created, modified })
  }
  for (const { id, person } of open.memberships) add(person, open.stampOf('membership', id))
  for (const meeting of open.meetings) {
    for (const name of presentIn(meeting)) add(name, open.stampOf('meeting', meeting.id))
  }
  return [...known.values()]
}

/** Those who were called or were there, not those who were absent. */
export function presentIn({ members, substitutes, others }: Meeting): readonly string[] {
  return [...new Set([...members, ...substitutes, ...others].map(({ person }) => person))]
}

export function personId(name: string): string {
  return uuidOf(`person/${name}`)
}
