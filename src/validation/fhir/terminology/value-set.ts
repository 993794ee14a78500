import type { ExpandedConcept, ValueSet, ValueSetInclude } from '../definitions.ts'
import type { CodeSystemIndex } from './code-system.ts'
import { filterTest } from './value-set-filter.ts'

/** `unknown`: the value set asks for codes that no loaded list or rule can tell. */
export type Membership = 'yes' | 'no' | 'unknown'

/** A value set, ready to be asked. */
export type ValueSetTest = {
  /** @param system undefined where the code stands alone, as in an element of type `code`: any system may have it */
  contains(system: string | undefined, code: string): Membership
}

/** What value sets are made of. */
export type ValueSetSources = {
  codeSystem(canonical: string): CodeSystemIndex | undefined
  /** Whether a system has a code, of whatever can tell. */
  exists(system: string, code: string): Membership
  /** Another value set; undefined when it is not there. */
  valueSet(canonical: string): ValueSetTest | undefined
}

/**
 * Compiles a value set: by its definition where it has one, else by the expansion it came with. A value set that comes
 * back to itself adds nothing there.
 *
 * @see https://hl7.org/fhir/R4/valueset.html#compositions
 */
export function compileValueSet({ compose, expansion }: ValueSet, sources: ValueSetSources): ValueSetTest {
  if (!compose) return expansion ? expanded(expansion.contains ?? []) : { contains: () => 'unknown' }
  const all = [...compose.include, ...(compose.exclude ?? [])]
  const test = compileCompose(compose, sources)
  return all.some(({ valueSet }) => valueSet) ? onceAtATime(test) : test
}

/** Asked again while it is being asked, it has no such code: value sets that include each other come to an end. */
function onceAtATime(test: ValueSetTest): ValueSetTest {
  let asked = false
  return {
    contains(system, code) {
      if (asked) return 'no'
      asked = true
      try {
        return test.contains(system, code)
      } finally {
        asked = false
      }
    },
  }
}

function compileCompose(compose: NonNullable<ValueSet['compose']>, sources: ValueSetSources): ValueSetTest {
  const included = anyOf(compose.include.map((include) => compileInclude(include, sources)))
  if (!compose.exclude?.length) return included
  const excluded = anyOf(compose.exclude.map((exclude) => compileInclude(exclude, sources)))
  return { contains: (system, code) => without(included.contains(system, code), excluded.contains(system, code)) }
}

const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const satisfies Record<Membership, Membership>

/** In both. */
function both(one: Membership, other: Membership): Membership {
  if (one === 'no' || other === 'no') return 'no'
  return one === 'yes' && other === 'yes' ? 'yes' : 'unknown'
}

function without(included: Membership, excluded: Membership): Membership {
  return both(included, opposite[excluded])
}

function anyOf(parts: readonly ValueSetTest[]): ValueSetTest {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    contains(system, code) {
      let answer: Membership = 'no'
      for (const part of parts) {
        const said = part.contains(system, code)
        if (said === 'yes') return said
        if (said === 'unknown') answer = said
      }
      return answer
    },
  }
}

/** All that an include says holds at once: system, concepts or filters, and every value set. */
function compileInclude(include: ValueSetInclude, sources: ValueSetSources): ValueSetTest {
  const sets = include.valueSet ?? []
  const inSystem = include.system === undefined ? undefined : compileSystem(include, include.system, sources)
  if (sets.length === 0) return inSystem ?? { contains: () => 'no' }
  return {
    contains(system, code) {
      let answer: Membership = inSystem?.contains(system, code) ?? 'yes'
      for (const canonical of sets) {
        if (answer === 'no') return answer
        answer = both(answer, sources.valueSet(canonical)?.contains(system, code) ?? 'unknown')
      }
      return answer
    },
  }
}

function compileSystem(include: ValueSetInclude, system: string, sources: ValueSetSources): ValueSetTest {
  const canonical = include.version === undefined ? system : `${system}|${include.version}`
  const test = compileCodes(include, system, sources.codeSystem(canonical) ?? sources.codeSystem(system), sources)
  return { contains: (asked, code) => (asked === undefined || asked === system ? test(code) : 'no') }
}

function compileCodes(
  { concept, filter }: ValueSetInclude,
  system: string,
  index: CodeSystemIndex | undefined,
  sources: ValueSetSources,
): (code: string) => Membership {
  if (concept) {
    const codes = new Set(concept.map(({ code }) => code))
    // As the code system itself compares: its concept of «Active» is that of «active».
    return (code) => (codes.has(code) || codes.has(index?.concept(code)?.code ?? code) ? 'yes' : 'no')
  }
  if (!filter?.length) return (code) => sources.exists(system, code)
  const tests = filter.map((each) => filterTest(each, index))
  return (code) => {
    let answer: Membership = sources.exists(system, code)
    for (const test of tests) {
      if (answer === 'no') return answer
      answer = both(answer, test(code))
    }
    return answer
  }
}

function expanded(contains: readonly ExpandedConcept[]): ValueSetTest {
  const codes = new Set<string>()
  const alone = new Set<string>()
  const collect = (concepts: readonly ExpandedConcept[]) => {
    for (const { system, code, abstract, contains: below } of concepts) {
      if (code !== undefined && abstract !== true) {
        codes.add(`${system}|${code}`)
        alone.add(code)
      }
      if (below) collect(below)
    }
  }
  collect(contains)
  return {
    contains: (system, code) =>
      (system === undefined ? alone.has(code) : codes.has(`${system}|${code}`)) ? 'yes' : 'no',
  }
}
