import { element } from '../../platform/xml/write.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { Gender, PatientAddress, PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { childrenNamed, firstAt, trimmedAttribute, trimmedText } from './find-element.ts'
import { withoutOidPrefix } from './oid.ts'
import { namespaces } from './transactions.ts'

const { hl7v3 } = namespaces

/** An element of HL7 v3; children that are undefined are left out. */
export function v3(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (XmlElement | string | undefined)[] = [],
): XmlElement {
  return element(name, hl7v3, attributes, children)
}

/** An instance identifier; undefined unless both authority and number are there. */
export function readIdentifier(id: XmlElement): InstanceIdentifier | undefined {
  const root = trimmedAttribute(id, 'root')
  const extension = trimmedAttribute(id, 'extension')
  return root === undefined || extension === undefined ? undefined : { root: withoutOidPrefix(root), extension }
}

/** Family and given names of a name; the name at birth only where there is no other. */
export function readName(name: XmlElement | undefined): Pick<PatientTraits, 'family' | 'given'> {
  const family = currentFirst(childrenNamed(name, hl7v3, 'family')).flatMap((part) => trimmedText(part) ?? [])
  const given = childrenNamed(name, hl7v3, 'given').flatMap((part) => trimmedText(part) ?? [])
  return {
    ...(family.length > 0 ? { family: family.join(' ') } : {}),
    ...(given.length > 0 ? { given } : {}),
  }
}

function currentFirst(families: readonly XmlElement[]): readonly XmlElement[] {
  const current = families.filter((part) => !part.attributes.qualifier?.split(/\s+/).includes('BR'))
  return current.length > 0 ? current : families
}

/** As parts of an HL7 v3 name. */
export function nameParts({ family, given = [] }: PatientTraits): readonly XmlElement[] {
  return [
    ...(family === undefined ? [] : [v3('family', {}, [family])]),
    ...given.map((name) => v3('given', {}, [name])),
  ]
}

/** Gender by code; undefined for one that MyHealth@EU does not have. */
export function readGender(code: XmlElement | undefined): Gender | undefined {
  return genders.find((gender) => gender === trimmedAttribute(code, 'code'))
}

const genders: readonly Gender[] = ['F', 'M', 'UN']

/** A postal address; undefined where it says nothing that we keep. */
export function readAddress(addr: XmlElement | undefined): PatientAddress | undefined {
  const lines = readLines(addr)
  const city = trimmedText(firstAt(addr, hl7v3, 'city'))
  const postalCode = trimmedText(firstAt(addr, hl7v3, 'postalCode'))
  const country = trimmedText(firstAt(addr, hl7v3, 'country'))?.toUpperCase()
  const read = {
    ...(lines.length > 0 ? { lines } : {}),
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    // Some write the sign that cars carry; better none than one that looks like another country's.
    ...(country === undefined || !/^[A-Z]{2}$/.test(country) ? {} : { country }),
  }
  return Object.keys(read).length > 0 ? read : undefined
}

function readLines(addr: XmlElement | undefined): readonly string[] {
  const lines = childrenNamed(addr, hl7v3, 'streetAddressLine').flatMap((line) => trimmedText(line) ?? [])
  if (lines.length > 0 || !addr) return lines
  const street = elementsOf(addr)
    .filter(({ name, ns }) => ns === hl7v3 && (name === 'streetName' || name === 'houseNumber'))
    .flatMap((part) => trimmedText(part) ?? [])
  return street.length > 0 ? [street.join(' ')] : []
}

/** As parts of an HL7 v3 address. */
export function addressParts({ lines = [], city, postalCode, country }: PatientAddress): readonly XmlElement[] {
  const rest = { city, postalCode, country }
  return [
    ...lines.map((line) => v3('streetAddressLine', {}, [line])),
    ...Object.entries(rest).flatMap(([name, text]) => (text === undefined ? [] : [v3(name, {}, [text])])),
  ]
}
