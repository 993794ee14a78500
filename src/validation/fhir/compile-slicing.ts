import { criteriaOf, type Discriminator } from './compile-criteria.ts'
import { factsOf } from './compile-element.ts'
import type { ElementTree } from './element-tree.ts'
import type { Rule, Slice, Slicing } from './program.ts'
import { asks, beyond } from './rule-asks.ts'

type Trees = { tree(canonical: string): ElementTree | undefined }

/**
 * The slices of an element. Nothing when no slice asks anything and further values may stand anywhere.
 *
 * @param sliced what is asked of every value, whatever its slice
 * @param most how often a value may stand by its type
 * @param compile a slice as an element of its own
 */
export function compileSlicing(
  tree: ElementTree,
  sliced: Rule,
  most: number,
  trees: Trees,
  compile: (slice: ElementTree) => Rule,
): Slicing | undefined {
  if (tree.slices.size === 0) return undefined
  const { ordered = false, rules = 'open', discriminator = choiceByType(tree) } = tree.element.slicing ?? {}
  const all = [...tree.slices.values()]
  const slices = [...tree.slices].map(([name, slice], at): Slice => {
    const { min, max } = factsOf(slice.element)
    const rule = { ...beyond(compile(slice), sliced), min, max: max < most ? max : Number.POSITIVE_INFINITY }
    const criteria = criteriaOf(slice, discriminator, trees, all.slice(0, at))
    return { name, criteria, rule: discriminator.some(isOwnType) ? withoutTypes(rule) : rule }
  })
  const idle = rules === 'open' && !ordered && slices.every(({ rule }) => !asks(rule))
  return idle ? undefined : { ordered, rules, slices }
}

/** Slices of a choice with no slicing said: by type. */
function choiceByType({ element }: ElementTree): readonly Discriminator[] {
  return element.path.endsWith('[x]') ? [{ type: 'type', path: '$this' }] : []
}

function isOwnType({ type, path }: Discriminator): boolean {
  return type === 'type' && path === '$this'
}

/** What stands in a slice by its type is of that type; a profile of it, or of what it refers to, is asked still. */
function withoutTypes(rule: Rule): Rule {
  const more = rule.types.some(({ profiles, targetProfiles, aggregation }) =>
    [profiles, targetProfiles, aggregation].some((each) => each.length > 0),
  )
  return more ? rule : { ...rule, types: [] }
}
