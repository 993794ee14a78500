import { Problem } from '../../kernel/problem.ts'
import { daysBefore, isOn, overlap } from './days.ts'
import type { Council, CouncilId, CouncilName, Membership } from './records.ts'

/** What the council was called on a day, the first name for the days before any is known; today's when no day is given. */
export function nameOn({ names }: Pick<Council, 'names'>, day?: string): CouncilName | undefined {
  if (day === undefined) return names.at(-1)
  return names.findLast((name) => isOn(name, day)) ?? names.findLast(({ from }) => (from ?? '') <= day) ?? names[0]
}

/** The council with a new name from a day on; the old one ends the day before and stays findable. @throws Problem `invalid` (`not-a-later-name`) */
export function rename(council: Council, name: Omit<CouncilName, 'to'> & { readonly from: string }): Council {
  const last = council.names.at(-1)
  if (last?.from !== undefined && name.from <= last.from) {
    throw new Problem('invalid', 'not-a-later-name', 'The name before it is from a later day', { at: 'from' })
  }
  const before =
    last === undefined ? [] : [...council.names.slice(0, -1), { ...last, to: last.to ?? daysBefore(name.from, 1) }]
  return { ...council, names: [...before, name] }
}

/** Another spelling that papers use; without effect when it is known. */
export function addAlias(council: Council, alias: string): Council {
  const known = [...council.aliases, ...council.names.flatMap(({ name, short }) => [name, short])]
  return known.some((each) => plain(each) === plain(alias))
    ? council
    : { ...council, aliases: [...council.aliases, alias] }
}

/**
 * Puts a body to rest: another council has its tasks until a crisis wakes it.
 *
 * @throws Problem `conflict` (`not-active`), `invalid` (`no-reason`)
 */
export function rest(council: Council, from: string, reason: string, tasksWith: CouncilId): Council {
  if (council.state !== 'active') throw new Problem('conflict', 'not-active', 'The council is not active')
  return { ...council, state: 'resting', tasksWith, turns: turned(council, 'resting', from, reason) }
}

/**
 * Wakes a body that rests, as the digital preparedness body in a crisis: it has its tasks itself again.
 *
 * @throws Problem `conflict` (`not-resting`), `invalid` (`no-reason`)
 */
export function reactivate({ tasksWith: _, ...council }: Council, from: string, reason: string): Council {
  if (council.state !== 'resting') throw new Problem('conflict', 'not-resting', 'The council does not rest')
  return { ...council, state: 'active', turns: turned(council, 'active', from, reason) }
}

function turned(
  council: Council,
  state: Council['state'],
  from: string,
  reason: string,
): NonNullable<Council['turns']> {
  if (reason.trim() === '') throw new Problem('invalid', 'no-reason', 'A reason is needed', { at: 'reason' })
  return [...(council.turns ?? []), { state, from, reason: reason.trim() }]
}

/** Two memberships that cannot both be. */
export type MembershipFault = {
  readonly fault: 'person-in-two-seats' | 'seat-taken-twice'
  readonly memberships: readonly [Membership['id'], Membership['id']]
}

/**
 * Memberships of one council that cannot both be at the same time (A12): a person has one seat, and a seat one member.
 * Standing substitutes are not members.
 */
export function membershipFaults(memberships: readonly Membership[]): readonly MembershipFault[] {
  const members = memberships.filter(({ substitute }) => !substitute)
  return members.flatMap((one, n) =>
    members
      .slice(n + 1)
      .filter((other) => other.council === one.council && overlap(one, other))
      .flatMap((other): MembershipFault[] => {
        const pair = [one.id, other.id] as const
        if (other.seat === one.seat) return [{ fault: 'seat-taken-twice', memberships: pair }]
        return other.person === one.person ? [{ fault: 'person-in-two-seats', memberships: pair }] : []
      }),
  )
}

/** @throws Problem `conflict`, its code the first fault; the message names nobody */
export function requireMemberships(memberships: readonly Membership[]): void {
  const [first] = membershipFaults(memberships)
  if (first !== undefined) throw new Problem('conflict', first.fault, 'Two memberships cannot both be')
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
