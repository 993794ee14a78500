import { eps } from '../../conversion/eps/canonicals.ts'
import { toEps } from '../../conversion/eps/to-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { openSummary } from '../patient-summary/index.ts'

/**
 * A patient summary as a European Patient Summary, or that there is no conversion for this document.
 *
 * @param cda as it was handed over
 */
export function epsDocument(cda: Uint8Array, now: Date): { readonly bundle: Json } | { readonly problem: Problem } {
  try {
    return { bundle: toEps(openSummary(cda, now).summary, eps, now).bundle }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    const words = 'This document is not written in the form that is asked for'
    return { problem: new Problem('unsupported', 'not-acceptable', words, {}, { cause }) }
  }
}
