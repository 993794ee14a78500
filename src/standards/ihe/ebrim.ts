import { uuidOf } from '../../kernel/uuid-of.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import type { XdsCode } from './document-entry.ts'
import { namespaces } from './transactions.ts'

/** An element of the registry information model; children that are undefined are left out. */
export function rim(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (XmlElement | string | undefined)[] = [],
): XmlElement {
  return element(name, namespaces.rim, attributes, children)
}

/** A slot; undefined without values, blank ones not counted. */
export function slot(name: string, ...values: readonly (string | undefined)[]): XmlElement | undefined {
  const stated = values.filter((value) => value !== undefined).filter((value) => value.trim() !== '')
  return stated.length === 0 ? undefined : slotOf(name, stated)
}

function slotOf(name: string, values: readonly string[]): XmlElement {
  const list = values.map((value) => rim('Value', {}, [value]))
  return rim('Slot', { name }, [rim('ValueList', {}, list)])
}

/** Longest value of a slot, a code or an identifier, in characters (`LongName`). */
export const longestName = 256
/** Longest text for people, in characters (`FreeFormText`). */
const longestText = 1024

/** `Name` or `Description`, cut where the schema ends it; undefined without a text or with a blank one. */
export function localized(name: 'Name' | 'Description', value: string | undefined): XmlElement | undefined {
  if (value === undefined || value.trim() === '') return undefined
  return rim(name, {}, [rim('LocalizedString', { value: cut(value, longestText) })])
}

/** Never in the middle of a character. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
}

/**
 * That an object has this code in this scheme. The coding scheme and a name always stand there, since OpenNCP stops at a
 * code without; a code without a name has itself for one.
 */
export function classification(
  scheme: string,
  { code, scheme: codingScheme, display }: XdsCode,
  of: string,
  position = 0,
): XmlElement {
  const attributes = {
    id: derivedUuid(of, scheme, String(position)),
    classificationScheme: scheme,
    classifiedObject: of,
    nodeRepresentation: code,
  }
  const name = localized('Name', display) ?? localized('Name', code)
  return rim('Classification', attributes, [slotOf('codingScheme', [codingScheme]), name])
}

/** Who wrote it, cut where the schema ends it; undefined where nothing is known. */
export function author(
  scheme: string,
  who: { readonly person?: string; readonly institution?: string } | undefined,
  of: string,
): XmlElement | undefined {
  const institution = slot('authorInstitution', cut(who?.institution ?? '', longestName))
  const person = slot('authorPerson', cut(who?.person ?? '', longestName))
  if (!institution && !person) return undefined
  const attributes = {
    id: derivedUuid(of, scheme),
    classificationScheme: scheme,
    classifiedObject: of,
    nodeRepresentation: '',
  }
  return rim('Classification', attributes, [institution, person])
}

/** That an object has this identifier. */
export function externalIdentifier(
  { scheme, name }: { readonly scheme: string; readonly name: string },
  value: string,
  of: string,
): XmlElement {
  const attributes = {
    id: derivedUuid(of, scheme),
    objectType: 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:ExternalIdentifier',
    registryObject: of,
    identificationScheme: scheme,
    value,
  }
  return rim('ExternalIdentifier', attributes, [localized('Name', name)])
}

/** An association between two objects. */
export function association(type: string, source: string, target: string, inside?: XmlElement): XmlElement {
  const id = derivedUuid(source, type, target)
  const objectType = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association'
  return rim('Association', { id, objectType, associationType: type, sourceObject: source, targetObject: target }, [
    inside,
  ])
}

/**
 * A UUID made from what it stands for, so that the same metadata is always written alike (RFC 9562, version 8; hashed
 * with SHA-256).
 */
export function derivedUuid(...from: readonly string[]): string {
  return `urn:uuid:${uuidOf(JSON.stringify(from))}`
}
