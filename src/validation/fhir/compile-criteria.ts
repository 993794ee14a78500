import { factsOf, maximum, typeRule } from './compile-element.ts'
import type { DiscriminatorType, ElementDefinition } from './definitions.ts'
import type { ElementTree } from './element-tree.ts'
import type { Asked, Criterion, Step } from './program.ts'

export type Discriminator = { readonly type: DiscriminatorType; readonly path: string }

type Trees = { tree(canonical: string): ElementTree | undefined }

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

/**
 * What a slice asks of the values at its discriminators' paths, found in the slice, or in the types and profiles that
 * its elements name. A discriminator that the slice says nothing of is left out.
 *
 * @param before the slices before it, which positions are counted from
 * @return undefined where the definition does not say enough to tell the slice from others
 * @see https://hl7.org/fhir/R4/profiling.html#discriminator
 */
export function criteriaOf(
  slice: ElementTree,
  discriminators: readonly Discriminator[],
  trees: Trees,
  before: readonly ElementTree[] = [],
): readonly Criterion[] | undefined {
  const criteria: Criterion[] = []
  for (const { type, path } of discriminators) {
    const steps = stepsOf(path)
    if (!steps) return undefined
    const { at, taken } = elementsAt(slice, type === 'profile' ? withoutLastResolve(steps) : steps, trees)
    const asked = type === 'position' ? positionAsked(slice, before) : askedBy(type, steps, at)
    const way = [...taken, ...steps.slice(taken.length)]
    if (asked) criteria.push({ type, path: way, way: JSON.stringify(way), ...asked })
    else if (type !== 'value' && type !== 'pattern') return undefined
  }
  return criteria.length > 0 ? criteria : undefined
}

/** Those before it must all stand a known number of times. */
function positionAsked(slice: ElementTree, before: readonly ElementTree[]): Asked | undefined {
  let from = 0
  for (const { element } of before) {
    const { min, max } = factsOf(element)
    if (min !== max) return undefined
    from += min
  }
  return { asks: 'position', from, before: from + factsOf(slice.element).max }
}

const stepForms: readonly (readonly [RegExp, (...parts: string[]) => Step | undefined])[] = [
  [/^\$this$/, () => undefined],
  [/^resolve\(\)$/, () => ({ step: 'resolve' })],
  [/^extension\('([^']+)'\)$/, (url = '') => ({ step: 'extension', url })],
  [/^ofType\((?:FHIR\.)?(\w+)\)$/, (code = '') => ({ step: 'type', code })],
  [/^([A-Za-z]\w*)$/, (name = '') => ({ step: 'member', name, choice: false })],
]

