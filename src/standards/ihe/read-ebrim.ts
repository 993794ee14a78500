import type { XmlElement } from '../../platform/xml/tree.ts'
import { fromCx, type InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { XdsCode } from './document-entry.ts'
import { childrenNamed, firstAt, trimmedAttribute, trimmedText } from './find-element.ts'
import { namespaces } from './transactions.ts'

const { rim } = namespaces

/** All values of all slots of that name, blank ones left out. */
export function slotValues(object: XmlElement, name: string): readonly string[] {
  return childrenNamed(object, rim, 'Slot')
    .filter((slot) => trimmedAttribute(slot, 'name') === name)
    .flatMap((slot) => childrenNamed(firstAt(slot, rim, 'ValueList'), rim, 'Value'))
    .flatMap((value) => trimmedText(value) ?? [])
}

/** What `Name` or `Description` says, in the first language given. */
export function localizedText(object: XmlElement, name: 'Name' | 'Description'): string | undefined {
  return trimmedAttribute(firstAt(object, rim, name, 'LocalizedString'), 'value')
}

/** The codes an object has in a scheme; the coding scheme is empty where it is not said. */
export function codesIn(object: XmlElement, scheme: string): readonly XdsCode[] {
  return classificationsIn(object, scheme).flatMap((each) => {
    const code = trimmedAttribute(each, 'nodeRepresentation')
    const display = localizedText(each, 'Name')
    if (code === undefined) return []
    return [{ code, scheme: slotValues(each, 'codingScheme')[0] ?? '', ...(display === undefined ? {} : { display }) }]
  })
}

/** The first author of an object, in XCN and XON as they were sent; undefined where nothing is known. */
export function authorIn(object: XmlElement, scheme: string) {
  const [first] = classificationsIn(object, scheme)
  const person = first && slotValues(first, 'authorPerson')[0]?.replaceAll('&amp;', '&')
  const institution = first && slotValues(first, 'authorInstitution')[0]?.replaceAll('&amp;', '&')
  if (person === undefined && institution === undefined) return undefined
  return { ...(person === undefined ? {} : { person }), ...(institution === undefined ? {} : { institution }) }
}

/** The identifier an object has in a scheme; undefined unless there is exactly one. */
export function identifierIn(object: XmlElement, { scheme }: { readonly scheme: string }): string | undefined {
  const values = childrenNamed(object, rim, 'ExternalIdentifier')
    .filter((each) => sameUrn(trimmedAttribute(each, 'identificationScheme'), scheme))
    .flatMap((each) => trimmedAttribute(each, 'value') ?? [])
  const [only] = new Set(values)
  return new Set(values).size === 1 ? only : undefined
}

/** A patient as XDS has it; some countries escape the ampersand twice. */
export function readCx(text: string | undefined): InstanceIdentifier | undefined {
  return fromCx((text ?? '').trim().replaceAll('&amp;', '&'))
}

/** UUIDs are compared without regard to case, and with their prefix or without it. */
export function sameUrn(one: string | undefined, other: string): boolean {
  const bare = (urn: string) => urn.toLowerCase().replace(/^urn:uuid:/, '')
  return one !== undefined && bare(one) === bare(other)
}

function classificationsIn(object: XmlElement, scheme: string): readonly XmlElement[] {
  return childrenNamed(object, rim, 'Classification').filter((each) =>
    sameUrn(trimmedAttribute(each, 'classificationScheme'), scheme),
  )
}
