import { metricAtoms, otherAtoms, prefixes } from './ucum-units.ts'

/**
 * Whether a unit is UCUM in the case-sensitive form that FHIR asks for: its grammar, and the names of its unit atoms.
 *
 * @see https://ucum.org/ucum §2 and the tables of units; `tablet`, `unit`, `µg` and `IU` are words, not UCUM
 */
export function isUcum(unit: string): boolean {
  if (unit.length > longest) return false
  const parts = unit.replace(/^\//, '').match(token) ?? []
  let depth = 0
  let before = '('
  for (const part of parts) {
    const opens = before === '(' || operators.has(before)
    if (part === '(' ? !opens : operators.has(part) || part === ')' ? opens : !opens || !isComponent(part)) return false
    if (part === '(') depth += 1
    if (part === ')') depth -= 1
    if (depth < 0) return false
    before = part
  }
  return depth === 0 && before !== '(' && !operators.has(before)
}

/** Characters; the longest unit of the eHDSI value set is half of it. */
const longest = 64
const operators: ReadonlySet<string> = new Set(['.', '/'])

/** A component, whatever is in its brackets and braces; or one character of the grammar's own. */
const token = /(?:\{[^{}]*\}|\[[^[\]]*\]|[^./(){}[\]])+|[./(){}[\]]/g

/** A unit with its exponent, or a number; either with an annotation of printable ASCII, which may also stand alone. */
const component = /^(?:(\d+)|(.*?)([+-]?\d+)?)(\{[!-z|~]*\})?$/

function isComponent(text: string): boolean {
  const [, factor, unit = '', exponent = '', annotation] = component.exec(text) ?? []
  if (factor !== undefined) return true
  if (unit === '' && exponent === '') return annotation !== undefined
  return isUnit(unit)
}

function isUnit(unit: string): boolean {
  if (otherAtoms.has(unit) || metricAtoms.has(unit)) return true
  for (const length of [1, 2]) {
    if (prefixes.has(unit.slice(0, length)) && metricAtoms.has(unit.slice(length))) return true
  }
  return false
}
