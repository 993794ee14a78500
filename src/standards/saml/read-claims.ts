import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import type {
  AssertionFrame,
  ClaimedCode,
  HcpClaims,
  NokClaims,
  PurposeOfUse,
  TrcClaims,
} from '../myhealth-eu/assertion-claims.ts'
import { fromCx } from '../myhealth-eu/instance-identifier.ts'
import type { Gender, PatientAddress, PatientTraits } from '../myhealth-eu/patient-traits.ts'
import type { AssertionKind } from './assertion-kinds.ts'
import { type AttributeKey, attributeNames, permissionPrefix } from './attribute-names.ts'
import { countryOfIssuer } from './issuer-country.ts'
import { hl7v3 } from './names.ts'
import { clericalRole, iscoCodeSystem, professionalRoles } from './professional-roles.ts'
import { type ReadAssertion, trimmed } from './read-assertion.ts'
import { refuseAssertion } from './refuse-assertion.ts'

/**
 * What each kind of assertion says of its subject, read strictly: what must be there is there, once, and in its form.
 *
 * @throws Problem `assertion-attribute-missing`, `assertion-role-unknown`, `assertion-purpose`, `trc-patient`, `nok-nobody`,
 *   `trc-other-assertion`, `nok-other-assertion`
 */
export const readClaims = { hcp: readHcp, trc: readTrc, nok: readNok } as const satisfies Record<
  AssertionKind,
  (assertion: ReadAssertion) => AssertionFrame
>

function readHcp(assertion: ReadAssertion): HcpClaims {
  const role = readRole(assertion, 'role') ?? refuseAssertion('assertion-attribute-missing', 'role')
  const onBehalfOf = readRole(assertion, 'onBehalfOf')
  if (role.code === clericalRole && (!onBehalfOf || onBehalfOf.code === clericalRole))
    refuseAssertion('assertion-attribute-missing', 'onBehalfOf')
  return {
    kind: 'hcp',
    ...frame(assertion),
    authnContext: assertion.authn?.context ?? refuseAssertion('assertion-authn-context'),
    subjectName: required(assertion, 'subjectId'),
    role,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...optional(assertion, 'organization'),
    ...optional(assertion, 'organizationId'),
    facilityType: required(assertion, 'facilityType'),
    purposeOfUse: readPurpose(assertion),
    pointOfCare: required(assertion, 'pointOfCare'),
    ...optional(assertion, 'npi'),
    permissions: readPermissions(assertion),
    ...optional(assertion, 'homeCommunityId'),
  }
}

function readTrc(assertion: ReadAssertion): TrcClaims {
  const [hcpAssertionId, another] = assertion.advice
  if (hcpAssertionId === undefined || another !== undefined) refuseAssertion('trc-other-assertion')
  return {
    kind: 'trc',
    ...frame(assertion),
    patient: fromCx(required(assertion, 'subjectId')) ?? refuseAssertion('trc-patient'),
    purposeOfUse: readPurpose(assertion),
    hcpAssertionId: hcpAssertionId!,
    ...optional(assertion, 'prescriptionId'),
    ...optional(assertion, 'dispensationPinCode'),
  }
}

function readNok(assertion: ReadAssertion): NokClaims {
  const [hcpAssertionId, another] = assertion.advice
  if (hcpAssertionId === undefined || another !== undefined) refuseAssertion('nok-other-assertion')
  return { kind: 'nok', ...frame(assertion), hcpAssertionId: hcpAssertionId!, nextOfKin: readNextOfKin(assertion) }
}

function readNextOfKin(assertion: ReadAssertion): PatientTraits {
  const value = (key: AttributeKey) => textOf(assertion, key)
  const [id, family, given, gender, birthDate] = [
    value('nokId'),
    value('nokFamilyName'),
    value('nokFirstName'),
    value('nokGender'),
    value('nokBirthDate'),
  ]
  if (id === undefined && family === undefined) refuseAssertion('nok-nobody')
  const identifier = id === undefined ? undefined : fromCx(id)
  const address = readAddress(assertion)
  return {
    identifiers: identifier ? [identifier] : [],
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given: given.split(/\s+/) }),
    ...(isGender(gender) ? { gender } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(Object.keys(address).length > 0 ? { address } : {}),
  }
}

