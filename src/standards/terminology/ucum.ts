/**
 * Whether a unit is UCUM in the case-sensitive form that FHIR asks for: its grammar, and the names of its unit atoms.
 * Special units in square brackets are taken at their word.
 *
 * @see https://ucum.org/ucum §2 and the tables of units; `tablet`, `unit`, `µg` and `IU` are words, not UCUM
 */
export function isUcum(unit: string): boolean {
  if (unit.length > longest) return false
  const parts = unit.replace(/^\//, '').match(/(?:\{[^{}]*\}|\[[^[\]]*\]|[^./(){}[\]])+|[./(){}[\]]/g) ?? []
  let depth = 0
  let before = '('
  for (const part of parts) {
    const opens = before === '(' || operators.has(before)
    if (part === '(' ? !opens : operators.has(part) || part === ')' ? opens : !opens || !component.test(part))
      return false
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

const words = (text: string) => text.trim().split(/\s+/)
const oneOf = (names: readonly string[]) =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[*^%$]/g, '\\$&'))
    .join('|')

const prefixes = words('Y Z E P T G M k h da d c m u n p f a z y Ki Mi Gi Ti')

const metric = words(`
  m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV pc
  Ky Gal dyn erg P Bi St Mx G Oe Gb sb Lmb ph Ci R RAD REM cal eq osm g% kat U bit By Bd B Np mho st gf
`)

const others = words(`
  10* 10^ % gon deg ' '' min h d wk mo mo_s mo_j mo_g a a_t a_j a_g AU atm bit_s circ sph
`)

const bracketed = String.raw`(?:${oneOf(prefixes)})?(?:[a-z]{1,3})?\[[!-Z\\^-z|~]+\]`
const atom = `(?:(?:${oneOf(prefixes)})?(?:${oneOf(metric)})|${oneOf(others)}|${bracketed})`
const annotation = String.raw`\{[!-z|~]*\}`
const component = new RegExp(
  String.raw`^(?:${atom}(?:[+-]?\d+)?(?:${annotation})?|\d+(?:${annotation})?|${annotation})$`,
)
