import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { SenderWarning } from '../patient-summary/index.ts'
import type { AskedFor, Trouble } from './trouble.ts'

/** Where a lookup stands. */
export type Step =
  | { readonly kind: 'filled-in' }
  | { readonly kind: 'asking'; readonly what: AskedFor; readonly since: Date }
  | { readonly kind: 'identified' }
  | { readonly kind: 'listed' }
  /** `original`: the class code of what is no summary. */
  | { readonly kind: 'fetched'; readonly document: string; readonly original?: string }
  | { readonly kind: 'stopped'; readonly during: AskedFor; readonly trouble: Trouble }

/** What is asked for under a consent, so that it can be asked for once more. */
export type Wish =
  | { readonly kind: 'summary' }
  | { readonly kind: 'originals' }
  | { readonly kind: 'document'; readonly uniqueId: string }

/** A document that was fetched: what the other country calls it, and what its reader does. */
export type OpenedDocument = { readonly uniqueId: string; readonly document: string }

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
  /** What filled in the form, where nobody typed it. */
  readonly filledBy?: 'wallet' | 'ehr'
  /** Of the search mask, where it wants them with this kind of document: they go into the treatment relationship assertion. */
  readonly prescription?: { readonly prescriptionId?: string; readonly dispensationPinCode?: string }
  /** As the other country answered. */
  readonly patient?: PatientTraits
  readonly consent?: string
  /** Summaries, as listed. */
  readonly documents?: readonly DocumentEntry[]
  /** Original clinical documents, as listed; left out until they were asked for. */
  readonly originals?: readonly DocumentEntry[]
  /** Everything fetched so far. */
  readonly opened?: readonly OpenedDocument[]
  readonly wish?: Wish
  /** What the country said beside who it found and its summaries, and beside its original documents. */
  readonly warnings?: readonly SenderWarning[]
  readonly originalsWarnings?: readonly SenderWarning[]
  /** Ids of what was fetched, and removed when the consent was taken back. */
  readonly closed?: readonly string[]
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

/** Our ids of everything that was fetched in a lookup. */
export function fetchedIn({ step, opened = [] }: Pick<Lookup, 'step' | 'opened'>): readonly string[] {
  const last = step.kind === 'fetched' ? [step.document] : []
  return [...new Set([...opened.map(({ document }) => document), ...last])]
}

/** How long a lookup is kept: as a fetched document that nobody saves. */
export const lookupMinutes = 60
