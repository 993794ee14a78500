import type { JsonWebKey } from 'node:crypto'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { NumberDomains, TraitClaim } from '../../standards/openid4vp/credential-types.ts'
import type { PresentationFault } from '../../standards/openid4vp/refuse.ts'

/** A credential that would do, with what of it the country's form has a place for. */
export type AskedFor = {
  readonly id: string
  readonly vct: string
  readonly claims: readonly TraitClaim[]
  readonly domains: NumberDomains
}

/** What only the right answer can fit: each drawn for one question. */
export type Secrets = {
  readonly nonce: string
  readonly state: string
  /** Private: opens the answer. */
  readonly key: JsonWebKey
}

/** Where a question to a wallet stands. Secrets are gone once an answer is taken up; `interrupted` is a fault of ours. */
export type Step =
  | { readonly kind: 'asked'; readonly secrets: Secrets }
  | { readonly kind: 'deciding' }
  /** `to` is the form that was filled in: an address of ours. */
  | { readonly kind: 'filled'; readonly to: string }
  | { readonly kind: 'refused'; readonly fault: PresentationFault | 'interrupted' }
  | { readonly kind: 'late' }

/** One professional's question to one patient's wallet, in one visit and for one country. It is answered once. */
export type Presentation = {
  /** Random; in the addresses of the wallet and of the page. Whoever has it without the visit may answer, not look. */
  readonly id: string
  readonly person: SignedIn
  /** ISO 3166-1, two letters: whose form is filled in, and whose credential it has to be. */
  readonly country: string
  readonly askedAt: Date
  /** From this moment on no answer is taken. */
  readonly answerBy: Date
  /** From this moment on it is gone. */
  readonly expires: Date
  readonly asked: readonly AskedFor[]
  readonly step: Step
}

/** How long a wallet has: to find the phone, read and agree. */
export const answerMinutes = 5

/** How long the page can still say what came of it. */
export const keptMinutes = 15

/** Where it stands now: a question that nobody answers in time is over, and so is a decision that its process took along. */
export function stepAt({ step, answerBy }: Pick<Presentation, 'step' | 'answerBy'>, now: Date): Step {
  return now >= answerBy && (step.kind === 'asked' || step.kind === 'deciding') ? { kind: 'late' } : step
}
