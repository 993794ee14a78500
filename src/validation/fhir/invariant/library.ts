import fhirpath, { type UserInvocationTable } from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import type { JsonObject } from '../definitions.ts'
import type { Invariant, InvariantScope } from './invariant.ts'
import { safePattern } from '../safe-pattern.ts'

/** What expressions ask of terminology. */
export type EvaluationPorts = {
  /** Of `memberOf()`: whether a code, Coding or CodeableConcept is in a value set; undefined when it cannot be said. */
  memberOf(value: unknown, valueSet: string): boolean | undefined
}

/**
 * An invariant evaluated by the FHIRPath library. It is right wherever the library is, and slow (some 100 µs each):
 * what the compiled form cannot do comes here.
 */
export function libraryInvariant(expression: string, path: string, ports: EvaluationPorts): Invariant {
  let scope: InvariantScope | undefined
  let left = 0
  const inScope = () => scope
  const step = () => {
    left -= 1
    if (left < 0) throw new NotSaid('too-long')
  }
  let evaluate: ReturnType<typeof compiled>
  try {
    evaluate = compiled(expression, path, functions(ports, inScope), step)
  } catch {
    return () => ({ failed: 'not-fhirpath' })
  }
  return (focus, asked) => {
    const before = scope
    scope = asked
    left = mostSteps
    try {
      const result = evaluate(focus, { resource: asked.resource, rootResource: asked.rootResource })
      return isTrue(result) ? 'holds' : 'broken'
    } catch (error) {
      if (error instanceof NotSaid) return { failed: error.about }
      return { failed: noSuchFunction.test(String(error)) ? 'not-fhirpath' : 'evaluation' }
    } finally {
      scope = before
    }
  }
}

/** Parts of an expression that may be evaluated in all: some seconds at most. */
const mostSteps = 200_000

/** The library finds out only when it calls one. */
const noSuchFunction = /^Error: Not implemented: /

/** A function of the expression could not say; nothing follows for the invariant. */
class NotSaid extends Error {
  readonly about: string
  constructor(about: string) {
    super(about)
    this.about = about
  }
}

function compiled(expression: string, path: string, userInvocationTable: UserInvocationTable, step: () => void) {
  return fhirpath.compile({ base: path, expression }, r4, {
    resolveInternalTypes: false,
    traceFn: () => {},
    debugger: step,
    userInvocationTable,
  })
}

function isTrue(result: readonly unknown[]): boolean {
  if (result.length !== 1) return result.length > 0
  return fhirpath.util.valData(result[0]) !== false
}

function functions(ports: EvaluationPorts, scope: () => InvariantScope | undefined): UserInvocationTable {
  return {
    resolve: {
      fn: (nodes: readonly unknown[]) => resolved(nodes, scope()),
      arity: { 0: [] },
      internalStructures: true,
    },
    memberOf: {
      fn: (values: readonly unknown[], valueSet: unknown) =>
        values.map((value) => said(ports.memberOf(value, String(valueSet)), 'memberOf')),
      arity: { 1: ['String'] },
    },
    conformsTo: {
      fn: (values: readonly unknown[], profile: unknown) =>
        // Only resources are asked about; the library hands over what the expression stands at.
        values.map((value) => said(scope()?.conformsTo(value as JsonObject, String(profile)), 'conformsTo')),
      arity: { 1: ['String'] },
    },
    matches: textFunction((text, pattern) => patternOf(pattern).test(text)),
    matchesFull: textFunction((text, pattern) => patternOf(`^(?:${pattern})$`).test(text)),
    replaceMatches: {
      fn: ([value]: readonly unknown[], pattern: string, by: string) =>
        typeof value === 'string' ? value.replace(new RegExp(patternOf(pattern), 'gs'), by) : [],
      arity: { 2: ['String', 'String'] },
    },
  }
}

/** Of one text and a pattern; nothing follows from an empty collection. */
function textFunction(call: (text: string, pattern: string) => boolean): UserInvocationTable[string] {
  return {
    fn: ([value]: readonly unknown[], pattern: unknown) =>
      typeof value === 'string' && typeof pattern === 'string' ? call(value, pattern) : [],
    arity: { 1: ['String'] },
  }
}

function patternOf(pattern: string): RegExp {
  const safe = safePattern(pattern, 'su') ?? safePattern(pattern, 's')
  if (!safe) throw new NotSaid('pattern')
  return safe
}

function said(answer: boolean | undefined, about: string): boolean {
  if (answer === undefined) throw new NotSaid(about)
  return answer
}

function resolved(nodes: readonly unknown[], scope: InvariantScope | undefined): readonly unknown[] {
  return nodes.flatMap((node) => {
    const value: unknown = fhirpath.util.valData(node)
    const reference = typeof value === 'string' ? value : (value as JsonObject | undefined)?.reference
    const target = typeof reference === 'string' ? scope?.resolve(reference) : undefined
    return target ? asNode(target) : []
  })
}

const itself = fhirpath.compile('$this', r4, { resolveInternalTypes: false })

/** A resource as the library holds it, with its type known. */
function asNode(resource: JsonObject): readonly unknown[] {
  return itself(resource)
}
