import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { AskedFor, Trouble } from './trouble.ts'

/** Where a lookup stands. */
export type Step =
  | { readonly kind: 'filled-in' }
  | { readonly kind: 'asking'; readonly what: AskedFor; readonly since: Date }
  | { readonly kind: 'identified' }
  | { readonly kind: 'listed' }
  | { readonly kind: 'fetched'; readonly document: string }
  | { readonly kind: 'stopped'; readonly during: AskedFor; readonly trouble: Trouble }

/**
 * One professional's lookup of one patient in one country, in one visit. It holds what was typed, who was found and which
 * documents there are, for as long as the visit's documents are kept; the address names it by a random id.
 */
export type Lookup = {
  readonly id: string
  readonly visit: string
  readonly askedBy: string
  readonly country: string
  readonly begun: Date
  /** From this moment on it is gone. */
  readonly expires: Date
  readonly step: Step
  /** As typed, by key of the search mask's field: so that nobody types it again. */
  readonly typed: Readonly<Record<string, string>>
  readonly traits: PatientTraits
  /** As the other country answered. */
  readonly patient?: PatientTraits
  readonly consent?: string
  readonly documents?: readonly DocumentEntry[]
  /** What it is counted as where the service is measured: a random id that stands nowhere else here, and the site. */
  readonly counted?: { readonly id: string; readonly site: { readonly orgNumber: string; readonly name: string } }
}

/** After this, a question that nobody heard of again was cut off with the process that asked it. */
const longestAskingMs = 90_000

/** How it stands now: a question without an end counts as cut off. */
export function stepAt({ step }: Lookup, now: Date): Step {
  if (step.kind !== 'asking' || now.getTime() - step.since.getTime() < longestAskingMs) return step
  return { kind: 'stopped', during: step.what, trouble: { code: 'interrupted' } }
}

/** How long a lookup is kept: as a fetched document that nobody saves. */
export const lookupMinutes = 60
