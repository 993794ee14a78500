import { Problem } from '../../kernel/problem.ts'
import { isOn } from './days.ts'
import type { Meeting, Membership, Seat } from './records.ts'

/** Who was there, and who was not. */
export type Attended = Pick<Meeting, 'members' | 'absent' | 'substitutes' | 'others'>

/** What is wrong with a list of those who were there (A12); the code of the `Problem` too. */
export type AttendanceFault = {
  readonly fault:
    | 'person-in-two-seats'
    | 'present-and-absent'
    | 'substitute-while-member-present'
    | 'substitute-for-nobody'
    | 'seat-taken-twice'
    | 'not-a-member'
    | 'member-unaccounted'
  readonly person: string
}

/**
 * Everything wrong with it: nobody sits for two seats, a substitute counts only when the member is absent, and each
 * member is there or not.
 *
 * @param roster who is a member that day; without it, only what the list says of itself is checked
 */
export function attendanceFaults(attended: Attended, roster?: readonly string[]): readonly AttendanceFault[] {
  const [present, absent] = [namesOf(attended.members), namesOf(attended.absent)]
  const sitting = [...present, ...namesOf(attended.substitutes)]
  const replaced = attended.substitutes.map(({ instead }) => instead)
  const of = (fault: AttendanceFault['fault'], people: readonly string[]) => people.map((person) => ({ fault, person }))
  return [
    ...of('person-in-two-seats', repeated(sitting)),
    ...of(
      'present-and-absent',
      absent.filter((person) => sitting.includes(person)),
    ),
    ...attended.substitutes.flatMap(({ person, instead }) => substituteFault(person, instead, present, absent)),
    ...of('seat-taken-twice', repeated(replaced.filter((instead) => instead !== undefined))),
    ...(roster === undefined
      ? []
      : of(
          'not-a-member',
          [...present, ...absent].filter((one) => !roster.includes(one)),
        )),
    ...of(
      'member-unaccounted',
      (roster ?? []).filter((one) => !present.includes(one) && !absent.includes(one)),
    ),
  ]
}

function substituteFault(
  person: string,
  instead: string | undefined,
  present: readonly string[],
  absent: readonly string[],
): readonly AttendanceFault[] {
  if (instead !== undefined && absent.includes(instead)) return []
  const there = instead !== undefined && present.includes(instead)
  return [{ fault: there ? 'substitute-while-member-present' : 'substitute-for-nobody', person }]
}

/** @throws Problem `invalid`, its code the first fault; the message names nobody */
export function requireAttendance(attended: Attended, roster?: readonly string[]): void {
  const [first] = attendanceFaults(attended, roster)
  if (first !== undefined) throw new Problem('invalid', first.fault, 'The attendance cannot be as it says')
}

/** How many seats had somebody in them. The papers set no limit; more than half is shown as enough. */
export type Quorum = { readonly filled: number; readonly seats: number; readonly moreThanHalf: boolean }

/** A substitute counts for the absent member alone. */
export function quorum({ members, absent, substitutes }: Attended): Quorum {
  const replaced = new Set(substitutes.map(({ instead }) => instead))
  const filled = members.length + absent.filter(({ person }) => replaced.has(person)).length
  const seats = members.length + absent.length
  return { filled, seats, moreThanHalf: filled * 2 > seats }
}

/** A seat on a day: who has it, and who may sit there instead. */
export type SeatHeld = {
  readonly seat: Seat
  readonly member: Membership | undefined
  readonly substitutes: readonly Membership[]
}

/** Every seat of the council that day, also the empty ones. @param day `YYYY-MM-DD` */
export function seatsOn(seats: readonly Seat[], memberships: readonly Membership[], day: string): readonly SeatHeld[] {
  return seats.map((seat) => {
    const held = memberships.filter((each) => each.seat === seat.id && each.council === seat.council && isOn(each, day))
    return {
      seat,
      member: held.find(({ substitute }) => !substitute),
      substitutes: held.filter(({ substitute }) => substitute),
    }
  })
}

const namesOf = (people: readonly { readonly person: string }[]): readonly string[] =>
  people.map(({ person }) => person)

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]
