import { type InstanceIdentifier, sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'

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

function entered({ id, history }: PatientIdentity, act: Act, change: Change): PatientIdentity {
  return { id, history: [...history, { ...act, ...change }] }
}

function clash(known: readonly PersonNumber[], added: readonly PersonNumber[]): boolean {
  return added.some((one) => known.some((other) => one.root === other.root && one.extension !== other.extension))
}
