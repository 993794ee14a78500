/** A code system by its two names: the OID that CDA carries and the URI that FHIR carries. */
export type CodeSystem = {
  readonly oid: string
  readonly uri: string
  /** What a reader may be shown; an OID never is. */
  readonly name: string
  /** Other OIDs met in documents for the same codes: legacy assignments and typing errors. */
  readonly alsoOids?: readonly string[]
  /** Other URIs met in packages for the same codes. */
  readonly alsoUris?: readonly string[]
}

const hl7v3 = (oid: string, name: string): CodeSystem => ({
  oid: `2.16.840.1.113883.5.${oid}`,
  uri: `http://terminology.hl7.org/CodeSystem/v3-${name}`,
  name: `HL7 ${name}`,
})

const ehdsi = '1.3.6.1.4.1.12559.11.10.1.3.1.44'

/**
 * The code systems of MyHealth@EU, open: add a row and both directions follow.
 *
 * AdministrativeGender keeps the URI of its own code system: FHIR's `administrative-gender` holds other codes, so that
 * step is a mapping and not a renaming. Country and language codes have an OID here only so that they can be addressed.
 *
 * Sources: MyHealth@EU Master Value Set Catalogue (OIDs), FHIR R4 terminologies-systems and HL7 Terminology (URIs).
 */
export const codeSystems: readonly CodeSystem[] = [
  { oid: '2.16.840.1.113883.6.96', uri: 'http://snomed.info/sct', name: 'SNOMED CT' },
  { oid: '2.16.840.1.113883.6.1', uri: 'http://loinc.org', name: 'LOINC' },
  { oid: '2.16.840.1.113883.6.73', uri: 'http://www.whocc.no/atc', name: 'ATC' },
  {
    oid: `${ehdsi}.2`,
    uri: 'http://hl7.org/fhir/sid/icd-10',
    name: 'ICD-10',
    alsoOids: ['2.16.840.1.113883.6.3'],
  },
  { oid: '2.16.840.1.113883.6.90', uri: 'http://hl7.org/fhir/sid/icd-10-cm', name: 'ICD-10-CM' },
  {
    oid: '0.4.0.127.0.16.1.1.2.1',
    uri: 'http://standardterms.edqm.eu',
    name: 'EDQM',
    alsoOids: [`${ehdsi}.1`],
    alsoUris: ['https://standardterms.edqm.eu'],
  },
  {
    oid: '2.16.840.1.113883.6.8',
    uri: 'http://unitsofmeasure.org',
    name: 'UCUM',
    alsoUris: ['http://unitsofmeasure.org/'],
  },
  {
    oid: `${ehdsi}.5`,
    uri: 'https://www.orpha.net',
    name: 'ORPHA',
    alsoUris: ['http://www.orpha.net', 'https://www.orpha.net/', 'http://www.orpha.net/'],
  },
  { oid: `${ehdsi}.6`, uri: `urn:oid:${ehdsi}.6`, name: 'EMDN' },
  { oid: `${ehdsi}.4`, uri: `urn:oid:${ehdsi}.4`, name: 'eHDSI DisplayLabel' },
  { oid: '2.16.840.1.113883.2.9.6.2.7', uri: 'urn:oid:2.16.840.1.113883.2.9.6.2.7', name: 'ISCO-08' },
  {
    oid: '2.16.840.1.113883.5.1150.1',
    uri: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
    name: 'IPS Absent/Unknown',
  },
  hl7v3('1', 'AdministrativeGender'),
  hl7v3('2', 'MaritalStatus'),
  hl7v3('4', 'ActCode'),
  hl7v3('6', 'ActClass'),
  hl7v3('8', 'ActReason'),
  hl7v3('25', 'Confidentiality'),
  hl7v3('43', 'EntityNamePartQualifier'),
  hl7v3('60', 'LanguageAbilityMode'),
  hl7v3('61', 'LanguageAbilityProficiency'),
  hl7v3('83', 'ObservationInterpretation'),
  hl7v3('88', 'ParticipationFunction'),
  hl7v3('90', 'ParticipationType'),
  hl7v3('110', 'RoleClass'),
  hl7v3('111', 'RoleCode'),
  hl7v3('112', 'RouteOfAdministration'),
  hl7v3('139', 'TimingEvent'),
  hl7v3('143', 'URLScheme'),
  hl7v3('1008', 'NullFlavor'),
  hl7v3('1070', 'substanceAdminSubstitution'),
  hl7v3('1119', 'AddressUse'),
  {
    oid: '2.16.840.1.113883.4.642.4.76',
    uri: 'http://hl7.org/fhir/event-timing',
    name: 'FHIR EventTiming',
  },
  {
    oid: '2.16.840.1.113883.4.642.4.130',
    uri: 'http://hl7.org/fhir/allergy-intolerance-criticality',
    name: 'FHIR AllergyIntoleranceCriticality',
  },
  {
    oid: '2.16.840.1.113883.4.642.4.1373',
    uri: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
    name: 'FHIR AllergyIntoleranceClinicalStatus',
  },
  {
    oid: '2.16.840.1.113883.4.642.4.1371',
    uri: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
    name: 'FHIR AllergyIntoleranceVerificationStatus',
  },
  {
    oid: '2.16.840.1.113883.4.642.4.1074',
    uri: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
    name: 'FHIR ConditionClinicalStatus',
  },
  {
    oid: '2.16.840.1.113883.4.642.4.1075',
    uri: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
    name: 'FHIR ConditionVerificationStatus',
  },
  {
    oid: '1.3.6.1.4.1.19376.1.5.3.2',
    uri: 'urn:oid:1.3.6.1.4.1.19376.1.5.3.2',
    name: 'IHE ActCode',
    alsoOids: ['1.3.5.1.4.1.19376.1.5.3.2'],
  },
  { oid: '1.3.6.1.4.1.19376.1.5.3.3', uri: 'urn:oid:1.3.6.1.4.1.19376.1.5.3.3', name: 'IHE RoleCode' },
  {
    oid: '1.0.3166.1',
    uri: 'urn:iso:std:iso:3166',
    name: 'ISO 3166-1',
    alsoOids: ['1.0.3166.1.2.2'],
    alsoUris: ['https://www.iso.org/iso-3166-country-codes.html', 'http://hl7.org/fhir/ValueSet/country'],
  },
  {
    oid: '2.16.840.1.113883.6.316',
    uri: 'urn:ietf:bcp:47',
    name: 'BCP 47',
    alsoOids: ['2.16.840.1.113883.6.121', '1dd183a6-6d2b-4a9d-8f5d-be09d6bb5a6e'],
  },
  {
    oid: '2.16.840.1.113883.6.88',
    uri: 'http://www.nlm.nih.gov/research/umls/rxnorm',
    name: 'RxNorm',
  },
]

