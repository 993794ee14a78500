import type { Json } from '../../standards/fhir/json.ts'
import type { Outcome, ParameterRule } from './national-service.ts'

/** What of the matches is wanted. */
export type Paging = { readonly count: number; readonly skip: number }

const most = 100

/** What a search is asked a part of its matches with. */
export const pagingParameters: readonly ParameterRule[] = [
  { name: '_count', type: 'number', what: `How many at most, up to ${most}` },
  {
    name: '_skip',
    type: 'number',
    what: 'How many to pass over first; count on with it while total is more, since no page links to the next',
  },
]

/** `_count` and `_skip`, or `_page` from 1, as the services take them; a hundred at most. */
export function pagingIn(parameters: URLSearchParams): Paging {
  const count = Math.min(most, Number(parameters.get('_count') ?? most))
  const page = Number(parameters.get('_page') ?? 1)
  return { count, skip: Number(parameters.get('_skip') ?? (page - 1) * count) }
}

/**
 * A searchset of what matches, and what is included with it. There are no links to further pages: the number of the
 * person would stand in none of them, and a client counts on with `_skip`.
 *
 * @see https://hl7.org/fhir/R4/bundle.html#searchset
 */
export function searchset(
  matches: readonly Json[],
  { count, skip }: Paging,
  others: { readonly included?: readonly Json[]; readonly outcomes?: readonly Json[] } = {},
): Outcome {
  const entry = [
    ...matches.slice(skip, skip + count).map((resource) => ({ resource, search: { mode: 'match' } })),
    ...(others.included ?? []).map((resource) => ({ resource, search: { mode: 'include' } })),
    ...(others.outcomes ?? []).map((resource) => ({ resource, search: { mode: 'outcome' } })),
  ]
  const body: Json = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    ...(entry.length > 0 ? { entry } : {}),
  }
  return { status: 200, body }
}

/** Whether a day or moment of a resource is what a FHIR date parameter asks for; all of several must hold. */
export function isWithin(dates: readonly string[], value: string): boolean {
  return dates.every((asked) => {
    const [, prefix = 'eq', wanted = ''] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/.exec(asked) ?? []
    const same = value.slice(0, wanted.length) === wanted
    const before = value.slice(0, wanted.length) < wanted
    return {
      eq: same,
      ap: same,
      ne: !same,
      lt: before,
      eb: before,
      le: before || same,
      gt: !before && !same,
      sa: !before && !same,
      ge: !before,
    }[prefix]
  })
}
