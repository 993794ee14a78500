import { isObject, type JsonObject } from '../definitions.ts'
import { extensions } from './digest-extension.ts'
import { count, ifTrue, malformed, narrowed, oneOf, part, partsOf, type Shape, text, texts } from './digest-shape.ts'

/**
 * Narrows ElementDefinitions to what the validator reads. One without an `id` is given what the rules of ids make of its
 * path and slice name.
 *
 * @see https://hl7.org/fhir/R4/elementdefinition.html#id
 */
export function digestElements(elements: readonly unknown[]): readonly JsonObject[] {
  const ids = new Map<string, string>()
  return elements.map((element) => {
    if (!isObject(element)) throw malformed()
    const kept = narrowed(element, shape, ['path'])
    const id = typeof kept.id === 'string' ? kept.id : idOf(kept, ids)
    ids.set(String(kept.path), id)
    return { ...kept, id, ...values(element) }
  })
}

const constraint: Shape = {
  key: text,
  severity: oneOf('error', 'warning'),
  human: text,
  expression: text,
  source: text,
  extension: extensions,
}

const type: Shape = {
  code: text,
  profile: texts,
  targetProfile: texts,
  aggregation: texts,
  extension: extensions,
}

const discriminator: Shape = { type: oneOf('value', 'exists', 'pattern', 'type', 'profile', 'position'), path: text }

const slicing: Shape = {
  discriminator: partsOf(discriminator, ['type', 'path']),
  ordered: ifTrue,
  rules: oneOf('closed', 'open', 'openAtEnd'),
}

const shape: Shape = {
  id: text,
  path: text,
  sliceName: text,
  sliceIsConstraining: ifTrue,
  slicing: part(slicing, ['rules']),
  min: count,
  max: text,
  base: part({ path: text, min: count, max: text }),
  contentReference: text,
  type: partsOf(type, ['code']),
  maxLength: count,
  condition: texts,
  constraint: partsOf(constraint, ['key', 'severity', 'human']),
  mustSupport: ifTrue,
  isModifier: ifTrue,
  binding: part(
    { strength: oneOf('required', 'extensible', 'preferred', 'example'), valueSet: text, extension: extensions },
    ['strength'],
  ),
  extension: extensions,
}

/** `fixedCode`, `patternCodeableConcept`, `minValueQuantity`, `maxValueDate`, with whatever value they hold. */
function values(element: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(element).filter(([name]) => /^(fixed|pattern|minValue|maxValue)[A-Z]/.test(name)),
  )
}

function idOf({ path, sliceName }: JsonObject, ids: ReadonlyMap<string, string>): string {
  const whole = String(path)
  const dot = whole.lastIndexOf('.')
  const parent = whole.slice(0, Math.max(dot, 0))
  const own = dot < 0 ? whole : `${ids.get(parent) ?? parent}.${whole.slice(dot + 1)}`
  return typeof sliceName === 'string' ? `${own}:${sliceName}` : own
}
