import type { TreatmentRelations } from '../access-control/index.ts'
import type { NationalSources } from '../national-sources/index.ts'
import type { Emergencies } from './emergency.ts'
import type { OpenedRecords, Openings } from './opened-record.ts'

/** Names that the sources leave out; undefined where no register is asked, or it knows nobody. */
export type Registers = {
  readonly professional: (hpr: string) => string | undefined
  readonly organisation: (orgNumber: string) => string | undefined
  /** By RESH id. */
  readonly department: (resh: string) => string | undefined
}

/** Somebody invented, to try. */
export type InventedPatient = {
  readonly number: string
  readonly name: string
  /** Whole years. */
  readonly age: number
  readonly shows: InventedReason
}

/** What there is to see in somebody invented. */
export type InventedReason =
  | 'many-medicines'
  | 'anticoagulant'
  | 'allergy'
  | 'long-course'
  | 'multidose'
  | 'pregnant'
  | 'transplant'
  | 'child'

/** What the pages need from the rest of the system. */
export type NorwegianRecordNeeds = {
  readonly sources: NationalSources
  readonly opened: OpenedRecords
  readonly openings: Openings
  readonly emergencies: Emergencies
  /** Told of every emergency that is opened, at once. @param often more than usual by one professional in an hour */
  readonly alarm: (often: boolean) => void
  readonly treatments: TreatmentRelations
  readonly registers: Registers
  /** In a demonstration alone. */
  readonly invented?: () => Promise<readonly InventedPatient[]>
  /** Outside production numbers that could be somebody's are refused. */
  readonly inventedOnly: boolean
  /** Of the access log: the same person gets the same chain from every route. */
  readonly personKeySecret: Uint8Array
  /** How long a stated treatment relation lasts, and the record stays open. */
  readonly treatmentHours: number
  readonly now: () => Date
  readonly wait: (milliseconds: number) => Promise<void>
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}
