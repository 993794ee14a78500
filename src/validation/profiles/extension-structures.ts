import type { ElementDefinition, StructureDefinition } from '../fhir/definitions.ts'
import { type ExtensionGuide, type ExtensionRule, OWN, valueSetUrl } from './table.ts'

/** Our definitions of published extensions, by the published URL; with a differential only. */
export const extensionStructuresOf = (guide: ExtensionGuide): ReadonlyMap<string, StructureDefinition> =>
  new Map(Object.entries(guide.extensions).map(([url, rule]) => [url, structureOf(url, rule, guide.version)]))

function structureOf(published: string, rule: ExtensionRule, version: string): StructureDefinition {
  const id = published.slice(published.lastIndexOf('/') + 1).replace('[x]', '-x')
  return {
    resourceType: 'StructureDefinition',
    url: `${OWN}/StructureDefinition/${id}`,
    version,
    name: id.replace(/(^|[-.])(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    kind: 'complex-type',
    abstract: false,
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    context: rule.on.map((expression) => ({ type: 'element', expression })),
    differential: { element: [{ id: 'Extension', path: 'Extension' }, ...elementsOf(published, rule)] },
  }
}

function elementsOf(published: string, { value, bind, needed, parts }: ExtensionRule): readonly ElementDefinition[] {
  const nested = Object.entries(parts ?? {})
  const required = nested.filter(([, part]) => part.card.startsWith('1')).length
  const slices = nested.flatMap(([name, part]) => {
    const [min, max] = part.card.split('..')
    const at = `Extension.extension:${name}`
    return [
      { id: at, path: 'Extension.extension', sliceName: name, min: Number(min), max: max! },
      { id: `${at}.extension`, path: 'Extension.extension.extension', max: '0' },
      { id: `${at}.url`, path: 'Extension.extension.url', fixedUri: name },
      valueElement(at, 'Extension.extension', part),
    ]
  })
  return [
    { id: 'Extension.extension', path: 'Extension.extension', ...(parts ? nestedSlicing(required) : { max: '0' }) },
    ...slices,
    { id: 'Extension.url', path: 'Extension.url', fixedUri: published },
    parts
      ? { id: 'Extension.value[x]', path: 'Extension.value[x]', max: '0' }
      : {
          ...valueElement('Extension', 'Extension', { ...(value && { value }), ...(bind && { bind }) }),
          ...(needed && { min: 1 }),
        },
  ]
}

const nestedSlicing = (min: number): Pick<ElementDefinition, 'min' | 'slicing'> => ({
  ...(min > 0 && { min }),
  slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
})

const valueElement = (
  id: string,
  path: string,
  { value, bind }: Pick<ExtensionRule, 'value' | 'bind'>,
): ElementDefinition => ({
  id: `${id}.value[x]`,
  path: `${path}.value[x]`,
  ...(value && { type: value }),
  ...(bind && { binding: { strength: bind[0], valueSet: valueSetUrl(bind[1]) } }),
})
