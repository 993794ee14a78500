import { isDeepStrictEqual } from 'node:util'
import { type InstanceIdentifier, sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Description } from './likeness.ts'

/** A number of a person, and the country whose register gives it: ISO 3166-1, two letters. */
export type PersonNumber = InstanceIdentifier & { readonly country: string }

/** Who did something to an identity, when, and why. */
export type Act = {
  readonly id: string
  readonly at: Date
  /** The issuer's `sub`. */
  readonly by: string
  readonly byName: string
  readonly why: string
}

/** What can be done to an identity. A merge stands in the history of both. */
export type Change =
  | { readonly kind: 'registered'; readonly number: PersonNumber }
  | { readonly kind: 'number-added'; readonly number: PersonNumber }
  /** A register was asked and knows nobody: `country` is whose. */
  | { readonly kind: 'no-match'; readonly country: string }
  | { readonly kind: 'merged-in'; readonly other: string }
  | { readonly kind: 'merged-into'; readonly other: string }
  | { readonly kind: 'taken-out'; readonly other: string }
  | { readonly kind: 'taken-out-of'; readonly other: string }
  /** As a country described the person when it was asked. */
  | { readonly kind: 'described'; readonly country: string; readonly description: Description }
  /** Somebody looked, and found two people: `other` is the other one. Stands in the history of both. */
  | { readonly kind: 'found-different'; readonly other: string }

/** A central identity: nothing but its history, the oldest first. */
export type PatientIdentity = { readonly id: string; readonly history: readonly (Act & Change)[] }

/** Why something cannot be done to an identity. */
export type IdentityRefusal =
  | 'itself'
  | 'merged-already'
  | 'has-merged'
  | 'not-merged'
  | 'number-known'
  | 'two-numbers-of-one-register'

/** The identity of somebody whom nobody here has met. */
export function register(id: string, number: PersonNumber, act: Act): PatientIdentity {
  return { id, history: [{ ...act, kind: 'registered', number }] }
}

/** Its own numbers, without those of identities that were merged into it. */
export function numbersOf({ history }: PatientIdentity): readonly PersonNumber[] {
  return history.flatMap((entry) =>
    entry.kind === 'registered' || entry.kind === 'number-added' ? [entry.number] : [],
  )
}

/** Which identity it was merged into; undefined when it stands for itself. */
export function mergedInto({ history }: PatientIdentity): string | undefined {
  const last = history.findLast(({ kind }) => kind === 'merged-into' || kind === 'taken-out-of')
  return last?.kind === 'merged-into' ? last.other : undefined
}

/** The identities that are merged into it now. */
export function mergedIn({ history }: PatientIdentity): readonly string[] {
  const inside = new Set<string>()
  for (const entry of history) {
    if (entry.kind === 'merged-in') inside.add(entry.other)
    if (entry.kind === 'taken-out') inside.delete(entry.other)
  }
  return [...inside]
}

/** How a country has described the person, the last time it said something else than before. */
export type Described = { readonly country: string; readonly at: Date; readonly description: Description }

/** The last description of each country. */
export function descriptionsOf({ history }: PatientIdentity): readonly Described[] {
  const last = new Map<string, Described>()
  for (const entry of history) {
    if (entry.kind === 'described') last.set(entry.country, entry)
  }
  return [...last.values()].map(({ country, at, description }) => ({ country, at, description }))
}

/**
 * What a country says of the person now; the same again is no news, and changes nothing. What it does not speak of stands as
 * it was said before: a wallet shows a number alone.
 */
export function describe(identity: PatientIdentity, country: string, said: Description, act: Act): PatientIdentity {
  const known = descriptionsOf(identity).find((each) => each.country === country)?.description ?? {}
  const description = { ...known, ...said }
  if (isDeepStrictEqual(description, known)) return identity
  return entered(identity, act, { kind: 'described', country, description })
}

/**
 * A number given later, as a D-nummer. Two of one register are two people, until the register says otherwise.
 *
 * @param known every number of the person, those of identities merged with this one too
 */
