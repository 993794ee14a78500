import { isOn } from './attendance.ts'
import { internalCorrections } from './hidden.ts'
import type { CouncilCase, CouncilId, Input, Meeting, Membership } from './records.ts'

/**
 * The councils a signed-in person sits in that day, as member or standing substitute.
 *
 * @param subject of the sign-in; a membership without one is nobody's
 */
export function councilsOf(memberships: readonly Membership[], subject: string, day: string): ReadonlySet<CouncilId> {
  return new Set(
    memberships.filter((each) => each.subject === subject && isOn(each, day)).map(({ council }) => council),
  )
}

/**
 * A record as a member may read it: what is internal stays within the council whose it is, and is taken out for members
 * of others, with the corrections of it.
 *
 * @param own the councils the reader sits in
 */
export function forMember<T extends CouncilCase | Meeting>(record: T, own: ReadonlySet<CouncilId>): T {
  if (own.has(record.council)) return record
  const internal = new Set(internalCorrections(record))
  const corrections = record.corrections?.filter((each) => !internal.has(each))
  const told = corrections === undefined ? record : { ...record, corrections }
  if ('inputs' in told) return { ...told, inputs: open(told.inputs) }
  const agenda = (told as Meeting).agenda // a record that is no case is a meeting
  return {
    ...told,
    agenda: agenda.map((item) => (item.inputs === undefined ? item : { ...item, inputs: open(item.inputs) })),
  }
}

const open = (inputs: readonly Input[]): readonly Input[] => inputs.filter(({ internal }) => !internal)
