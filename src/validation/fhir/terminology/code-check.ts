import { isObject, type CodeSystemConcept } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import type { CodeCheck, CodeQuestion, TerminologySources } from './terminology.ts'
import { byRule } from './systems.ts'
import { type CodedValue, codedValues } from './value.ts'

const ucum = 'http://unitsofmeasure.org'

type Asked = {
  readonly sources: TerminologySources
  readonly ask: ((question: CodeQuestion) => void) | undefined
  /** The element is a Coding or Quantity by itself, not in a CodeableConcept. */
  readonly alone: boolean
  /** Of a Quantity: that it has a system is the business of qty-3. */
  readonly unit: boolean
  /** Whether a wrong system is told here; of Age and Duration the type's own invariant tells it. */
  readonly systems: boolean
  /** A wrong system is said at the system, not at the code as a whole: of codes that are bound to a value set. */
  readonly apart: boolean
}

/**
 * The codes of a Coding, CodeableConcept or Quantity by themselves: that a system names a code system and has the code,
 * and that the display is one of the code's. Displays are `information`: a text never changes what a code means.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html#Coding
 */
export function checkCodes(
  type: string,
  value: unknown,
  sources: TerminologySources,
  { bound = false, ask }: CodeCheck = {},
): readonly Fault[] {
  if (!isObject(value) || !coded.has(type)) return []
  const alone = type !== 'CodeableConcept'
  const unit = quantities.has(type)
  const systems = !unit || type === 'Quantity'
  const asked: Asked = { sources, ask, alone, unit, systems, apart: !alone || (bound && !unit) }
  const faults = codedValues(value).flatMap((each) => checkCode(each, asked))
  return asked.unit ? [...faults, ...annotationFaults(value.system, value.code)] : faults
}

const quantities: ReadonlySet<string> = new Set([
  'Quantity',
  'Age',
  'Count',
  'Distance',
  'Duration',
  'MoneyQuantity',
  'SimpleQuantity',
])
const coded: ReadonlySet<string> = new Set(['Coding', 'CodeableConcept', ...quantities])

function checkCode(value: CodedValue, asked: Asked): readonly Fault[] {
  const { at, system, code } = value
  if (system === undefined) return asked.unit ? [] : [{ code: 'coding-without-system', severity: 'warning', at }]
  const { sources, ask } = asked
  const index = sources.codeSystem(system)
  const wrong = index || !asked.systems ? undefined : systemFault(system, asked)
  if (wrong) return [{ ...wrong, at: asked.apart ? [...at, 'system'] : at }]
  const answer = sources.exists(system, code)
  if (answer === 'no') return [absentCode(value, system)]
  if (answer === 'unknown') {
    ask?.({ system, code, ...(value.display !== undefined && { display: value.display }) })
    return [{ code: 'not-checked-code', severity: 'information', at: [...at, 'code'] }]
  }
  const concept = index?.concept(code)
  if (value.version !== undefined && sources.lacksVersion(system, value.version)) {
    return [{ code: 'not-checked-code-system-version', severity: 'warning', at: [...at, 'system'] }]
  }
  return concept && !isNamed(concept, value.display)
    ? [{ code: 'display-differs', severity: 'information', at: [...at, 'display'] }]
    : []
}

/** A malformed code of SNOMED CT is a warning: no package holds its codes, and only a terminology service judges them. */
function absentCode({ at, code }: CodedValue, system: string): Fault {
  const malformed = byRule(system, code) === false
  const severity = malformed && system === 'http://snomed.info/sct' ? 'warning' : 'error'
  // Whoever said that the code is not there knows the system: its name is no secret of the document.
  const parameters = { system }
  return { code: malformed ? 'code-malformed' : 'code-unknown', severity, at: [...at, 'code'], parameters }
}

/** What is no name of a code system; in a CodeableConcept that is one coding beside others, and a warning. */
function systemFault(system: string, { sources, alone }: Asked): Omit<Fault, 'at'> | undefined {
  const severity = alone ? 'error' : 'warning'
  if (!/^(?:https?|urn):/.test(system)) return { code: 'system-not-absolute', severity }
  if (sources.isValueSet(system)) return { code: 'system-is-value-set', severity }
  return undefined
}

function isNamed({ display, designation = [] }: CodeSystemConcept, given: string | undefined): boolean {
  if (given === undefined || display === undefined) return true
  const wanted = folded(given)
  return folded(display) === wanted || designation.some(({ value }) => folded(value) === wanted)
}

const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** An annotation as `{tbl}` is a remark: two units that differ by it are the same unit (UCUM §6). */
function annotationFaults(system: unknown, code: unknown): readonly Fault[] {
  if (system !== ucum || typeof code !== 'string' || !/\{.*\}/.test(code)) return []
  return [{ code: 'unit-annotation', severity: 'warning', bestPractice: true }]
}