export function addNumber(
  identity: PatientIdentity,
  known: readonly PersonNumber[],
  number: PersonNumber,
  act: Act,
): PatientIdentity | { readonly refused: IdentityRefusal } {
  if (known.some((each) => sameIdentifier(each, number))) return { refused: 'number-known' }
  if (clash(known, [number])) return { refused: 'two-numbers-of-one-register' }
  return entered(identity, act, { kind: 'number-added', number })
}

/** That a register was asked and has nobody: so that it is not taken for not asked. */
export function noteNoMatch(identity: PatientIdentity, country: string, act: Act): PatientIdentity {
  return entered(identity, act, { kind: 'no-match', country })
}

/** Two identities after a merge, or after they were taken apart. */
export type Pair = { readonly stays: PatientIdentity; readonly goes: PatientIdentity }

/**
 * One person after all: a human being says so, and why. Names are not looked at.
 *
 * @param inside the identities that are merged into `stays` before
 */
export function merge(
  { stays, goes }: Pair,
  inside: readonly PatientIdentity[],
  act: Act,
): Pair | { readonly refused: IdentityRefusal } {
  if (stays.id === goes.id) return { refused: 'itself' }
  if (mergedInto(stays) !== undefined || mergedInto(goes) !== undefined) return { refused: 'merged-already' }
  // One level deep, so that taking apart has one meaning.
  if (mergedIn(goes).length > 0) return { refused: 'has-merged' }
  const known = [stays, ...inside].flatMap(numbersOf)
  if (clash(known, numbersOf(goes))) return { refused: 'two-numbers-of-one-register' }
  return {
    stays: entered(stays, act, { kind: 'merged-in', other: goes.id }),
    goes: entered(goes, act, { kind: 'merged-into', other: stays.id }),
  }
}

/** Two people after all: each has again what it had. */
export function unmerge({ stays, goes }: Pair, act: Act): Pair | { readonly refused: IdentityRefusal } {
  if (mergedInto(goes) !== stays.id) return { refused: 'not-merged' }
  return {
    stays: entered(stays, act, { kind: 'taken-out', other: goes.id }),
    goes: entered(goes, act, { kind: 'taken-out-of', other: stays.id }),
  }
}

/** Somebody has looked and found two people. They are not proposed again; who learns more may still merge them. */
export function findDifferent([one, other]: Both, act: Act): Both | { readonly refused: IdentityRefusal } {
  if (one.id === other.id) return { refused: 'itself' }
  if (mergedInto(one) !== undefined || mergedInto(other) !== undefined) return { refused: 'merged-already' }
  return [
    entered(one, act, { kind: 'found-different', other: other.id }),
    entered(other, act, { kind: 'found-different', other: one.id }),
  ]
}

/** Two that are compared, in no order. */
export type Both = readonly [PatientIdentity, PatientIdentity]

const apart: ReadonlySet<Change['kind']> = new Set(['found-different', 'taken-out', 'taken-out-of'])

/** Whether two groups of merged identities were found to be two people, or were taken apart. */
export function areFoundDifferent(one: readonly PatientIdentity[], other: readonly PatientIdentity[]): boolean {
  const others = new Set(other.map(({ id }) => id))
  return one.some(({ history }) =>
    history.some((entry) => 'other' in entry && apart.has(entry.kind) && others.has(entry.other)),
  )
}

/**
 * Of two, the one that stays when they are merged: it that has others in it, else it that was met first. Which one is only
 * a matter of order: both keep their numbers, and their histories.
 */
export function asPair([one, other]: Both): Pair {
  const inside = mergedIn(other).length - mergedIn(one).length
  const first = one.history[0]!.at.getTime() - other.history[0]!.at.getTime()
  return inside > 0 || (inside === 0 && first > 0) ? { stays: other, goes: one } : { stays: one, goes: other }
}

function entered({ id, history }: PatientIdentity, act: Act, change: Change): PatientIdentity {
  return { id, history: [...history, { ...act, ...change }] }
}

/** Whether numbers contradict: two of one register are two people. */
export function clash(known: readonly PersonNumber[], added: readonly PersonNumber[]): boolean {
  return added.some((one) => known.some((other) => one.root === other.root && one.extension !== other.extension))
}
