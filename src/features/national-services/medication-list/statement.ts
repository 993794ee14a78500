import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'

/** What is prescribed, as the register of medicines (FEST) or the prescriber names it. */
export type ListedMedication = {
  /** FEST id, or item number of a pack; left out of what is local. */
  readonly code?: string
  /** Name, form and strength. */
  readonly display: string
  readonly atc?: { readonly code: string; readonly display: string }
  readonly form: string
  /** 1 substance, 2 brand, 3 pack. */
  readonly registration: '1' | '2' | '3'
  /** Prescription group (Volven 7421). */
  readonly group: string
}

/** By whom and where, by HPR number and organisation number. */
export type Signed = { readonly hpr?: string; readonly place?: string }

/** One medicine in one prescription, or on the list without a prescription. A chain is a head and the tails that point to it. */
export type Statement = {
  readonly reseptId?: string
  /** Of the head of a chain that stands on the list. */
  readonly pllId?: string
  readonly status: 'active' | 'completed'
  /** Of a tail: the id of the record that is head of its chain. */
  readonly partOf?: string
  readonly medication: ListedMedication
  readonly dose: string
  /** Volven 9101: 1 always, 2 a course, 3 at need. */
  readonly use: '1' | '2' | '3'
  /** What it is for. */
  readonly area: string
  readonly prescribed: Signed & { readonly at: string }
  readonly expires?: string
  readonly lastChanged: string
  /** How many times more it may be dispensed, as digits. */
  readonly reit?: string
  /** Packs, as the decimal's text. */
  readonly packs?: string
  /** Volven 7491. */
  readonly typeresept: string
  /** Status in Reseptformidleren (Volven 7408): E may be dispensed, T is recalled. */
  readonly rfStatus?: 'E' | 'T'
  /** Shown only to who has the patient's consent to locked prescriptions, or the reference number. */
  readonly locked?: true
  readonly refnum?: string
  readonly multidose?: true
  readonly discontinued?: {
    readonly at: string
    /** Volven 7494. */
    readonly reason: { readonly code: string; readonly display?: string }
    readonly note?: string
    readonly by: Signed
  }
  /** How it is dosed beside the words, as the short dose (Volven 7478): extensions of the dosage, kept as they came. */
  readonly dosing?: readonly Json[]
  /** Of the extension sfm-reseptamendment: what the list keeps as it came, since whoever reads must send it back. */
  readonly amendments?: readonly Json[]
  /** Other extensions, kept as they came. */
  readonly extensions?: readonly Json[]
}

/** What a pharmacy handed over (ERM10). */
export type Dispensed = {
  readonly m10Id: string
  readonly reseptId: string
  readonly on: string
  readonly pharmacy: string
  /** Packs, as the decimal's text. */
  readonly packs: string
  readonly product: string
}

/** Who answers for the list, and what was sent last. */
export type ListInfo = {
  /** The message M25.1 that the list came with; left out where nobody has made a list. */
  readonly pll?: {
    readonly messageId: string
    readonly at: string
    readonly author: Signed
    /** The author stands in for the responsible doctor. */
    readonly substitute?: true
    /** Volven 7490 M: the one doctor who is responsible for multidose. */
    readonly responsible?: Signed
    /** Volven 7490 A: organisation number of the pharmacy. */
    readonly pharmacy?: string
  }
  /** Reference of the last send: who sent it may send again without a new fetch. */
  readonly sentWith?: string
}

/** One person's list as the service holds it. */
export type HeldList = {
  readonly statements: readonly Held<Statement>[]
  readonly dispensed: readonly Held<Dispensed>[]
  readonly info: ListInfo
  /** Version of the record that `info` stands in; 0 before there is one. */
  readonly infoVersion: number
}

/** What a record says, under its id and version. */
export type Held<Content> = { readonly id: string; readonly version: number; readonly is: Content }

/** Kinds of records. */
export const recordKinds = { statement: 'MedicationStatement', dispensed: 'MedicationDispense', info: 'PLL' } as const

/** Id of the one record that says who answers for a person's list: everybody who sends writes it, so two never both do. */
export const infoId = 'list'

/** The list in a person's records. */
export function heldList(records: readonly NationalRecord[]): HeldList {
  const info = records.find(({ kind }) => kind === recordKinds.info)
  return {
    statements: heldAs<Statement>(records, recordKinds.statement),
    dispensed: heldAs<Dispensed>(records, recordKinds.dispensed),
    info: (info?.content ?? {}) as ListInfo,
    infoVersion: info?.version ?? 0,
  }
}

/** Content is written by this service alone, from these types. */
function heldAs<Content>(records: readonly NationalRecord[], wanted: string): readonly Held<Content>[] {
  return records
    .filter(({ kind }) => kind === wanted)
    .map(({ id, version, content }) => ({ id, version, is: content as unknown as Content }))
}

/** Whether it is taken now: the head of its chain, and not stopped. */
export function isCurrent({ status, partOf }: Statement): boolean {
  return status === 'active' && partOf === undefined
}
