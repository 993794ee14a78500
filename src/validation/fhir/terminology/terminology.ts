import { checkBinding } from './binding.ts'
import { checkCodes } from './code-check.ts'
import type { CodeSystem, Definitions, ElementBinding } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import { keptByDefinition } from '../kept-by-definition.ts'
import { type CodeSystemIndex, indexCodeSystem } from './code-system.ts'
import { byRule } from './systems.ts'
import { codedValues } from './value.ts'
import { fewCodes } from './value-set-codes.ts'
import { compileValueSet, type Membership, type ValueSetSources, type ValueSetTest } from './value-set.ts'

/** What a terminology of our own knows of what no package holds, such as SNOMED CT and the eHDSI value sets. */
export type TerminologyService = {
  /** Whether the code system has the code. */
  lookup(system: string, code: string): Membership
  /** Whether the value set, by its canonical URL, has the code. */
  member(valueSet: string, system: string, code: string): Membership
}

/** What could not be said here, for a terminology service that answers later. Holds codes of the document. */
export type CodeQuestion = {
  readonly system: string
  readonly code: string
  readonly display?: string
  /** Where membership is asked, not only that the code exists. */
  readonly valueSet?: string
  readonly strength?: ElementBinding['strength']
}

/** How codes stand that are asked about by themselves. */
export type CodeCheck = {
  /** To a value set, other than as an example. */
  readonly bound?: boolean
  readonly ask?: (question: CodeQuestion) => void
}

/** How a binding came to be asked about. */
export type BindingCheck = {
  /** Of the base type itself: then a preferred value set is no more than a hint to profilers, and left alone. */
  readonly inherited?: boolean
  readonly ask?: (question: CodeQuestion) => void
}

export type Terminology = {
  /**
   * The codes by themselves, whatever is bound: that they exist in their system, displays, units. Once for each
   * element, by its base type.
   */
  checkCodes(type: string, value: unknown, how?: CodeCheck): readonly Fault[]
  /**
   * Against a binding and what it adds (maximum value set, additional bindings).
   *
   * @param type the element's own: `code`, `Coding`, `CodeableConcept`, `Quantity`, `string`, `uri`…
   */
  checkBinding(binding: ElementBinding, type: string, value: unknown, how?: BindingCheck): readonly Fault[]
  /** Of FHIRPath `memberOf()`: undefined when it cannot be said. */
  memberOf(value: unknown, valueSet: string): boolean | undefined
}

/** What the checks ask, each answer kept. */
export type TerminologySources = ValueSetSources & {
  /** A canonical URL that names a value set. */
  isValueSet(canonical: string): boolean
  /** The codes of a value set, where they are few enough to be named. */
  fewCodes(canonical: string): readonly string[] | undefined
  /** A code system that is loaded, but not in that version. */
  lacksVersion(system: string, version: string): boolean
}

/**
 * The terminology of the loaded packages, with what a service knows beside it. Everything is compiled when first asked
 * for and kept.
 */
export function makeTerminology(definitions: Definitions, service?: TerminologyService): Terminology {
  const sources = sourcesOf(definitions, service)
  return {
    checkCodes: (type, value, how) => checkCodes(type, value, sources, how),
    checkBinding: (binding, type, value, how) => checkBinding(binding, type, value, sources, how),
    memberOf: (value, valueSet) => membership(value, sources.valueSet(valueSet)),
  }
}

function membership(value: unknown, valueSet: ValueSetTest | undefined): boolean | undefined {
  if (!valueSet) return undefined
  const answers = codedValues(value).map(({ system, code }) => valueSet.contains(system, code))
  if (answers.includes('yes')) return true
  return answers.includes('unknown') ? undefined : false
}

function sourcesOf(definitions: Definitions, service: TerminologyService | undefined): TerminologySources {
  const codeSystem = keptByDefinition({
    find: (canonical) => definitions.codeSystem(canonical),
    make: (found) => (listed(found) ? indexCodeSystem(found) : undefined),
  })
  const bounded = withinDepth()
  const valueSet = keptByDefinition({
    find: (canonical) => definitions.valueSet(canonical),
    make: (found): ValueSetTest => bounded(compileValueSet(found, sources)),
  })
  const exists = (system: string, code: string) => existence(codeSystem(system), system, code, service)
  const sources: TerminologySources = {
    codeSystem,
    exists,
    fewCodes: (canonical) => fewCodes(canonical, definitions),
    isValueSet: (canonical) => definitions.valueSet(canonical) !== undefined,
    lacksVersion: (system, version) =>
      codeSystem(system) !== undefined && definitions.codeSystem(`${system}|${version}`) === undefined,
    valueSet: (canonical) => withService(canonical, valueSet(canonical), service),
  }
  return sources
}

/** Value sets of value sets of value sets; published ones go three deep. */
const deepest = 50

/** Bounds how far value sets lead to each other: beyond it, nothing can be said. */
function withinDepth(): (test: ValueSetTest) => ValueSetTest {
  let depth = 0
  return (test) => ({
    contains(system, code) {
      if (depth === deepest) return 'unknown'
      depth += 1
      try {
        return test.contains(system, code)
      } finally {
        depth -= 1
      }
    },
  })
}

/** Lists codes of its own: a supplement adds words to another, and `not-present` is a name only. */
function listed({ content, concept }: CodeSystem): boolean {
  return content !== 'supplement' && content !== 'not-present' && concept !== undefined
}

function existence(
  index: CodeSystemIndex | undefined,
  system: string,
  code: string,
  service: TerminologyService | undefined,
): Membership {
  if (index?.concept(code)) return 'yes'
  if (index?.complete) return 'no'
  const ruled = byRule(system, code)
  if (ruled !== undefined) return ruled ? 'yes' : 'no'
  return service?.lookup(system, code) ?? 'unknown'
}

/** Asks the service where the packages cannot say. */
function withService(
  canonical: string,
  test: ValueSetTest | undefined,
  service: TerminologyService | undefined,
): ValueSetTest | undefined {
  if (!service) return test
  const asked: ValueSetTest = {
    contains(system, code) {
      const answer = test?.contains(system, code) ?? 'unknown'
      return answer === 'unknown' && system !== undefined ? service.member(canonical, system, code) : answer
    },
  }
  return asked
}
