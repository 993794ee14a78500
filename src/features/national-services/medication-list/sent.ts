import type { Json } from '../../../standards/fhir/json.ts'
import type { Fault } from './fault.ts'
import type { Signed, Statement } from './statement.ts'

/** A statement of the document that was sent, with what it asks for. */
export type SentStatement = {
  /** Where it stands, for faults. */
  readonly at: string
  readonly is: Statement
  /** A new prescription is wanted (createeresept). */
  readonly creates: boolean
  /** A prescription is taken back (Volven 7500), this one or another. */
  readonly recalls?: { readonly code: string; readonly reseptId?: string }
}

/** The document that was sent. */
export type SentList = {
  /** Which fetch it builds on. */
  readonly reference: string
  readonly statements: readonly SentStatement[]
  /** What is said of the list; left out where no list is to be made. */
  readonly pll?: {
    readonly substitute: boolean
    readonly responsible?: Signed
    readonly pharmacy?: string
  }
}

/** Collects all that is wrong, so that reading goes on. */
export type Faults = { readonly found: Fault[]; readonly add: (code: string, text: string, at: string) => undefined }

/** Nothing wrong yet. */
export function noFaults(): Faults {
  const found: Fault[] = []
  return {
    found,
    add(code, text, at) {
      found.push({ code, text, at })
    },
  }
}

/** The other entries of the document, by what a reference says. */
export type Document = {
  readonly find: (reference: Json | undefined, type: string) => Json | undefined
  /** Where the one patient stands whom it is about. */
  readonly patientUrl: string | undefined
  readonly faults: Faults
  readonly now: Date
}
