import { deserialize } from 'node:v8'
import { Problem } from '../../kernel/problem.ts'
import type { DocumentVerdict } from './validator.ts'

/** A document as somebody handed it in. */
export type Given = { readonly name: string; readonly bytes: Uint8Array }

/** Why a document was not validated; of a `Problem`, what stays of it on the way between threads. */
export type Refusal = Pick<Problem, 'kind' | 'code' | 'message' | 'place'>

/** What came of one document. */
export type Validated = Given & ({ readonly verdict: DocumentVerdict } | { readonly problem: Refusal })

/**
 * The same, as the thread that answers everybody holds it: the verdict stays the bytes that the thread which validated
 * wrote it as, since a stranger's document can have findings enough to keep clinicians waiting while they are read.
 */
export type Sealed = Given & ({ readonly verdict: Uint8Array } | { readonly problem: Refusal })

/** What a `Problem` says, as plain data. */
export function refusalOf({ kind, code, message, place }: Problem): Refusal {
  return { kind, code, message, place }
}

/** The `Problem` once more, where it is thrown on. */
export function problemOf({ kind, code, message, place }: Refusal): Problem {
  return new Problem(kind, code, message, place)
}

/** Validates documents one after another, so that whoever sends many waits for them and others do not. */
export async function sealEach(
  seal: (bytes: Uint8Array) => Promise<Uint8Array>,
  documents: readonly Given[],
): Promise<readonly Sealed[]> {
  const done: Sealed[] = []
  for (const document of documents) done.push(await sealOne(seal, document))
  return done
}

async function sealOne(seal: (bytes: Uint8Array) => Promise<Uint8Array>, given: Given): Promise<Sealed> {
  try {
    return { ...given, verdict: await seal(given.bytes) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...given, problem: refusalOf(error) }
  }
}

/** Opens what one of our threads sealed. */
export function opened(document: Sealed): Validated {
  if ('problem' in document) return document
  // `thread.ts` alone seals, and what it seals is a verdict.
  return { ...document, verdict: deserialize(document.verdict) as DocumentVerdict }
}
