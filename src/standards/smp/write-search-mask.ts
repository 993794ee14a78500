import { Buffer } from 'node:buffer'
import { element } from '../../platform/xml/write.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { isTrait, maskNamespace } from './read-search-mask.ts'
import type { HelpPicture, SearchField, SearchFieldKind, SearchMask } from './search-mask.ts'

/** What each kind of field is written as, in the order of the schema; a text field is told by its label. */
const elements: Readonly<Record<SearchFieldKind, string>> = {
  identifier: 'id',
  family: 'textField',
  given: 'textField',
  street: 'textField',
  city: 'textField',
  'postal-code': 'textField',
  country: 'textField',
  'birth-date': 'birthDate',
  gender: 'gender',
  'access-code': 'accessCode',
  'prescription-id': 'prescriptionId',
  'dispensation-pin': 'dispensationPINCode',
}

const order = Object.keys(elements)

/**
 * A mask as the schema ehdsi-ism of 2023 has it, to be put into the metadata of ehealth-107. Identifiers with an option
 * become a choice. Lengths and ways to fill in are those of old masks, and are not written.
 */
export function writeSearchMask({ country, scope, fields, pictures }: SearchMask): XmlElement {
  const traits = fields.filter((field) => isTrait(field) && field.kind !== 'identifier')
  const picturesOf = (wanted: HelpPicture['scope']) => pictures.filter((picture) => picture.scope === wanted)
  return ism('searchFields', {}, [
    ism('country', { code: country, label: 'label.ism.addressCountry' }, [
      ism('patientSearch', { scope }, [
        ...identifiersOf(fields.filter(({ kind }) => kind === 'identifier')),
        ...traits.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)).map(fieldElement),
        ...picturesOf(scope).map(pictureElement),
      ]),
      ...documentSearches(fields.filter((field) => !isTrait(field))),
    ]),
  ])
}

function identifiersOf(fields: readonly SearchField[]): readonly XmlElement[] {
  const options = Map.groupBy(fields, ({ option }) => option)
  const together = options.get(undefined) ?? []
  const choices = [...options].filter(([option]) => option !== undefined)
  const ids = choices.map(([display, of]) => ism('ids', { display }, of.map(fieldElement)))
  return [
    ...(together.length > 0 ? [ism('identifier', { type: 'NORMAL' }, together.map(fieldElement))] : []),
    ...(ids.length > 0 ? [ism('identifier', { type: 'CHOICE' }, ids)] : []),
  ]
}

function documentSearches(fields: readonly SearchField[]): readonly XmlElement[] {
  return [...Map.groupBy(fields, ({ scope }) => scope)].map(([scope, of]) =>
    ism('documentSearch', { scope }, of.map(fieldElement)),
  )
}

function fieldElement({
  kind,
  domain,
  label,
  format,
  description,
  originalDescription,
  mandatory,
}: SearchField): XmlElement {
  return ism(elements[kind], {
    domain,
    label,
    format: format?.source ?? '',
    contextualDescription: description ?? '',
    originalContextualDescription: originalDescription,
    mandatory: String(mandatory),
  })
}

function pictureElement({ bytes, name, description }: HelpPicture): XmlElement {
  const content = ism('mediaContent', {}, [Buffer.from(bytes).toString('base64')])
  return ism('media', { label: 'label.ism.media', mediaName: name, description }, [content])
}

function ism(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return element(name, maskNamespace, attributes, children)
}
