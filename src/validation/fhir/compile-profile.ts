import { canonicalOf, elsewhere, namesOf, referredContent } from './compile-type.ts'
import { extensionRules } from './compile-extension.ts'
import { factsOf, invariantRules, typeRule } from './compile-element.ts'
import { compileSlicing } from './compile-slicing.ts'
import type { ElementBinding, ElementDefinition, StructureDefinition } from './definitions.ts'
import type { ElementTree } from './element-tree.ts'
import type { Invariants } from './invariant/invariant.ts'
import type { Program, Property, Rule, TypeRule } from './program.ts'
import { asks, same, unasking } from './rule-asks.ts'

/** What compiling a profile looks up. */
export type ProfileSources = {
  readonly invariants: Invariants
  /** Of the profile, with `|version`. */
  readonly canonical: string
  /** The program of a type itself. */
  type(code: string): Program | undefined
  /** The elements of a definition, by its canonical URL. */
  tree(canonical: string): ElementTree | undefined
}

/** What an element's own type asks already, and where its members are defined. */
type Base = { readonly rule: Rule | undefined; readonly members: Rule | undefined }

const imposes = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile'

/**
 * The program of a profile: of its snapshot, only what the type's own program does not ask. What the profile repeats,
 * as snapshots do, was checked once already.
 *
 * @param root of its snapshot
 */
export function compileProfile(
  definition: StructureDefinition,
  root: ElementTree,
  given: Omit<ProfileSources, 'canonical'>,
): Program {
  const sources: ProfileSources = { ...given, canonical: canonicalOf(definition) }
  const base = sources.type(definition.type)?.root
  const rule = compileTree(root, { rule: base, members: base }, sources)
  lendContents(rule)
  return {
    canonical: canonicalOf(definition),
    url: definition.url,
    type: definition.type,
    kind: definition.kind,
    root: rule,
    imposed: (definition.extension ?? []).flatMap(({ url, valueCanonical }) =>
      url === imposes && typeof valueCanonical === 'string' ? [valueCanonical] : [],
    ),
    extension: definition.type === 'Extension' ? extensionRules(definition, root, sources.invariants) : undefined,
  }
}

type Linking = { -readonly [Key in keyof Rule]: Rule[Key] }

function compileTree(tree: ElementTree, base: Base, sources: ProfileSources): Linking {
  const { element } = tree
  const own = (element.type ?? []).map((type) => typeRule(element, type))
  const types = own.length > 0 ? own : (base.rule?.types ?? [])
  const facts = factsOf(element)
  const members = membersOf(types, base, sources)
  const here: Linking = {
    ...unasking(element, sources.canonical),
    definedAt: referredContent(element) ?? element.path,
    ...facts,
    min: facts.min > (base.rule?.min ?? 0) ? facts.min : 0,
    max: facts.max < (base.rule?.max ?? Number.POSITIVE_INFINITY) ? facts.max : Number.POSITIVE_INFINITY,
    types: narrowedTypes(own, base.rule?.types ?? []),
    fixed: same(facts.fixed, base.rule?.fixed) ? undefined : facts.fixed,
    pattern: same(facts.pattern, base.rule?.pattern) ? undefined : facts.pattern,
    maxLength: element.maxLength === base.rule?.maxLength ? undefined : element.maxLength,
    binding: addedBinding(element.binding, base.rule?.binding),
    invariants: addedInvariants(element, types, base, members, sources),
    names: namesIn(element, base, types),
  }
  if (facts.max > 0 && !element.contentReference) {
    const children = [...tree.children.values()].map((child) => compileTree(child, baseOf(child, members), sources))
    here.children = children.filter(asks)
  }
  const most = base.rule?.max ?? Number.POSITIVE_INFINITY
  here.slicing = compileSlicing(tree, here, most, sources, (slice) => compileTree(slice, base, sources))
  return here
}

/** Of examples nothing is asked, nor of what differs only by the version that a value set is named with. */
function addedBinding(own: ElementBinding | undefined, base: ElementBinding | undefined): ElementBinding | undefined {
  if (own?.strength === 'example' && !own.extension) return undefined
  return same(unversionedBinding(own), unversionedBinding(base)) ? undefined : own
}

function unversionedBinding(binding: ElementBinding | undefined): unknown {
  return binding && [binding.strength, binding.valueSet?.split('|')[0], binding.extension]
}

/** What a profile asks of an element holds for those that refer to it too, as sections in sections. */
function lendContents(root: Linking): void {
  const lenders = new Map<string, Linking>()
  const borrowers: Linking[] = []
  const visit = (rule: Linking, sliced: boolean): void => {
    if (rule.definedAt !== rule.path) borrowers.push(rule)
    else if (!sliced) lenders.set(rule.path, rule)
    for (const child of rule.children) visit(child, sliced)
    for (const slice of rule.slicing?.slices ?? []) visit(slice.rule, true)
  }
  visit(root, false)
  for (const borrower of borrowers) {
    const lender = lenders.get(borrower.definedAt)
    if (!lender) continue
    borrower.children = lender.children
    borrower.invariants = lender.invariants
  }
}

/** Members of one type are that type's; of several, what all have: id and extension. */
function membersOf(types: readonly TypeRule[], { rule, members }: Base, sources: ProfileSources): Rule | undefined {
  const [only] = types
  if (!only || only.form === 'element') return rule === undefined ? members : rule
  return sources.type(types.length === 1 ? only.code : 'Element')?.root
}

function baseOf({ element }: ElementTree, members: Rule | undefined): Base {
  const { name } = factsOf(element)
  const rule = members?.children.find((child) => child.name === name || child.names.has(name))
  return { rule, members: undefined }
}

/** An element may be named by its type, as `valueQuantity`; then values of that type alone stand under it. */
function namesIn(
  element: ElementDefinition,
  { rule }: Base,
  types: readonly TypeRule[],
): ReadonlyMap<string, Property> {
  const { name } = factsOf(element)
  if (!rule) return namesOf({ ...unasking(element, ''), ...factsOf(element), types })
  const [typed] = rule.name === name ? [] : [rule.names.get(name)]
  return typed ? new Map([[name, typed]]) : rule.names
}

/** Empty when the profile allows what the type allows. What the type itself says of a target is left out. */
function narrowedTypes(own: readonly TypeRule[], base: readonly TypeRule[]): readonly TypeRule[] {
  const narrowed = own.map((type) => {
    const before = base.find(({ code }) => code === type.code)
    const sameTargets =
      before !== undefined && same(unversioned(type.targetProfiles), unversioned(before.targetProfiles))
    const profiles = same(type.profiles, before?.profiles) ? [] : type.profiles
    return { ...type, profiles, targetProfiles: sameTargets ? [] : type.targetProfiles }
  })
  const fewer = base.some(({ code }) => !own.some((type) => type.code === code))
  const more = narrowed.some(({ profiles, targetProfiles, aggregation }) =>
    [profiles, targetProfiles, aggregation].some((each) => each.length > 0),
  )
  return fewer || more ? narrowed : []
}

function unversioned(profiles: readonly string[]): readonly string[] {
  return profiles.map((each) => each.split('|')[0] ?? each).sort()
}

function addedInvariants(
  element: ElementDefinition,
  types: readonly TypeRule[],
  base: Base,
  members: Rule | undefined,
  { invariants }: ProfileSources,
) {
  const asked = [...(base.rule?.invariants ?? []), ...(members?.invariants ?? [])]
  const known = new Set(asked.map(({ constraint }) => constraint.key))
  return invariantRules(element, types, invariants, (key) => known.has(key) || elsewhere.has(key) || key === 'ext-1')
}
