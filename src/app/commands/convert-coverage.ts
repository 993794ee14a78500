import { Buffer } from 'node:buffer'
import { knownInSource } from '../../conversion/eps/known-in-source.ts'
import type { ToEps } from '../../conversion/eps/to-eps.ts'
import { renderFhirJson } from '../../standards/fhir/json.ts'
import type { Covered } from '../../validation/fhir/coverage/coverage.ts'
import type { Terminal } from '../command.ts'
import { ownThreads } from '../own-threads.ts'
import { coverageOf, saveTo } from './validate-report.ts'

/**
 * Writes how far the obligations of its profiles are met in the Bundle made, as `validate --coverage` does, with what
 * the source knew and the Bundle does not say.
 *
 * @param name of the Bundle, in the report
 * @throws Problem as `ValidationThreads`, and `file-unwritable`
 */
export async function saveCoverage(file: string, name: string, made: ToEps, terminal: Terminal): Promise<void> {
  await using threads = await ownThreads(terminal)
  const coverage = { known: knownInSource(made) }
  const verdict = await threads.validate(Buffer.from(renderFhirJson(made.bundle)), { coverage })
  await saveTo(file, coverageOf([{ name, verdict }]))
  terminal.say(missedIn(verdict.coverage ?? []))
}

/** An element that several duties ask for is missed once. */
function missedIn(coverage: readonly Covered[]): string {
  const byElement = new Map<string, number>()
  for (const { element, missed } of coverage) {
    if (missed > 0) byElement.set(element, Math.max(missed, byElement.get(element) ?? 0))
  }
  const all = [...byElement.values()].reduce((sum, each) => sum + each, 0)
  const each = [...byElement].map(([element, missed]) => `${element} ${missed}`).join(', ')
  return `Obligated elements known in the source and not populated: ${all}${each && ` (${each})`}.`
}
