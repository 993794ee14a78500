import { isObject, type StructureDefinition } from './definitions.ts'
import type { Place } from './place.ts'

type Context = NonNullable<StructureDefinition['context']>[number]

/** Stands anywhere. */
const anywhere: ReadonlySet<string> = new Set(['Element', 'Any'])

/** Abstract types a resource may be meant by. */
const ofResources: ReadonlySet<string> = new Set([
  'Resource',
  'DomainResource',
  'CanonicalResource',
  'MetadataResource',
])

const ofQuantity: ReadonlySet<string> = new Set(['Age', 'Count', 'Distance', 'Duration', 'Money'])

/**
 * Whether an extension may stand where it does. Contexts in FHIRPath are not evaluated, and allow it.
 *
 * @param holder the element it stands in
 * @see https://hl7.org/fhir/R4/defining-extensions.html#context
 */
export function allowedIn(holder: Place, contexts: readonly Context[]): boolean {
  const paths = logicalPaths(holder)
  return contexts.some((context) => allows[context.type](context.expression, holder, paths))
}

const allows: Readonly<
  Record<Context['type'], (expression: string, holder: Place, paths: ReadonlySet<string>) => boolean>
> = {
  element: (expression, holder, paths) => {
    const path = expression.slice(expression.indexOf('#') + 1)
    return anywhere.has(path) || paths.has(path) || (holder.form === 'resource' && ofResources.has(path))
  },
  extension: (expression, holder) => {
    const extension = holder.name.startsWith('value') ? holder.parent : holder
    return (
      isObject(extension?.value) && extension.type === 'Extension' && extension.value.url === expression.split('#')[0]
    )
  },
  fhirpath: () => true,
}

/** Every way the definitions may name an element: by its resource, and by each type on the way to it. */
function logicalPaths({ parent, name, type, form, stem, definedAt }: Place): ReadonlySet<string> {
  const own = stem > 0 ? [name.slice(0, stem), `${name.slice(0, stem)}[x]`, name] : [name]
  const above = parent && form !== 'resource' ? [...logicalPaths(parent)] : []
  const types = ofQuantity.has(type) ? [type, 'Quantity'] : [type]
  return new Set([...above.flatMap((path) => own.map((each) => `${path}.${each}`)), ...types, definedAt])
}
