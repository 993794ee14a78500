import type { DocumentVerdict, ValidationThreads } from '../../features/document-validation/index.ts'
import type { Asked as DocumentAsked } from '../../features/document-validation/validator.ts'
import { Problem } from '../../kernel/problem.ts'
import { readInput } from './read-input.ts'

/** What came of one document. */
export type Outcome = { readonly name: string } & (
  | { readonly verdict: DocumentVerdict }
  /** It could not be read, or not be validated in time. */
  | { readonly problem: Problem }
)

type Needs = {
  readonly validation: Pick<ValidationThreads, 'validate'>
  readonly asked: Pick<DocumentAsked, 'profiles' | 'coverage'>
  /** How many are read and waited for at a time. */
  readonly atOnce: number
  readonly stop: AbortSignal
  /** Called once for each, as it comes: the order is that of the names only in what is returned. */
  readonly each: (outcome: Outcome, bytes: Uint8Array | undefined) => Promise<void>
}

/** Validates documents, several at a time. */
export async function validateAll(names: readonly string[], needs: Needs): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const work = async () => {
    while (next < names.length && !needs.stop.aborted) {
      const at = next
      next += 1
      outcomes[at] = await validateOne(names[at]!, needs)
    }
  }
  await Promise.all(Array.from({ length: needs.atOnce }, work))
  if (needs.stop.aborted) throw new Problem('unavailable', 'validation-stopped', 'The validation was stopped')
  return outcomes
}

async function validateOne(name: string, { validation, asked, each }: Needs): Promise<Outcome> {
  let bytes: Uint8Array | undefined
  let outcome: Outcome
  try {
    bytes = await readInput(name)
    outcome = { name, verdict: await validation.validate(bytes, asked) }
  } catch (error) {
    outcome = { name, problem: error instanceof Problem ? error : ourFault(error) }
  }
  await each(outcome, bytes)
  return outcome
}

/** One document that brings the validator down must not keep the others from being validated. */
function ourFault(cause: unknown): Problem {
  return new Problem('unavailable', 'internal-error', 'The validator failed, by a fault of its own', {}, { cause })
}
