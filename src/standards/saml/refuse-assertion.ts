import { Problem } from '../../kernel/problem.ts'

/** Why a message's assertions are refused. The text is the same for all who cause it, and repeats nothing of theirs. */
const reasons = {
  'assertion-missing': 'The message has no identity assertion',
  'trc-missing': 'The message has no treatment relationship assertion',
  'assertion-unsigned': 'An assertion has no signature',
  'assertion-signature': 'The signature of an assertion does not hold',
  'assertion-wrapped': 'An assertion stands, or is signed, where none may be',
  'assertion-repeated': 'Two assertions of one kind',
  'assertion-signer-untrusted': 'The certificate of an assertion is not one we believe',
  'assertion-other-country': 'An assertion is of another country than its sender',
  'assertion-structure': 'An assertion is not made as the profile says',
  'assertion-kind': 'An assertion has attributes of another kind',
  'assertion-expired': 'An assertion has expired',
  'assertion-not-yet-valid': 'An assertion is not valid yet',
  'assertion-too-long': 'An assertion is valid for longer than the profile allows',
  'assertion-audience': 'An assertion is meant for somebody else',
  'assertion-authn-context': 'The professional has not authenticated strongly enough',
  'assertion-attribute-missing': 'An attribute that must be there is missing or empty',
  'assertion-attribute-repeated': 'An attribute stands twice, or has two values',
  'assertion-role-unknown': 'The professional has a role we do not know',
  'assertion-purpose': 'A purpose of use that is not accepted',
  'trc-patient': 'The treatment relationship names no patient',
  'trc-other-subject': 'The treatment relationship is of another professional',
  'trc-other-assertion': 'The treatment relationship was issued on another identity assertion',
  'trc-other-purpose': 'The treatment relationship has another purpose than the identity assertion',
  'trc-before-hcp': 'The treatment relationship was issued before the identity assertion',
  'nok-nobody': 'The next of kin assertion names nobody',
  'nok-other-subject': 'The next of kin assertion is of another professional',
  'nok-other-assertion': 'The next of kin assertion was issued on another identity assertion',
  'nok-before-hcp': 'The next of kin assertion was issued before the identity assertion',
} as const

export type RefusalCode = keyof typeof reasons

/**
 * Refuses the whole message.
 *
 * @param at the attribute or part, by its name in the profile
 */
export function refuseAssertion(code: RefusalCode, at?: string, cause?: unknown): never {
  throw new Problem('forbidden', code, reasons[code], at === undefined ? {} : { at }, { cause })
}
