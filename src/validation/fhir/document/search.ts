import { isObject, type JsonObject } from '../definitions.ts'
import { entriesOf, objects } from './entries.ts'
import type { Fault } from '../fault.ts'
import { isResourceType } from '../reference/form.ts'

type Found = { readonly place: number; readonly mode: unknown; readonly type: string; readonly id: unknown }

/**
 * Search results: every entry holds a resource that can be fetched again, found for the reason its mode says.
 *
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export function checkSearchSet(bundle: JsonObject): readonly Fault[] {
  const modes = new Map(
    objects(bundle.entry).map(({ value, place }) => [place, isObject(value.search) ? value.search.mode : undefined]),
  )
  const own = objects(bundle.link).find(({ value }) => value.relation === 'self')
  const types = typesAsked(own?.value.url)
  const faults = entriesOf(bundle).flatMap(({ resource, place }): readonly Fault[] => {
    if (!resource) return [{ code: 'search-entry-without-resource', severity: 'error', at: ['entry', place] }]
    const { resourceType, id } = resource
    const type = typeof resourceType === 'string' ? resourceType : ''
    return faultsOf({ place, mode: modes.get(place), type, id }, types)
  })
  return own ? faults : [{ code: 'search-without-self-link', severity: 'warning' }, ...faults]
}

/** What its mode promises; without a mode it is advice. */
function faultsOf({ place, mode, type, id }: Found, types: ReadonlySet<string>): readonly Fault[] {
  const at = ['entry', place, 'resource']
  if (mode === 'outcome') {
    return type === 'OperationOutcome' ? [] : [{ code: 'search-outcome-of-other-type', severity: 'error', at }]
  }
  if (mode === undefined && type === 'OperationOutcome') return []
  const severity = mode === undefined ? 'warning' : 'error'
  const unasked = mode !== 'include' && types.size > 0 && !types.has(type)
  return [
    ...(mode === undefined
      ? [{ code: 'search-entry-without-mode', severity: 'warning' as const, at: ['entry', place] }]
      : []),
    ...(typeof id === 'string' ? [] : [{ code: 'search-entry-without-id', severity, at } as const]),
    ...(unasked ? [{ code: 'search-match-of-other-type', severity, at } as const] : []),
  ]
}

/** The types a search's own URL asks for: the last part of its path, or `_type`. */
function typesAsked(url: unknown): ReadonlySet<string> {
  if (typeof url !== 'string') return new Set()
  const [path = '', query = ''] = url.split('?', 2)
  const last = path.slice(path.lastIndexOf('/') + 1)
  if (isResourceType(last)) return new Set([last])
  const asked = query.split('&').filter((each) => each.startsWith('_type='))
  return new Set(asked.flatMap((each) => each.slice('_type='.length).split(',')))
}
