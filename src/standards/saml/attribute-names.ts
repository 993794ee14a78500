/** How an attribute's value is written. */
type ValueForm = 'text' | 'Role' | 'PurposeOfUse'

export type AttributeRow = {
  readonly name: string
  readonly friendlyName: string
  readonly form: ValueForm
  /** More than one value may stand in it. */
  readonly many?: true
}

const text = (name: string, friendlyName: string): AttributeRow => ({ name, friendlyName, form: 'text' })

/**
 * The attributes of the assertions of MyHealth@EU, by what they say. `subjectId` is the professional's name in an identity
 * assertion and the patient's number in one of treatment relationship.
 *
 * @see MyHealth@EU SAML profile; real headers of Denmark (2025) carry each
 */
export const attributeNames = {
  subjectId: text('urn:oasis:names:tc:xspa:1.0:subject:subject-id', 'XSPA Subject'),
  role: { name: 'urn:oasis:names:tc:xacml:2.0:subject:role', friendlyName: 'XSPA Role', form: 'Role' },
  onBehalfOf: { name: 'urn:ehdsi:names:subject:on-behalf-of', friendlyName: 'OnBehalfOf', form: 'Role' },
  organization: text('urn:oasis:names:tc:xspa:1.0:subject:organization', 'XSPA Organization'),
  organizationId: text('urn:oasis:names:tc:xspa:1.0:subject:organization-id', 'XSPA Organization ID'),
  facilityType: text('urn:ehdsi:names:subject:healthcare-facility-type', 'eHealth DSI Healthcare Facility Type'),
  purposeOfUse: {
    name: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
    friendlyName: 'XSPA Purpose Of Use',
    form: 'PurposeOfUse',
  },
  pointOfCare: text('urn:oasis:names:tc:xspa:1.0:environment:locality', 'XSPA Locality'),
  npi: text('urn:oasis:names:tc:xspa:1.0:subject:npi', 'NPI Identifier'),
  permission: {
    name: 'urn:oasis:names:tc:xspa:1.0:subject:hl7:permission',
    friendlyName: 'Hl7 Permissions',
    form: 'text',
    many: true,
  },
  homeCommunityId: text('urn:ihe:iti:xca:2010:homeCommunityId', 'HCI Identifier'),
  prescriptionId: text('urn:ehdsi:names:document:document-id:prescriptionId', 'Prescription ID'),
  dispensationPinCode: text('urn:ehdsi:names:document:document-id:dispensationPinCode', 'Dispensation Pin Code'),
  nokId: text('urn:ehdsi:names:subject:nextofkin:id', 'NextOfKinId'),
  nokFirstName: text('urn:ehdsi:names:subject:nextofkin:firstname', 'NextOfKinFirstName'),
  nokFamilyName: text('urn:ehdsi:names:subject:nextofkin:familyname', 'NextOfKinFamilyName'),
  nokGender: text('urn:ehdsi:names:subject:nextofkin:gender', 'NextOfKinGender'),
  nokBirthDate: text('urn:ehdsi:names:subject:nextofkin:birthdate', 'NextOfKinBirthDate'),
  nokStreet: text('urn:ehdsi:names:subject:nextofkin:address:street', 'NextOfKinAddressStreet'),
  nokCity: text('urn:ehdsi:names:subject:nextofkin:address:city', 'NextOfKinAddressCity'),
  nokPostalCode: text('urn:ehdsi:names:subject:nextofkin:address:postalcode', 'NextOfKinAddressPostalCode'),
  nokCountry: text('urn:ehdsi:names:subject:nextofkin:address:country', 'NextOfKinAddressCountry'),
} as const satisfies Readonly<Record<string, AttributeRow>>

export type AttributeKey = keyof typeof attributeNames

/** What HL7 permissions begin with on the wire; what follows is the short name. */
export const permissionPrefix = `${attributeNames.permission.name}:`

/** Code system of purposes of use as MyHealth@EU writes it. */
export const purposeCodeSystem = '3bc18518-d305-46c2-a8d6-94bd59856e9e'
