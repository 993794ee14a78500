import { Problem } from '../../kernel/problem.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { readHelpPicture } from './help-picture.ts'
import { type FieldPlace, readSearchField } from './read-search-field.ts'
import { formatCheck } from './search-format.ts'
import type { MaskNote, SearchField, SearchMask, SearchScope } from './search-mask.ts'

/** Namespace of search masks; masks of the old style also come without one. */
export const maskNamespace = 'http://ec.europa.eu/sante/ehncp/ism'

/** Fields of one mask, and ways to fill them in. */
const most = 50

/** Pictures of one mask. */
const mostPictures = 5

/** Where everything of a mask stands, whichever style it has. */
type Layout = {
  readonly scope: SearchScope
  readonly fields: readonly (FieldPlace & { readonly element: XmlElement })[]
  readonly pictures: readonly { readonly element: XmlElement; readonly scope: SearchScope }[]
  /** The sets of fields of which one must be filled in, given what became of each. */
  readonly enough: (fieldOf: FieldOf) => readonly (readonly string[])[]
  readonly notes: readonly MaskNote[]
}

type FieldOf = (element: XmlElement) => SearchField | undefined

/**
 * Reads a search mask of either style: `searchFields` by the schema ehdsi-ism, or the older `patientSearch`.
 *
 * What cannot be used of it is left out and noted, so that a wrong picture does not keep a patient from being found.
 *
 * @param country whose metadata it stands in
 * @throws Problem `invalid`: `mask-empty` when no field can be used, `mask-country` when it says another country
 */
export function readSearchMask(root: XmlElement, country: string): SearchMask {
  const said = [...within(root)].find(({ name }) => name === 'country')?.attributes.code
  if (said !== undefined && said.toUpperCase() !== country.toUpperCase()) {
    throw new Problem('invalid', 'mask-country', 'The search mask is of another country', { at: 'country/@code' })
  }
  const search = [...within(root)].find(({ name, parent }) => name === 'patientSearch' && parent?.name === 'country')
  const layout = search ? bySchema(search) : oldStyle(root)
  const { fields, notes } = readFields(layout.fields)
  if (![...fields.values()].some(isTrait)) {
    throw new Problem('invalid', 'mask-empty', 'The search mask asks for nothing that can be used')
  }
  const enough = layout.enough((element) => fields.get(element))
  const pictures = layout.pictures.slice(0, mostPictures).map((each) => readHelpPicture(each.element, each.scope))
  return {
    country: country.toUpperCase(),
    scope: layout.scope,
    fields: [...fields.values()].map((field) =>
      isTrait(field) ? { ...field, mandatory: inAll(enough, field) } : field,
    ),
    enough,
    pictures: pictures.filter((each) => typeof each !== 'string'),
    notes: [...new Set([...layout.notes, ...notes, ...pictures.filter((each) => typeof each === 'string')])],
  }
}

/** Whether the field is about the patient, and not about a prescription. */
export function isTrait({ kind }: SearchField): boolean {
  return kind !== 'prescription-id' && kind !== 'dispensation-pin'
}

function inAll(enough: SearchMask['enough'], { key }: SearchField): boolean {
  return enough.length > 0 && enough.every((set) => set.includes(key))
}

function readFields(places: Layout['fields']): {
  readonly fields: ReadonlyMap<XmlElement, SearchField>
  readonly notes: readonly MaskNote[]
} {
  const fields = new Map<XmlElement, SearchField>()
  const notes: MaskNote[] = places.length > most ? ['field-unknown'] : []
  const met = new Map<string, number>()
  for (const { element, ...place } of places.slice(0, most)) {
    const read = readSearchField(element, place)
    if (typeof read === 'string') {
      notes.push(read)
      continue
    }
    if (read.format && formatCheck(read.format) === undefined) notes.push('format-not-understood')
    const number = (met.get(read.kind) ?? 0) + 1
    met.set(read.kind, number)
    fields.set(element, { key: number === 1 ? read.kind : `${read.kind}-${number}`, ...read })
  }
  return { fields, notes }
}

