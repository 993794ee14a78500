import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { type Codes, codeSystems } from './kinds.ts'
import { wrong } from './observation-form.ts'

const ours: ReadonlySet<unknown> = new Set(Object.values(codeSystems))

/**
 * Which line of a table a concept means. Codes of other systems than ours may stand beside; one of ours that is in no line
 * may not, nor may two that mean different things.
 *
 * @throws Problem `invalid`: `code-missing`, `code-unknown`, `codes-disagree`, naming the place and never the code
 */
export function lineCodedAs<Line extends Codes>(
  table: readonly (readonly [name: string, line: Line])[],
  concept: unknown,
  at: string,
): readonly [name: string, line: Line] {
  const codings = isObject(concept) && Array.isArray(concept.coding) ? concept.coding.filter(isObject) : []
  const known = codings.filter(({ system }) => ours.has(system))
  const lines = known.map((coding) => table.find(([, line]) => means(line, coding)))
  const [first, ...others] = lines
  if (known.length === 0) throw wrong('code-missing', 'There is no code of LOINC, SNOMED CT or NLK', at)
  if (!first || others.includes(undefined)) throw wrong('code-unknown', 'A code is none that this service knows', at)
  if (others.some((each) => each?.[0] !== first[0])) {
    throw wrong('codes-disagree', 'The codes mean different things', at)
  }
  return first
}

/** Whether a Coding is one of the codes of a line. */
export function means({ written, alsoAs = [] }: Codes, { system, code }: Json): boolean {
  return [...written, ...alsoAs].some(([name, known]) => codeSystems[name] === system && known === code)
}
