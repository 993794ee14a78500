import type { Json } from '../../../standards/fhir/json.ts'
import type { Outcome } from '../national-service.ts'
import { operationOutcome } from '../refusal.ts'

/** Something wrong with what was sent: where, never what. */
export type Fault = { readonly code: string; readonly text: string; readonly at: string }

/** All that is wrong at once, so that a sender corrects it in one go. */
export function refusedFor(faults: readonly Fault[]): Outcome {
  const issues = faults.flatMap(({ code, text, at }) => {
    const { issue } = operationOutcome('error', 'business-rule', { code, text, at })
    return issue as readonly Json[]
  })
  return { status: 422, body: { resourceType: 'OperationOutcome', issue: issues } }
}