/** The restricted FHIRPath of discriminators; undefined for anything else. */
function stepsOf(path: string): readonly Step[] | undefined {
  const parts = path.match(/(?:[^.('"]|\('[^']*'\)|\(\w*(?:\.\w+)?\))+/g) ?? []
  const steps: Step[] = []
  for (const part of parts) {
    const form = stepForms.find(([expression]) => expression.test(part))
    if (!form) return undefined
    const [expression, make] = form
    const step = make(...(expression.exec(part)?.slice(1) ?? []))
    if (step) steps.push(step)
  }
  return steps
}

/** A profile of what is referred to is asked for by the reference itself. */
function withoutLastResolve(steps: readonly Step[]): readonly Step[] {
  return steps.at(-1)?.step === 'resolve' ? steps.slice(0, -1) : steps
}

/** The elements a path leads to, and the path with its choices known. */
function elementsAt(slice: ElementTree, steps: readonly Step[], trees: Trees) {
  let at: readonly ElementTree[] = [slice]
  const taken: Step[] = []
  for (const step of steps) {
    // The table has the step's own kind under its name.
    at = at.flatMap((each) => stepDown[step.step](each, step as never, trees))
    const choice = step.step === 'member' && at.some(({ element }) => factsOf(element).choice)
    taken.push(choice ? { ...step, choice } : step)
  }
  return { at, taken }
}

/** One for each kind of step: the elements it leads to. */
const stepDown: {
  readonly [Kind in Step['step']]: (
    from: ElementTree,
    step: Extract<Step, { step: Kind }>,
    trees: Trees,
  ) => readonly ElementTree[]
} = {
  member: (from, { name }, trees) => {
    const own = membersOf(from, name)
    const profiled = profileTrees(from.element, trees).flatMap((tree) => membersOf(tree, name))
    const said = [...own, ...profiled]
    return said.length > 0 ? said : typeTrees(from.element, trees).flatMap((tree) => membersOf(tree, name))
  },
  extension: (from, { url }, trees) => {
    const sliced = [...(from.children.get('extension')?.slices.values() ?? [])]
    const named = sliced.find(({ element }) => element.type?.[0]?.profile?.some((each) => each.split('|')[0] === url))
    const defined = named ?? trees.tree(url)
    return defined ? [defined] : []
  },
  type: (from, { code }) => {
    const slice = [...from.slices.values()].find(({ element }) => element.type?.[0]?.code === code)
    return [slice ?? from]
  },
  resolve: ({ element }, _step, trees) =>
    (element.type ?? []).flatMap(({ targetProfile = [] }) => targetProfile.flatMap((each) => trees.tree(each) ?? [])),
}

/** A slice that must be there says what the value is, before the element that is sliced. */
function membersOf(from: ElementTree, name: string): readonly ElementTree[] {
  const member = from.children.get(name) ?? from.children.get(`${name}[x]`)
  if (!member) return []
  return [...[...member.slices.values()].filter(({ element: { min = 0 } }) => min > 0), member]
}

function profileTrees({ type = [] }: ElementDefinition, trees: Trees): readonly ElementTree[] {
  return type.flatMap(({ profile = [] }) => profile.flatMap((each) => trees.tree(each) ?? []))
}

function typeTrees({ type = [] }: ElementDefinition, trees: Trees): readonly ElementTree[] {
  return type.flatMap(({ code }) => trees.tree(typeBase + code) ?? [])
}

/** Of several elements, as of several target profiles, the first that says anything decides, as in the Java validator. */
function askedBy(type: DiscriminatorType, steps: readonly Step[], at: readonly ElementTree[]): Asked | undefined {
  // Of the value itself a prohibited slice says nothing: it is then prohibited, not absent.
  if (steps.length > 0 && at[0] && maximum(at[0].element.max) === 0) return { asks: 'absent' }
  if (type === 'type' && at.length > 0) return { asks: 'type', codes: [...new Set(at.flatMap(typeCodes))] }
  for (const { element } of at) {
    const asked = asksOf[type](element, steps)
    if (asked) return asked
  }
  return undefined
}

/** The types of an element; the root of a definition is of that type. */
function typeCodes({ element }: ElementTree): readonly string[] {
  if (!element.path.includes('.')) return [element.path]
  return (element.type ?? []).map((type) => typeRule(element, type).code)
}

const asksOf: Readonly<
  Record<DiscriminatorType, (element: ElementDefinition, steps: readonly Step[]) => Asked | undefined>
> = {
  value: valueAsked,
  pattern: valueAsked,
  exists: existence,
  type: () => undefined,
  profile: ({ type = [] }, steps) => {
    const resolved = steps.at(-1)?.step === 'resolve'
    const profiles = type.flatMap(({ profile = [], targetProfile = [] }) => (resolved ? targetProfile : profile))
    return profiles.length > 0 ? { asks: 'profile', profiles } : { asks: 'nothing' }
  },
  position: () => undefined,
}

function valueAsked(element: ElementDefinition): Asked | undefined {
  const { fixed, pattern } = factsOf(element)
  if (fixed) return { asks: 'fixed', required: fixed }
  if (pattern) return { asks: 'pattern', required: pattern }
  const { binding } = element
  if (binding?.strength === 'required' && binding.valueSet) return { asks: 'member', valueSet: binding.valueSet }
  return undefined
}

function existence({ min = 0, max }: ElementDefinition): Asked | undefined {
  if (min > 0) return { asks: 'present' }
  return maximum(max) === 0 ? { asks: 'absent' } : undefined
}
