import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { EHDSI } from './document-types.ts'
import type { ValueSets } from './value-sets.ts'

/** Where the values of an attribute, which names no code system, are looked for (MVC of 22 April 2024). */
const systemsOfSet: Readonly<Record<string, readonly string[]>> = {
  '42.16': ['2.16.840.1.113883.6.8'],
  '42.39': ['2.16.840.1.113883.5.110'],
  '42.40': ['2.16.840.1.113883.5.1119'],
  '42.41': ['2.16.840.1.113883.5.139', '2.16.840.1.113883.4.642.4.76'],
}

/** The value sets that the operator's terminology holds, by the OIDs that MyHealth@EU publishes them under. */
export function loadedValueSets(index: Pick<ConceptIndex, 'inValueSet'>): ValueSets {
  return {
    has: (valueSet, code, codeSystem) => {
      const oid = valueSet.startsWith('42.') ? `${EHDSI}.${valueSet}` : valueSet
      const systems = codeSystem === undefined ? (systemsOfSet[valueSet] ?? []) : [codeSystem]
      const answers = systems.map((system) => index.inValueSet(oid, system, code))
      if (answers.includes('member')) return true
      return answers.length === 0 || answers.includes('value-set-unknown') ? undefined : false
    },
  }
}
