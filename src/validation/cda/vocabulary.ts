import type { XmlElement } from '../../platform/xml/tree.ts'
import { attribute } from './select.ts'
import type { Wanted } from './templates/notation.ts'
import { type ValueSets, valueSetNames } from './value-sets.ts'

/** What a look-up says: nothing wrong, not in any of the sets, or some of them not loaded. */
export type LookUp = 'member' | 'nothing-to-look-up' | 'stranger' | 'not-checked'

/** Is the attribute's value, or the element's code, in one of the row's value sets? */
export function lookUp(
  element: XmlElement,
  { attribute: isAttribute, names, valueSets = [] }: Wanted,
  sets: ValueSets,
): LookUp {
  const written = attribute(element, isAttribute ? (names[0] ?? '') : 'code')
  if (written === undefined) return 'nothing-to-look-up'
  const codeSystem = isAttribute ? undefined : attribute(element, 'codeSystem')
  // `telecom/@use` is a list (HL7 v3 SET<CS>).
  const codes = isAttribute ? written.split(/\s+/) : [written]
  const answers = codes.map((code) => valueSets.map((set) => sets.has(set, code, codeSystem)))
  if (answers.every((each) => each.includes(true))) return 'member'
  const stranger = answers.some((each) => each.every((answer) => answer === false))
  return stranger ? 'stranger' : 'not-checked'
}

/** A value set by the catalogue's name, for a text. */
export const nameOfSet = (valueSet: string): string => valueSetNames[valueSet] ?? valueSet
