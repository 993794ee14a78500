import type { Attestation } from '../../protocols/gate/access.ts'
import { type Canonical, canonicalText, hashOf } from './canonical.ts'
import type { PersonKey } from './person-key.ts'

/**
 * One access to one person's data, permitted or not: who, when and which data (Regulation (EU) 2025/327, Art. 9(2) and
 * Annex II, 3.2). It holds no identifier of the person and none of the data itself.
 */
export type AccessEntry = {
  /** Whose data. */
  readonly person: PersonKey
  readonly at: Date
  readonly who: {
    /** The signed-in user's identifier, as the sign-in service gave it. */
    readonly subject: string
    readonly role: string
    /** The healthcare provider the user acts for. */
    readonly organisation: string
    /** Somebody of another country: its two letters, and the name it gave, since no register of ours has the subject. */
    readonly abroad?: { readonly country: string; readonly name: string }
  }
  readonly what: {
    /** The registered route: it tells in which form the data went out. */
    readonly route: string
    /** A priority category of Art. 14 or another kind of data, by the standard's word. */
    readonly category: string
    /** Identifiers of the documents; empty when the access was not to documents. */
    readonly documents: readonly string[]
  }
  readonly purpose: string
  /** What was decided and by which rule. */
  readonly decision: { readonly effect: string; readonly because: string }
  /** Where the data came from: ISO 3166-1, two letters. */
  readonly country: string
  /** What the user is about to get. The record is written before the answer leaves. */
  readonly outcome: string
  /** What the user's employer vouched for, where an attest came with the request. */
  readonly attested?: Attestation
}

/** Where a person's chain ends; `length` 0 and `genesis` before the first record. */
export type ChainHead = { readonly person: PersonKey; readonly length: number; readonly head: string }

/** Where a chain ends, and how much of it counts as sealed already: the next seal passes over a chain that has not moved. */
export type ChainEnd = ChainHead & { readonly sealedLength: number }

/** What the first record of each chain names as the one before it. */
export const genesis = '0'.repeat(64)

/** A record as it is kept: `content` is the canonical text that `hash` is taken of. */
export type RecordRow = {
  readonly person: PersonKey
  /** 1 for the person's first record, without gaps. */
  readonly sequence: number
  readonly hash: string
  readonly content: string
}

/** A record in its place in the chain. */
export type AccessRecord = AccessEntry & {
  readonly sequence: number
  /** The hash of the person's record before this one. */
  readonly previous: string
  readonly hash: string
}

/** The record that makes the chain one longer, and the row that keeps it. Nothing but the named fields is kept. */
export function chained(entry: AccessEntry, { length, head }: ChainHead): { record: AccessRecord; row: RecordRow } {
  const { person, at, who, what, purpose, decision, country, outcome, attested } = entry
  const content = canonicalText({
    person,
    at: at.toISOString(),
    who: {
      subject: who.subject,
      role: who.role,
      organisation: who.organisation,
      ...(who.abroad ? { abroad: { country: who.abroad.country, name: who.abroad.name } } : {}),
    },
    what: { route: what.route, category: what.category, documents: what.documents },
    purpose,
    decision: { effect: decision.effect, because: decision.because },
    country,
    outcome,
    ...(attested ? { attested: keptOf(attested) } : {}),
    sequence: length + 1,
    previous: head,
  })
  const row = { person, sequence: length + 1, hash: hashOf('record', content), content }
  return { record: readRecord(row), row }
}

function keptOf({ legalEntity, pointOfCare, purpose, decision, patientAt, at, ...optional }: Attestation): Canonical {
  const { department, service, details } = optional
  return {
    ...{ legalEntity, pointOfCare, purpose, at: at.toISOString() },
    decision: { id: decision.id, userSelected: decision.userSelected },
    ...given({ department, service, details }),
    ...(patientAt ? { patientAt: given(patientAt) } : {}),
  }
}

function given(members: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Reads a kept record. What it says is only true if the chain verifies. @throws SyntaxError when it is no record */
export function readRecord({ content, hash }: RecordRow): AccessRecord {
  const read: unknown = JSON.parse(content)
  if (!isRecord(read)) throw new SyntaxError('Not an access record')
  const { attested, ...rest } = read
  const moment = attested && { attested: { ...attested, at: new Date(attested.at) } }
  return { ...rest, ...moment, at: new Date(read.at), hash }
}

type Written = Omit<AccessRecord, 'at' | 'hash' | 'attested'> & {
  readonly at: string
  readonly attested?: Omit<Attestation, 'at'> & { readonly at: string }
}

/** The hash vouches for the inner shape; this only tells a record from other JSON. */
function isRecord(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false
  const names = ['at', 'country', 'decision', 'outcome', 'person', 'previous', 'purpose', 'sequence', 'what', 'who']
  return names.every((name) => name in value)
}