function readAddress(assertion: ReadAssertion): PatientAddress {
  const [street, city, postalCode, country] = (['nokStreet', 'nokCity', 'nokPostalCode', 'nokCountry'] as const).map(
    (key) => textOf(assertion, key),
  )
  return {
    ...(street === undefined ? {} : { lines: [street] }),
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(country === undefined ? {} : { country }),
  }
}

function isGender(text: string | undefined): text is Gender {
  return text === 'F' || text === 'M' || text === 'UN'
}

function frame(assertion: ReadAssertion): AssertionFrame {
  const { id, issuer, nameId, nameIdFormat, issueInstant, notBefore, notOnOrAfter } = assertion
  return {
    id,
    issuerCountry: countryOfIssuer(issuer) ?? refuseAssertion('assertion-other-country'),
    issuer,
    nameId,
    ...(nameIdFormat === undefined ? {} : { nameIdFormat }),
    issueInstant,
    notBefore,
    notOnOrAfter,
  }
}

/** A role outside the value set grants nothing and is refused, so that nobody need reckon with it. */
function readRole(assertion: ReadAssertion, key: 'role' | 'onBehalfOf'): ClaimedCode | undefined {
  if (!assertion.attributes.has(key)) return undefined
  const role = coded(assertion, key)
  if (!professionalRoles.has(role.code) || (role.codeSystem ?? iscoCodeSystem) !== iscoCodeSystem)
    refuseAssertion('assertion-role-unknown', key)
  return role
}

function readPurpose(assertion: ReadAssertion): PurposeOfUse {
  const { code } = coded(assertion, 'purposeOfUse')
  return code === 'TREATMENT' || code === 'EMERGENCY' ? code : refuseAssertion('assertion-purpose')
}

/** The attributes of the one element of HL7 v3 in the value. */
function coded({ attributes }: ReadAssertion, key: AttributeKey): ClaimedCode {
  const [value] = attributes.get(key) ?? []
  const [element, another] = value ? elementsOf(value) : []
  const { ns, name } = element ?? {}
  const { code = '', codeSystem, displayName } = element?.attributes ?? {}
  if (another || ns !== hl7v3 || name !== attributeNames[key].form || code === '' || (value && hasOwnText(value)))
    refuseAssertion('assertion-attribute-missing', key)
  return {
    code,
    ...(codeSystem === undefined ? {} : { codeSystem }),
    ...(displayName === undefined ? {} : { displayName }),
  }
}

function hasOwnText(element: XmlElement): boolean {
  return trimmed(ownText(element)) !== ''
}

/** Short names. One we cannot read is passed over: it would only add a right. */
function readPermissions({ attributes }: ReadAssertion): readonly string[] {
  const permissions = (attributes.get('permission') ?? []).map((value) => trimmed(ownText(value)))
  const short = permissions.map((permission) =>
    permission.startsWith(permissionPrefix) ? permission.slice(permissionPrefix.length) : permission,
  )
  const known = short.filter((permission) => /^[A-Z]{3}-\d{3}$/.test(permission))
  return known.length > 0 ? known : refuseAssertion('assertion-attribute-missing', 'permission')
}

function required(assertion: ReadAssertion, key: AttributeKey): string {
  return textOf(assertion, key) ?? refuseAssertion('assertion-attribute-missing', key)
}

/** The attribute under its own key, when it is there. */
function optional<Key extends AttributeKey>(assertion: ReadAssertion, key: Key): { readonly [key in Key]?: string } {
  const value = textOf(assertion, key)
  // A computed key is widened to string.
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: string }
}

/** The plain text of an attribute's one value; an empty one counts as none. */
function textOf({ attributes }: ReadAssertion, key: AttributeKey): string | undefined {
  const [value] = attributes.get(key) ?? []
  if (!value) return undefined
  if (elementsOf(value).length > 0) refuseAssertion('assertion-structure', key)
  const text = trimmed(ownText(value))
  return text === '' ? undefined : text
}
