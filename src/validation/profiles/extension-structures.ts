import { PARTLY_READ } from '../fhir/compile-extension.ts'
import type { ElementDefinition, StructureDefinition } from '../fhir/definitions.ts'
import {
  type ExtensionGuide,
  type ExtensionPart,
  type ExtensionParts,
  type ExtensionRule,
  OWN,
  valueSetUrl,
} from './table.ts'

/** Our definitions of published extensions, by the published URL; with a differential only. */
export const extensionStructuresOf = (guide: ExtensionGuide): ReadonlyMap<string, StructureDefinition> =>
  new Map(Object.entries(guide.extensions).map(([url, rule]) => [url, structureOf(url, rule, guide.version)]))

function structureOf(published: string, rule: ExtensionRule, version: string): StructureDefinition {
  const id = published.slice(published.lastIndexOf('/') + 1).replace('[x]', '-x')
  return {
    resourceType: 'StructureDefinition',
    ...(rule.partly && { extension: [{ url: PARTLY_READ, valueBoolean: true }] }),
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

function elementsOf(published: string, rule: ExtensionRule): readonly ElementDefinition[] {
  return contentOf({ id: 'Extension', path: 'Extension' }, published, rule, rule.needed === true)
}

type Place = Pick<ElementDefinition, 'id' | 'path'>

/** What an extension holds, parts or a value, in the order of its elements. */
function contentOf(
  { id, path }: Place,
  url: string,
  { value, bind, parts }: ExtensionParts,
  needed: boolean,
): readonly ElementDefinition[] {
  const held = { ...(value && { value }), ...(bind && { bind }) }
  return [
    { id: `${id}.extension`, path: `${path}.extension`, ...(parts ? nestedSlicing(parts) : { max: '0' }) },
    ...Object.entries(parts ?? {}).flatMap(([name, part]) => partOf({ id, path }, name, part)),
    { id: `${id}.url`, path: `${path}.url`, fixedUri: url },
    parts
      ? { id: `${id}.value[x]`, path: `${path}.value[x]`, max: '0' }
      : { ...valueElement(id, path, held), ...(needed && { min: 1 }) },
  ]
}

function partOf(holder: Place, name: string, part: ExtensionPart): readonly ElementDefinition[] {
  const [min, max] = part.card.split('..')
  const place = { id: `${holder.id}.extension:${name}`, path: `${holder.path}.extension` }
  return [{ ...place, sliceName: name, min: Number(min), max: max! }, ...contentOf(place, name, part, false)]
}

function nestedSlicing(parts: Readonly<Record<string, ExtensionPart>>): Pick<ElementDefinition, 'min' | 'slicing'> {
  const min = Object.values(parts).filter(({ card }) => card.startsWith('1')).length
  return {
    ...(min > 0 && { min }),
    slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
  }
}

const valueElement = (
  id: string,
  path: string,
  { value, bind }: Pick<ExtensionParts, 'value' | 'bind'>,
): ElementDefinition => ({
  id: `${id}.value[x]`,
  path: `${path}.value[x]`,
  ...(value && { type: value }),
  ...(bind && { binding: { strength: bind[0], valueSet: valueSetUrl(bind[1]) } }),
})
