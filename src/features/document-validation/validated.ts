import { Problem } from '../../kernel/problem.ts'
import type { Finding } from '../../validation/finding.ts'
import type { Validation } from './bounded.ts'
import type { Asked, DocumentVerdict } from './validator.ts'

/** A document as somebody handed it in. */
export type Given = { readonly name: string; readonly bytes: Uint8Array }

/** What came of one document. */
export type Validated = Given & ({ readonly verdict: DocumentVerdict } | { readonly problem: Problem })

/** Validates documents one after another, so that whoever sends many waits for them and others do not. */
export async function validateEach(
  validation: Validation,
  documents: readonly Given[],
  asked: Asked,
): Promise<readonly Validated[]> {
  const done: Validated[] = []
  for (const document of documents) done.push(await validateOne(validation, document, asked))
  return done
}

async function validateOne(validation: Validation, given: Given, asked: Asked): Promise<Validated> {
  try {
    return { ...given, verdict: await validateAgainst(validation, given.bytes, asked) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...given, problem: error }
  }
}

/**
 * Validates what somebody wants to know the conformance of. That a profile they name is unknown, or of another type, is
 * an error then: the engine warns of it, as the Java validator does, and a warning would leave the document valid.
 */
export async function validateAgainst(
  validation: Validation,
  bytes: Uint8Array,
  asked: Asked,
): Promise<DocumentVerdict> {
  const { profiles = [] } = asked
  const verdict = await validation.validate(bytes, asked)
  const unanswered = ({ code, pointer, parameters }: Finding) =>
    (code === 'profile-of-other-type' && pointer === '') ||
    (code === 'not-checked-profile' && profiles.some((profile) => profile === parameters.profile))
  if (profiles.length === 0 || verdict.form === 'cda') return verdict
  const findings = verdict.findings.map((finding) =>
    unanswered(finding) ? { ...finding, severity: 'error' as const } : finding,
  )
  return { ...verdict, findings }
}
