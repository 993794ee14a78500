import type { Definitions, ValueSetInclude } from '../definitions.ts'

/** As many as a reader takes in at a glance. */
const few = 10

/**
 * The codes of a value set that has few, for the one who chose another; undefined where it has more, or where they are
 * not simply listed.
 */
export function fewCodes(canonical: string, definitions: Definitions): readonly string[] | undefined {
  const compose = definitions.valueSet(canonical)?.compose
  if (!compose || (compose.exclude ?? []).length > 0) return undefined
  const codes: string[] = []
  for (const include of compose.include) {
    const listed = codesOf(include, definitions)
    if (!listed || codes.length + listed.length > few) return undefined
    codes.push(...listed)
  }
  return codes.length > 0 ? codes : undefined
}

function codesOf(include: ValueSetInclude, definitions: Definitions): readonly string[] | undefined {
  const { system, concept, filter = [], valueSet = [] } = include
  if (filter.length > 0 || valueSet.length > 0 || system === undefined) return undefined
  if (concept) return concept.map(({ code }) => code)
  const all = definitions.codeSystem(system)
  if (all?.content !== 'complete' || !all.concept || all.concept.length > few) return undefined
  const nested = all.concept.some((each) => (each.concept ?? []).length > 0)
  return nested ? undefined : all.concept.map(({ code }) => code)
}
