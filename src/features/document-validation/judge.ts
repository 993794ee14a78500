import { type KeptVerdict, keepVerdict, withoutVerdict } from '../../validation/kept-verdict.ts'
import type { Validation } from './threads.ts'

/** With what documents that pass by are judged. */
export type Judging = {
  readonly validator: Validation
  /** Told why a document could not be judged. */
  readonly unjudged: (error: unknown) => void
  readonly now: () => Date
}

/**
 * What the validator says of a document; or that it said nothing, and why. Never throws: nobody is kept from a document
 * because a check of it did not end (decision 0019).
 */
export async function judge({ validator, unjudged, now }: Judging, bytes: Uint8Array): Promise<KeptVerdict> {
  try {
    const { findings, profiles } = await validator.validate(bytes)
    return keepVerdict(findings, profiles, now())
  } catch (error) {
    unjudged(error)
    return withoutVerdict(error, now())
  }
}
