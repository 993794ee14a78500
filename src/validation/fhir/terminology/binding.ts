import type { Severity } from '../../finding.ts'
import { additionalBindings, maximumValueSet } from './binding-extension.ts'
import { isObject, type ElementBinding } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import type { BindingCheck, CodeQuestion, TerminologySources } from './terminology.ts'
import { type CodedValue, codedValues } from './value.ts'
import type { ValueSetTest } from './value-set.ts'

type Strength = ElementBinding['strength']

/** Primitive types whose bindings are checked; a binding of another says nothing that a code could break. */
const codedPrimitives: ReadonlySet<string> = new Set(['code', 'string', 'uri', 'url', 'canonical'])
const codedTypes: ReadonlySet<string> = new Set(['Coding', 'CodeableConcept', 'Quantity', ...codedPrimitives])

/** A code outside the value set, or no code at all; `undefined` is no fault. */
const severities: Readonly<Record<Strength, { readonly outside?: Severity; readonly without?: Severity }>> = {
  required: { outside: 'error', without: 'error' },
  extensible: { outside: 'warning', without: 'warning' },
  preferred: { outside: 'information' },
  example: {},
}

/**
 * Strengths that a later publication corrects: R4 binds every component of a vital sign, texts and all, to units of
 * measure as required, and R5 as extensible.
 */
const correctedStrengths: ReadonlyMap<string, Strength> = new Map([
  ['http://hl7.org/fhir/ValueSet/ucum-vitals-common|4.0.1', 'extensible'],
])

/**
 * A coded value against its binding: the value set and its strength, the maximum value set, the additional bindings.
 *
 * One coding of a CodeableConcept in the value set is enough. A code that no list or rule can tell is `not-checked-`,
 * and asked of whoever answers later.
 *
 * @see https://hl7.org/fhir/R4/terminologies.html#strength
 */
export function checkBinding(
  binding: ElementBinding,
  type: string,
  value: unknown,
  sources: TerminologySources,
  { inherited = false, ask }: BindingCheck = {},
): readonly Fault[] {
  if (!codedTypes.has(type)) return none
  const faults: Fault[] = []
  const against = (valueSet: string, strength: Strength) => {
    for (const fault of checkStrength({ valueSet, strength }, type, value, sources, ask)) faults.push(fault)
  }
  const { valueSet, strength, maximumValueSet, additional } = prepared(binding)
  const maximum = mayExceed(strength, type) ? maximumValueSet : undefined
  const leftAlone = inherited && strength === 'preferred'
  if (valueSet !== undefined && (!leftAlone || maximum !== undefined)) against(valueSet, strength)
  const outside = faults.some(({ code }) => code === 'code-not-in-value-set' || code === 'code-missing')
  if (leftAlone) faults.length = 0
  if (maximum !== undefined && outside) against(maximum, 'required')
  for (const each of additional) against(each.valueSet, each.strength)
  return faults
}

type Prepared = {
  readonly valueSet: string | undefined
  readonly strength: Strength
  readonly maximumValueSet: string | undefined
  readonly additional: readonly Bound[]
}

const known = new WeakMap<ElementBinding, Prepared>()

/** What a binding says in its extensions, read when it is first asked for. */
function prepared(binding: ElementBinding): Prepared {
  const before = known.get(binding)
  if (before) return before
  const { valueSet } = binding
  const read: Prepared = {
    valueSet,
    strength: correctedStrengths.get(valueSet ?? '') ?? binding.strength,
    maximumValueSet: maximumValueSet(binding),
    additional: additionalBindings(binding),
  }
  known.set(binding, read)
  return read
}

/**
 * A maximum value set bounds extensible and preferred bindings; the preferred one of a concept is left alone, as the
 * official validator leaves it, since its codings may be of any system.
 */
function mayExceed(strength: Strength, type: string): boolean {
  return strength === 'extensible' || (strength === 'preferred' && codedPrimitives.has(type))
}

const none: readonly Fault[] = []

type Bound = { readonly valueSet: string; readonly strength: Strength }

function checkStrength(
  { valueSet, strength }: Bound,
  type: string,
  value: unknown,
  sources: TerminologySources,
  ask: BindingCheck['ask'],
): readonly Fault[] {
  const severity = severities[strength]
  if (!severity.outside) return none
  const parameters = { valueSet, strength }
  const notLoaded: Fault = { code: 'not-checked-value-set', severity: 'warning', parameters }
  if (hasNoCoding(type, value)) {
    if (value !== undefined && !sources.isValueSet(valueSet)) return [notLoaded]
    return severity.without ? [{ code: 'code-missing', severity: severity.without, parameters }] : none
  }
  // A quantity without unit and a Coding without code have nothing to be in a value set.
  const all = codedValues(value)
  const codes = codedPrimitives.has(type) ? all : all.filter(({ system }) => system !== undefined)
  if (codes.length === 0 && type !== 'CodeableConcept') return none
  const test = sources.valueSet(valueSet)
  const answer = test ? answerOf(codes, test) : codes
  if (answer === 'yes') return strength === 'required' ? versionFaults(codes, sources) : none
  if (answer === 'no') {
    const named = { ...parameters, codes: sources.fewCodes(valueSet)?.join(', ') ?? valueSet }
    return [{ code: 'code-not-in-value-set', severity: severity.outside, parameters: named }]
  }
  for (const unknown of answer) ask?.(questionOf(unknown, { valueSet, strength }))
  return [
    sources.isValueSet(valueSet) ? { code: 'not-checked-binding', severity: 'information', parameters } : notLoaded,
  ]
}

const hl7System = /^http:\/\/(?:terminology\.)?hl7\.org\//

/** A required code of HL7's own is one of the version that is loaded; of other systems the version is not held against it. */
function versionFaults(codes: readonly CodedValue[], sources: TerminologySources): readonly Fault[] {
  return codes.flatMap(({ at, system, version }) =>
    system !== undefined && version !== undefined && hl7System.test(system) && sources.lacksVersion(system, version)
      ? [{ code: 'code-system-version-unknown', severity: 'error', at: [...at, 'system'] } as const]
      : [],
  )
}

/** `code-missing` is about the coding of a concept, and about a bare code that has extensions only. */
function hasNoCoding(type: string, value: unknown): boolean {
  if (codedPrimitives.has(type)) return value === undefined
  if (type !== 'CodeableConcept' || !isObject(value)) return false
  return !Array.isArray(value.coding) || value.coding.length === 0
}

/** The codes that could not be told, where none is in the value set. */
function answerOf(codes: readonly CodedValue[], test: ValueSetTest): 'yes' | 'no' | readonly CodedValue[] {
  const unknown: CodedValue[] = []
  for (const each of codes) {
    const answer = test.contains(each.system, each.code)
    if (answer === 'yes') return answer
    if (answer === 'unknown') unknown.push(each)
  }
  return unknown.length > 0 ? unknown : 'no'
}

function questionOf({ system = '', code, display }: CodedValue, bound: Bound): CodeQuestion {
  return { system, code, ...(display !== undefined && { display }), ...bound }
}
