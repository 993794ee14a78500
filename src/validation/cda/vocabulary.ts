import type { XmlElement } from '../../platform/xml/tree.ts'
import type { Plan } from './inspect.ts'
import { enterOnce } from './ledger.ts'
import { attribute } from './select.ts'
import type { Wanted } from './templates/notation.ts'
import type { vocabularyCodes } from './validator-codes.ts'
import { type ValueSets, valueSetNames } from './value-sets.ts'

/** What a look-up says: nothing wrong, not in any of the sets, or some of them not loaded. */
type LookUp = 'member' | 'nothing-to-look-up' | 'stranger' | 'not-checked'

/** Is the attribute's value, or the element's code, in one of the row's value sets? */
function lookUp(
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
const nameOfSet = (valueSet: string): string => valueSetNames[valueSet] ?? valueSet

/** What is said of a code that is in none of the sets. */
function strangerCode({ attribute, strict }: Wanted): keyof typeof vocabularyCodes {
  if (attribute) return 'attribute-not-in-catalogue-set'
  return strict ? 'code-not-in-catalogue-set' : 'code-beyond-catalogue-set'
}

/** Looks up every code of one document; a set that nobody loaded is told once, where it was first needed. */
export function checkVocabulary(sets: ValueSets): NonNullable<Plan['coded']> {
  const unchecked = new Set<string>()
  return (at, wanted, template, ledger) => {
    const answer = lookUp(at, wanted, sets)
    if (answer === 'member' || answer === 'nothing-to-look-up') return
    const valueSet = (wanted.valueSets ?? []).map(nameOfSet).join(' / ')
    if (answer === 'not-checked' && unchecked.size === unchecked.add(valueSet).size) return
    const code = answer === 'stranger' ? strangerCode(wanted) : 'not-checked-catalogue-set'
    const parameters = { valueSet, element: wanted.names.join(' / ') }
    enterOnce(ledger, { code, severity: 'cosmetic' }, { at, parameters }, { template, wanted })
  }
}
