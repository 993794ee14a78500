import type { JsonObject } from './definitions.ts'
import { extensions } from './digest-extension.ts'
import { isObject, type Narrowed, narrowed, narrowList, type Shape } from './digest-shape.ts'

/**
 * Narrows ElementDefinitions to what the validator reads. One without an `id` is given what the rules of ids make of its
 * path and slice name.
 *
 * @see https://hl7.org/fhir/R4/elementdefinition.html#id
 */
export function digestElements(elements: readonly JsonObject[]): readonly JsonObject[] {
  const ids = new Map<string, string>()
  return elements.map((element) => {
    const id = typeof element.id === 'string' ? element.id : idOf(element, ids)
    if (typeof element.path === 'string') ids.set(element.path, id)
    return { id, ...narrowed(element, shape), ...values(element) }
  })
}

const constraint: Shape = {
  key: true,
  severity: true,
  human: true,
  expression: true,
  source: true,
  extension: extensions,
}

const type: Shape = {
  code: true,
  profile: true,
  targetProfile: true,
  aggregation: true,
  versioning: true,
  extension: extensions,
}

const shape: Shape = {
  path: true,
  sliceName: true,
  sliceIsConstraining: ifTrue,
  slicing: (value) =>
    object(value, { discriminator: narrowList({ type: true, path: true }), ordered: ifTrue, rules: true }),
  min: true,
  max: true,
  base: (value) => object(value, { path: true, min: true, max: true }),
  contentReference: true,
  type: narrowList(type),
  maxLength: true,
  condition: true,
  constraint: narrowList(constraint),
  mustSupport: ifTrue,
  isModifier: ifTrue,
  binding: (value) => object(value, { strength: true, valueSet: true, extension: extensions }),
  extension: extensions,
}

function object(value: unknown, inner: Shape): Narrowed {
  return isObject(value) ? narrowed(value, inner) : undefined
}

function ifTrue(value: unknown): Narrowed {
  return value === true ? true : undefined
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
