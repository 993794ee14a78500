import { type Content, sectionsOf } from './content.ts'
import type { Fault } from '../fault.ts'

/**
 * A section that lists something says it in readable text too, so that a reader who knows no FHIR sees it; its own text
 * or that of the sections within it.
 *
 * @see https://hl7.org/fhir/R4/composition.html
 */
export function checkSections({ composition }: Content): readonly Fault[] {
  if (!composition) return []
  return sectionsOf(composition)
    .filter(
      ({ section: { entry, text, section } }) => entry !== undefined && text === undefined && section === undefined,
    )
    .map(({ at }): Fault => ({ code: 'section-without-narrative', severity: 'warning', at }))
}
