import { criteriaOf, type Discriminator } from '../compile-criteria.ts'
import { factsOf } from '../compile-element.ts'
import type { Definitions, ElementDefinition, Extension, StructureDefinition } from '../definitions.ts'
import { type ElementTree, elementTree } from '../element-tree.ts'
import type { Criterion } from '../program.ts'

/** What an element of a profile asks of those who fill in or read documents. */
export type Duty = {
  /** Of https://hl7.org/fhir/extensions/CodeSystem-obligation.html, as `SHALL:populate-if-known`; or `must-support`. */
  readonly code: string
  /** Canonical URL of the actor; undefined where the duty is everybody's. */
  readonly actor: string | undefined
}

/** An element with duties, or with such elements below it. */
export type DutyNode = {
  /** `ElementDefinition.id`. */
  readonly id: string
  readonly name: string
  readonly choice: boolean
  readonly type: string | undefined
  readonly duties: readonly Duty[]
  readonly children: readonly DutyNode[]
  readonly slices: readonly { readonly criteria: readonly Criterion[] | undefined; readonly node: DutyNode }[]
}

const obligation = 'http://hl7.org/fhir/StructureDefinition/obligation'

/** The elements of a profile that lay duties on anyone; undefined where there are none, or no snapshot. */
export function dutiesOf({ snapshot }: StructureDefinition, definitions: Definitions): DutyNode | undefined {
  const root = elementTree(snapshot?.element ?? [])
  const node = root && nodeOf(root, definitions)
  return node && asks(node) ? node : undefined
}

function nodeOf({ element, children, slices }: ElementTree, definitions: Definitions): DutyNode {
  const { name, choice } = factsOf(element)
  const discriminators = element.slicing?.discriminator ?? (choice ? byType : [])
  return {
    id: element.id,
    name,
    choice,
    type: element.type?.length === 1 ? element.type[0]?.code : undefined,
    duties: dutiesAt(element),
    children: [...children.values()].map((child) => nodeOf(child, definitions)).filter(asks),
    slices: [...slices.values()]
      .map((slice) => ({ criteria: criteriaAt(slice, discriminators, definitions), node: nodeOf(slice, definitions) }))
      .filter(({ node }) => asks(node)),
  }
}

const byType: readonly Discriminator[] = [{ type: 'type', path: '$this' }]

function criteriaAt(slice: ElementTree, discriminators: readonly Discriminator[], definitions: Definitions) {
  return criteriaOf(slice, discriminators, {
    tree: (canonical) => elementTree(definitions.structure(canonical)?.snapshot?.element ?? []),
  })
}

function asks({ duties, children, slices }: DutyNode): boolean {
  return duties.length > 0 || children.length > 0 || slices.length > 0
}

function dutiesAt({ extension = [], mustSupport }: ElementDefinition): readonly Duty[] {
  const obliged = extension.filter(({ url }) => url === obligation).flatMap(obligationsIn)
  return mustSupport ? [...obliged, { code: 'must-support', actor: undefined }] : obliged
}

/** One extension may name several codes and several actors: each owes each. */
function obligationsIn({ extension = [] }: Extension): readonly Duty[] {
  const valued = (name: string, value: string) =>
    extension.flatMap((each) => (each.url === name && typeof each[value] === 'string' ? [each[value]] : []))
  const actors = valued('actor', 'valueCanonical')
  return valued('code', 'valueCode').flatMap((code) =>
    (actors.length > 0 ? actors : [undefined]).map((actor) => ({ code, actor })),
  )
}
