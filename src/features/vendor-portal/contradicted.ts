import type { Json } from '../../standards/fhir/json.ts'
import { isObject } from '../../standards/fhir/json-members.ts'

/**
 * An answer that contradicts itself, whatever the service: a search counts one more than it has and has its first match
 * twice; another answer has the first of its first list twice; one without lists says yes where it said no.
 */
export function contradicted(body: Json): Json {
  if (typeof body.total === 'number') return miscounted(body)
  const [doubled, changed] = withFirstTwice(body)
  return changed ? doubled : turned(body)
}

function miscounted(body: Json): Json {
  const entry: readonly unknown[] = Array.isArray(body.entry) ? body.entry : []
  return { ...body, total: entry.length + 2, ...(entry.length > 0 ? { entry: [entry[0], ...entry] } : {}) }
}

/** With the first list of objects that is met, from the outside in, told so that its first is there twice. */
function withFirstTwice(json: Json): readonly [Json, boolean] {
  for (const [name, value] of Object.entries(json)) {
    if (Array.isArray(value) && isObject(value[0]) && !isParameters(name)) {
      return [{ ...json, [name]: [value[0], ...value] }, true]
    }
  }
  for (const [name, value] of Object.entries(json)) {
    const inner: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const [nth, each] of inner.entries()) {
      const [doubled, changed] = isObject(each) ? withFirstTwice(each) : [each, false]
      if (changed) return [{ ...json, [name]: Array.isArray(value) ? inner.with(nth, doubled) : doubled }, true]
    }
  }
  return [json, false]
}

/** Parameters of an operation are no list of what is held. */
function isParameters(name: string): boolean {
  return name === 'parameter'
}

function turned(json: Json): Json {
  const each = Object.entries(json).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? !value : isObject(value) ? turned(value) : value,
  ])
  return Object.fromEntries(each)
}
