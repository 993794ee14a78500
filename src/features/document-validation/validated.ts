import { Problem } from '../../kernel/problem.ts'
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
    return { ...given, verdict: await validation.validate(given.bytes, asked) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...given, problem: error }
  }
}
