import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { Day, Story } from '../../synthetic-population/index.ts'
import type { LaidRecord } from '../laid-record.ts'

/** Somebody who gives or holds a power of attorney. */
export type Party = { readonly number: string; readonly name: string }

/** That one person may act for another, given by themselves (fullmakt; Volven 7611, FU). */
export type PowerOfAttorney = {
  readonly reference: string
  readonly giver: Party
  readonly holder: Party
  /** Numbered service areas of Helsenorge; 3 is digital health services. */
  readonly areas: readonly number[]
  readonly since: Day
  /** The last day; without one it holds until it is taken back. */
  readonly until?: Day
}

/** Kinds of records: what somebody gave, what somebody holds, and whose a reference is. */
export const kinds = { given: 'Given', held: 'Held', pointer: 'Moved' } as const

/**
 * Powers of attorney between two who live as a couple: the story of each tells the same. People with confidential addresses
 * neither give nor hold any.
 */
export function powersOfAttorneyOf({ person }: Story): readonly LaidRecord[] {
  const { number, name, confidentiality, nextOfKin } = person
  if (confidentiality === 'fortrolig' || confidentiality === 'strengtFortrolig') return []
  const self: Party = { number, name: `${name.given} ${name.family}` }
  return nextOfKin.flatMap(({ number: other, name: called, kinship }) => {
    if (other === undefined || (kinship !== 'spouse' && kinship !== 'partner')) return []
    const partner: Party = { number: other, name: called }
    return [...laid(kinds.given, between(self, partner)), ...laid(kinds.held, between(partner, self))]
  })
}

/** One in three has given one; one in four of those is over. */
function between(giver: Party, holder: Party): PowerOfAttorney | undefined {
  const reference = uuidOf(`power of attorney ${giver.number} ${holder.number}`)
  const chance = Number.parseInt(reference.slice(0, 4), 16)
  if (chance % 3 > 0) return undefined
  return {
    ...{ reference, giver, holder },
    areas: chance % 2 > 0 ? [3] : [1, 2, 3],
    since: `202${2 + (chance % 4)}-0${1 + (chance % 9)}-15`,
    ...(chance % 4 === 0 ? { until: '2026-06-30' } : {}),
  }
}

function laid(kind: typeof kinds.given | typeof kinds.held, power: PowerOfAttorney | undefined): readonly LaidRecord[] {
  if (!power) return []
  const { reference: id, since: on, giver } = power
  const content: Json = { ...power }
  const pointer = { id, kind: kinds.pointer, on, content: { to: giver.number }, under: id }
  return [{ id, kind, on, content }, ...(kind === kinds.given ? [pointer] : [])]
}
