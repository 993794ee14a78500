import type { Constraint, JsonObject } from '../definitions.ts'
import { corrected } from './corrections.ts'
import { compileInvariant } from './compile.ts'
import { type Expression, NotCompiled, readExpression } from './expression.ts'
import { type EvaluationPorts, libraryInvariant } from './library.ts'

/** What an invariant's expression may ask beyond its focus. One for each resource standing, made once. */
export type InvariantScope = {
  /** `%resource`: the innermost resource the focus stands in. */
  readonly resource: JsonObject
  /** `%rootResource`: its container where the resource is contained, else itself. A Bundle is no container. */
  readonly rootResource: JsonObject
  /** Of `resolve()`: the resource a literal reference leads to in the document. */
  resolve(reference: string): JsonObject | undefined
  /** Of `conformsTo()`; undefined when it cannot be said. */
  conformsTo(resource: JsonObject, profile: string): boolean | undefined
}

/**
 * `holds` when the result is true, or anything but false and empty: an empty result breaks an invariant, as the
 * FHIRPath of R4's own invariants was written for (`convertToBoolean` of HL7's engine). `failed` says why the expression
 * could not be evaluated, in words with no value of the document.
 */
export type InvariantOutcome = 'holds' | 'broken' | { readonly failed: string }

/**
 * One invariant at one kind of element.
 *
 * @param focus the element's JSON value; undefined for a primitive that has only an `_name` sibling
 * @param sibling the `_name` sibling of a primitive
 */
export type Invariant = (focus: unknown, scope: InvariantScope, sibling?: JsonObject) => InvariantOutcome

export type Invariants = {
  /**
   * The invariant, compiled once for each expression and path.
   *
   * @param path where its focus stands in its base type: `Observation`, `Observation.component`, `Quantity`,
   *   `Narrative.div`; never with `[x]` or an index
   */
  prepare(constraint: Constraint, path: string): Invariant
}

/**
 * The FHIRPath invariants of profiles.
 *
 * @param ports what the expressions' own functions ask of terminology
 * @see https://hl7.org/fhir/R4/conformance-rules.html#constraints
 */
export function makeInvariants(ports: EvaluationPorts): Invariants {
  const prepared = new Map<string, Invariant>()
  const trees = new Map<string, Tree>()
  return {
    prepare(constraint, path) {
      const expression = corrected(constraint)
      const name = `${path} ${expression}`
      const known = prepared.get(name)
      if (known) return known
      const tree = trees.get(expression) ?? treeOf(expression)
      trees.set(expression, tree)
      const made = makeInvariant(tree, { expression, path, ports })
      prepared.set(name, made)
      return made
    },
  }
}

/** What was read of an expression; `ele-1` alone stands at some hundred paths. */
type Tree = Expression | 'not-fhirpath' | 'not-compiled' | 'too-long'

/** Characters; the longest expression of the published packages has a tenth of it. */
const longest = 10_000

function treeOf(expression: string): Tree {
  if (expression.length > longest) return 'too-long'
  try {
    return readExpression(expression)
  } catch (error) {
    return error instanceof NotCompiled ? 'not-compiled' : 'not-fhirpath'
  }
}

type Asked = { readonly expression: string; readonly path: string; readonly ports: EvaluationPorts }

/** The compiled form where there is one, and the library behind it, compiled when first needed. */
function makeInvariant(tree: Tree, { expression, path, ports }: Asked): Invariant {
  let library: Invariant | undefined
  const byLibrary: Invariant = (focus, scope, sibling) => {
    library ??= libraryInvariant(expression, path, ports)
    return library(focus, scope, sibling)
  }
  if (tree === 'not-fhirpath' || tree === 'too-long') return () => ({ failed: tree })
  return (tree === 'not-compiled' ? undefined : compileInvariant(tree, path, byLibrary)) ?? byLibrary
}
