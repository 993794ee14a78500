import type { Council, CouncilId, Membership, Seat } from '../council/index.ts'
import {
  knownCouncils,
  type MeetingReading,
  type PaperText,
  type PersonSaid,
  type Reading,
  slug,
} from '../council-papers/index.ts'
import type { Derived } from './store.ts'

/** The councils that the papers name, with the seats and members they tell of. */
export function registerRecords(reading: Reading, papers: readonly PaperText[]): readonly Derived[] {
  const named = [
    ...reading.meetings.flatMap(({ council }) => council ?? []),
    ...reading.cases.flatMap(({ council, earlier }) =>
      [council ?? [], earlier.flatMap((row) => row.council ?? [])].flat(),
    ),
  ]
  const councils = [...new Set(named)].sort()
  return councils.flatMap((id) => [
    { kind: 'council', council: id, id, content: councilRecord(id, papers) } as const,
    ...membersOf(id, reading.meetings),
  ])
}

function councilRecord(id: CouncilId, papers: readonly PaperText[]): Council {
  const known = knownCouncils.find((council) => council.id === id)
  if (known) return known
  const name = printedName(id, papers) ?? capital(id.replaceAll('-', ' '))
  return { id, level: 'annet', names: [{ name, short: name }], aliases: [], state: 'active' }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** How papers write the name that became the id, by most of them: an id has lost its letters and capitals. */
export function printedName(id: CouncilId, papers: readonly PaperText[]): string | undefined {
  const length = id.split('-').length
  const counts = new Map<string, number>()
  for (const { lines } of papers) {
    for (const line of lines) {
      if (!slug(line).includes(id)) continue
      const words = line.split(/[\s()«»"]+/).filter((word) => word !== '')
      for (let from = 0; from < words.length; from++) {
        for (let to = from + 1; to <= Math.min(words.length, from + length); to++) {
          const name = words
            .slice(from, to)
            .join(' ')
            .replace(/[,.;:]+$/, '')
          if (slug(name) === id) counts.set(name, (counts.get(name) ?? 0) + 1)
        }
      }
    }
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0]
}

type Sitting = { readonly person: PersonSaid; readonly from?: string; readonly to?: string; readonly seat: string }

/**
 * Who sits in the council: those listed as members in any of its meetings. A seat is named by the first person known to
 * have had it; who replaces somebody takes over the seat on the day of the meeting that welcomes them.
 */
function membersOf(council: CouncilId, meetings: readonly MeetingReading[]): readonly Derived[] {
  const ours = meetings
    .filter((meeting) => meeting.council === council)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  const sitting = new Map<string, Sitting>()
  for (const { date, members, absent, memberChanges } of ours) {
    for (const person of memberChanges) {
      const before = person.instead === undefined ? undefined : sitting.get(slug(person.instead))
      const seat = before?.seat ?? `plass-${slug(person.instead ?? person.person)}`
      if (before) sitting.set(slug(before.person.person), { ...before, ...(date === undefined ? {} : { to: date }) })
      else if (person.instead !== undefined) {
        const left = { person: person.instead, source: person.source }
        sitting.set(slug(person.instead), { person: left, seat, ...(date === undefined ? {} : { to: date }) })
      }
      sitting.set(slug(person.person), { person, seat, ...(date === undefined ? {} : { from: date }) })
    }
    for (const person of [...members, ...absent]) {
      const known = sitting.get(slug(person.person))
      if (!known) sitting.set(slug(person.person), { person, seat: `plass-${slug(person.person)}` })
      else if (known.person.organisation === undefined) sitting.set(slug(person.person), { ...known, person })
    }
  }
  return [...sitting].flatMap(([id, each]) => memberRecords(council, id, each))
}

function memberRecords(council: CouncilId, id: string, { person, seat, from, to }: Sitting): readonly Derived[] {
  const organisation = person.organisation ?? ''
  const content: Membership = {
    id,
    council,
    seat,
    person: person.person,
    organisation,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    substitute: false,
    sources: [person.source],
  }
  const place: Seat = {
    id: seat,
    council,
    label: organisation === '' ? person.person : organisation,
    sources: [person.source],
  }
  return [
    { kind: 'seat', council, id: seat, content: place },
    { kind: 'membership', council, id, content },
  ]
}