/** By the schema: identifiers together or to choose between, other traits, and what belongs to a prescription. */
function bySchema(search: XmlElement): Layout {
  const scope = scopeOf(search)
  const children = maskElements(search)
  const identifiers = children.filter(({ name }) => name === 'identifier').map(waysOf)
  const traits = children.filter(({ name }) => name !== 'identifier' && name !== 'media')
  const parts = search.parent === null ? [] : maskElements(search.parent)
  const documents = parts.filter(({ name }) => name === 'documentSearch')
  const inDocuments = documents.flatMap((part) =>
    maskElements(part).map((element) => ({ element, scope: scopeOf(part) })),
  )
  const pictures = [...children.map((element) => ({ element, scope })), ...inDocuments]
  return {
    scope,
    fields: [
      ...identifiers.flatMap((ways) =>
        ways.flatMap(({ option, elements }) =>
          elements.map((element) => ({ element, scope, ...(option === undefined ? {} : { option }) })),
        ),
      ),
      ...traits.map((element) => ({ element, scope })),
      ...inDocuments.filter(({ element }) => element.name !== 'media'),
    ],
    pictures: pictures.filter(({ element }) => element.name === 'media'),
    enough: (fieldOf) => combined(identifiers, traits, fieldOf),
    notes: parts.some(({ name }) => name === 'nextOfKinSearch') ? ['next-of-kin-left-out'] : [],
  }
}

/** Identifiers that go together; `chosen` where the clinician picks one way of several. */
type Way = { readonly option?: string; readonly elements: readonly XmlElement[]; readonly chosen: boolean }

function waysOf(identifier: XmlElement): readonly Way[] {
  const children = maskElements(identifier)
  const inside = (child: XmlElement) => (child.name === 'ids' ? maskElements(child) : [child])
  if (identifier.attributes.type !== 'CHOICE') return [{ elements: children.flatMap(inside), chosen: false }]
  return children.map((child) => {
    const option = child.attributes.display ?? child.attributes.contextualDescription
    return { elements: inside(child), chosen: true, ...(option ? { option } : {}) }
  })
}

/** Every way to fill in all parts; none where nothing is compulsory, so that any field will do. */
function combined(
  identifiers: readonly (readonly Way[])[],
  traits: readonly XmlElement[],
  fieldOf: FieldOf,
): readonly (readonly string[])[] {
  const fieldsOf = (elements: readonly XmlElement[]) => elements.flatMap((element) => fieldOf(element) ?? [])
  const compulsory = (fields: readonly SearchField[]) => fields.filter(({ mandatory }) => mandatory)
  let sets: readonly (readonly SearchField[])[] = [compulsory(fieldsOf(traits))]
  for (const ways of identifiers) {
    const wanted = ways.flatMap(({ elements, chosen }) => {
      const fields = fieldsOf(elements)
      const must = compulsory(fields)
      return fields.length === 0 ? [] : [chosen && must.length === 0 ? fields : must]
    })
    if (wanted.length > 0) sets = sets.flatMap((set) => wanted.map((more) => [...set, ...more])).slice(0, most)
  }
  return sets.some((set) => set.length === 0) ? [] : sets.map((set) => set.map(({ key }) => key))
}

/** Old style: each `validation` names fields that are enough together; without one, any field is. */
function oldStyle(root: XmlElement): Layout {
  const list = [...within(root)].find(({ name }) => name === 'searchFields')
  // One more than is read, so that it is noted; what is looked up by label must not grow with what was sent.
  const elements = (list ? maskElements(list) : []).slice(0, most + 1)
  const all = [...within(root)].filter(({ name }) => name === 'validation')
  const validations = all.slice(0, most).map((validation) => maskElements(validation).slice(0, most))
  const named = ({ attributes: { label } }: XmlElement) => elements.find(({ attributes }) => attributes.label === label)
  return {
    scope: 'ALL',
    fields: elements.map((element) => ({ element, scope: 'ALL' })),
    pictures: [],
    enough: (fieldOf) =>
      validations
        .map((fields) => fields.flatMap((field) => fieldOf(named(field) ?? field)?.key ?? []))
        .filter((keys) => keys.length > 0),
    notes: validations.flat().some((field) => !named(field)) ? ['validation-unknown-field'] : [],
  }
}

const scopes: readonly SearchScope[] = ['ALL', 'PS', 'EP']

function scopeOf(element: XmlElement): SearchScope {
  return scopes.find((scope) => scope === element.attributes.scope) ?? 'ALL'
}

/** Children in the namespace of masks or in none; those of others are extensions. */
function maskElements(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).filter(({ ns }) => ns === maskNamespace || ns === '')
}

/** The element and all below it, in document order. */
function* within(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of maskElements(element)) yield* within(child)
}
