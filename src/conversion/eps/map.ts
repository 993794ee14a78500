import type { Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'

/**
 * Tables that bind a model to FHIR elements. One row serves both directions: what `to` puts in, `from` takes out.
 *
 * A row need not be exact: what does not come back from FHIR is found as residue and carried (`conversion/residue.ts`).
 */

/** A way there and back between a value of the model and one of FHIR. Undefined means there is nothing to say. */
export type Both<A, B> = {
  to(value: A): B | undefined
  from(value: B): A | undefined
}

/** What a map may ask for while it makes resources. */
export type Making = {
  readonly patient: Reference
  /** The document's own time, as FHIR writes it: what it calls the end may not have come when it was written. */
  readonly asOf?: string
  /** Adds a resource to the document and says how to refer to it; an equal one is added once. */
  add(resource: Json): Reference
}

/** What a map may ask for on the way back. */
export type Unmaking = { find(reference: unknown): Json | undefined }

export type Row<M> = {
  /** FHIR element, for the loss account. */
  readonly target: string
  /** Fields of the model this row accounts for. */
  readonly fields: readonly string[]
  to(model: M, resource: Json, making: Making): void
  from(resource: Json, unmaking: Unmaking): { readonly [K in keyof M]?: M[K] | undefined }
}

type Element<T> = T extends readonly (infer E)[] ? E : never

/** One field to one element of the same cardinality. */
export function field<M, K extends keyof M & string, B>(
  key: K,
  element: string,
  both: Both<NonNullable<M[K]>, B>,
): Row<M> {
  return {
    target: element,
    fields: [key],
    to(model, resource) {
      const value = model[key]
      const made = value === undefined || value === null ? undefined : both.to(value)
      if (made !== undefined) resource[element] = made
    },
    from(resource) {
      // The element holds what `to` of the same row put there, or what another maker of the same FHIR type did.
      const value = resource[element] === undefined ? undefined : both.from(resource[element] as B)
      // A computed key is to the compiler any text; here it is K.
      return (value === undefined ? nothing : { [key]: value }) as { readonly [P in keyof M]?: M[P] }
    },
  }
}

/** What most rows find: few fields are ever filled. */
const nothing = {}

/** A list of values to a list of elements. An empty list is no element. */
export function fieldList<M, K extends keyof M & string, B>(
  key: K,
  element: string,
  both: Both<Element<M[K]>, B>,
): Row<M> {
  // A list of M's elements is M's own list, which the compiler cannot see while M is open.
  return field<M, K, readonly B[]>(key, element, list(both) as unknown as Both<NonNullable<M[K]>, readonly B[]>)
}

export function list<A, B>(both: Both<A, B>): Both<readonly A[], readonly B[]> {
  return {
    to(values) {
      const made = through(values, both.to)
      return made.length > 0 ? made : undefined
    },
    from: (values) => through(Array.isArray(values) ? values : [values], both.from),
  }
}

function through<A, B>(values: readonly A[], way: (value: A) => B | undefined): B[] {
  const made: B[] = []
  for (const value of values) {
    const one = way(value)
    if (one !== undefined) made.push(one)
  }
  return made
}

/** A row of any shape. */
export function row<M>(
  target: string,
  fields: readonly (keyof M & string)[],
  to: Row<M>['to'],
  from: Row<M>['from'],
): Row<M> {
  return { target, fields, to, from }
}

/**
 * A row of fields that several models have alike, for one that has them.
 *
 * @param made the row for the least of these models
 */
export function shared<Has extends object, M extends Has>(made: Row<Has>): Row<M> {
  // What is found for a field of Has fits the same field of M; the compiler cannot see so while M is open.
  return made as unknown as Row<M>
}

/** Applies every row. */
export function fill<M>(rows: readonly Row<M>[], model: M, resource: Json, making: Making): Json {
  for (const each of rows) each.to(model, resource, making)
  return resource
}

/** The model that the rows find in a resource; fields no row knows are absent, lists empty. */
export function readBack<M>(rows: readonly Row<M>[], resource: Json, unmaking: Unmaking): M {
  const model: Record<string, unknown> = {}
  for (const each of rows) {
    const found: Readonly<Record<string, unknown>> = each.from(resource, unmaking)
    if (found === nothing) continue
    for (const key in found) if (found[key] !== undefined) model[key] = found[key]
  }
  // Every field of M is optional or a list; the writers treat an absent list as empty.
  return model as M
}

/** The value as an array, as FHIR JSON may hold one or none. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}