const byOid = new Map<string, CodeSystem>()
const byUri = new Map<string, CodeSystem>()
for (const system of codeSystems) {
  for (const oid of [system.oid, ...(system.alsoOids ?? [])]) {
    byOid.set(oid, system)
    byUri.set(`urn:oid:${oid}`, system)
  }
  for (const uri of [system.uri, ...(system.alsoUris ?? [])]) byUri.set(uri, system)
}

const urnOid = 'urn:oid:'

/** The FHIR URI of a code system met in CDA: the table's, else `urn:oid:` and the root as it stands. */
export function uriOfOid(oid: string): string {
  return byOid.get(oid)?.uri ?? `${urnOid}${oid}`
}

/**
 * The OID of a code system met in FHIR: the table's, else the root of a `urn:oid:`; undefined for a URI that has none.
 * For an alias the canonical OID comes back, not the one a document used: see `oidRoundTrips`.
 */
export function oidOfUri(uri: string): string | undefined {
  return byUri.get(uri)?.oid ?? (uri.startsWith(urnOid) ? uri.slice(urnOid.length) : undefined)
}

/** Whether `oidOfUri(uriOfOid(oid))` gives the same OID back; where not, a converter must carry the source's own. */
export function oidRoundTrips(oid: string): boolean {
  const system = byOid.get(oid)
  return system === undefined || system.oid === oid
}

/**
 * One key for every name of a code system: its canonical OID, or the URI where no OID is known. Takes an OID, a
 * `urn:oid:` or a URI; legacy and mistyped OIDs come out as the system they mean.
 */
export function codeSystemKey(oidOrUri: string): string {
  const system = byOid.get(oidOrUri) ?? byUri.get(oidOrUri)
  if (system) return system.oid
  return oidOrUri.startsWith(urnOid) ? oidOrUri.slice(urnOid.length) : oidOrUri
}

/** The name a reader knows the system by («SNOMED CT», «ATC»); undefined for a system outside the table. */
export function codeSystemName(oidOrUri: string): string | undefined {
  return (byOid.get(oidOrUri) ?? byUri.get(oidOrUri))?.name
}
