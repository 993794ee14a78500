import { createHash } from 'node:crypto'
import type {
  AssertionFrame,
  ClaimedCode,
  HcpClaims,
  PurposeOfUse,
  TrcClaims,
  VerifiedAssertions,
} from '../../standards/myhealth-eu/assertion-claims.ts'
import { fromCx } from '../../standards/myhealth-eu/instance-identifier.ts'
import { skewSeconds } from '../../standards/saml/assertion-trust.ts'
import { type KindRow, assertionKinds } from '../../standards/saml/assertion-kinds.ts'
import { bindToHcp } from '../../standards/saml/bind-assertions.ts'
import { countryOfIssuer, isoCountry } from '../../standards/saml/issuer-country.ts'
import { judgeTimes } from '../../standards/saml/judge-assertion.ts'
import { clericalRole, iscoCodeSystem, professionalRoles } from '../../standards/saml/professional-roles.ts'
import { refuseAssertion } from '../../standards/saml/refuse-assertion.ts'
import { isObject, type Stated, type StatedCoding, statedOf } from './stated.ts'

/** Members of `extensions` of the token request: IUA's own, then what MyHealth@EU needs beside them. */
const extensionNames = ['ihe_iua', 'ehdsi_hcp', 'ehdsi_trc']

const ofIua = [
  'subject_name',
  'subject_organization',
  'subject_organization_id',
  'subject_role',
  'purpose_of_use',
  'home_community_id',
  'national_provider_identifier',
  'person_id',
]
const ofFrame = ['id', 'issuer', 'name_id', 'name_id_format', 'issued', 'not_before', 'not_after']
const ofHcp = [...ofFrame, 'authn_context', 'on_behalf_of', 'facility_type', 'point_of_care', 'permissions']
const ofTrc = [...ofFrame, 'hcp_id', 'purpose_of_use', 'prescription_id', 'dispensation_pin_code']

/** Whom the claims must be of, and when. */
export type ClaimTrust = {
  readonly now: Date
  readonly country: string
  /** The OID of the country's home community, without a prefix; nobody is believed of a country without one. */
  readonly community: string | undefined
}

/**
 * What a client states of its professional and, where there is one, of the treatment of a patient: what the SAML
 * assertions say, by the same tables and with the same refusals. The signature is that of the token it stands in.
 *
 * `ihe_iua.person_id` (CX) is the patient of the treatment relation; one without the other is refused.
 *
 * @throws Problem `forbidden`, its code one of `assertion-…`, `trc-…`
 * @see IHE ITI TF-2, 3.71.4.2.2.1.1 (JWT access token), for `ihe_iua`
 */
export function readStatedClaims(extensions: unknown, trust: ClaimTrust): VerifiedAssertions {
  if (!isObject(extensions)) return refuseAssertion('assertion-missing')
  if (Object.keys(extensions).some((name) => !extensionNames.includes(name))) refuseAssertion('assertion-kind')
  const { ihe_iua, ehdsi_hcp, ehdsi_trc } = extensions
  if (ihe_iua === undefined || ehdsi_hcp === undefined) return refuseAssertion('assertion-missing')
  const iua = statedOf(ihe_iua, ofIua, 'ihe_iua')
  const hcp = readHcp(iua, statedOf(ehdsi_hcp, ofHcp, 'ehdsi_hcp'), trust)
  // The same professional asks about one patient after the other.
  const ids = [seenOf(hcp, { iua: isObject(ihe_iua) && { ...ihe_iua, person_id: '' }, ehdsi_hcp })]
  if ((ehdsi_trc === undefined) !== (iua.maybe('person_id') === undefined)) refuseAssertion('trc-patient')
  if (ehdsi_trc === undefined) return { hcp, ids }
  const trc = readTrc(iua, statedOf(ehdsi_trc, ofTrc, 'ehdsi_trc'), trust)
  bindToHcp(trc, hcp)
  return { hcp, trc, ids: [...ids, seenOf(trc, { person: iua.text('person_id'), ehdsi_trc })] }
}

function readHcp(iua: Stated, stated: Stated, trust: ClaimTrust): HcpClaims {
  const row = kindRow('hcp')
  const authnContext = stated.text('authn_context')
  if (!row.authnContexts.has(authnContext)) refuseAssertion('assertion-authn-context')
  const role = roleOf(iua.coding('subject_role'))
  const acting = stated.maybeCoding('on_behalf_of')
  const onBehalfOf = acting && roleOf(acting)
  if (role.code === clericalRole && (!onBehalfOf || onBehalfOf.code === clericalRole)) {
    refuseAssertion('assertion-attribute-missing', 'on_behalf_of')
  }
  return {
    kind: 'hcp',
    ...frameOf(stated, row, trust),
    authnContext,
    subjectName: iua.text('subject_name'),
    role,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    ...maybe('organization', iua.maybe('subject_organization')),
    ...maybe('organizationId', iua.maybe('subject_organization_id')),
    facilityType: stated.text('facility_type'),
    purposeOfUse: purposeOf(iua.coding('purpose_of_use')),
    pointOfCare: stated.text('point_of_care'),
    ...maybe('npi', iua.maybe('national_provider_identifier')),
    permissions: permissionsOf(stated),
    ...maybe('homeCommunityId', communityOf(iua, trust)),
  }
}

function readTrc(iua: Stated, stated: Stated, trust: ClaimTrust): TrcClaims {
  return {
    kind: 'trc',
    ...frameOf(stated, kindRow('trc'), trust),
    patient: fromCx(iua.text('person_id')) ?? refuseAssertion('trc-patient'),
    purposeOfUse: purposeOf(stated.coding('purpose_of_use')),
    hcpAssertionId: stated.text('hcp_id'),
    ...maybe('prescriptionId', stated.maybe('prescription_id')),
    ...maybe('dispensationPinCode', stated.maybe('dispensation_pin_code')),
  }
}

function frameOf(stated: Stated, row: KindRow, { now, country }: ClaimTrust): AssertionFrame {
  const issuer = stated.text('issuer')
  const issuerCountry = countryOfIssuer(issuer)
  if (issuerCountry === undefined || issuerCountry !== isoCountry(country)) refuseAssertion('assertion-other-country')
  const times = {
    issueInstant: stated.time('issued'),
    notBefore: stated.time('not_before'),
    notOnOrAfter: stated.time('not_after'),
  }
  judgeTimes(times, row, { now, skewSeconds })
  return {
    id: stated.text('id'),
    issuerCountry: isoCountry(country),
    issuer,
    nameId: stated.text('name_id'),
    ...maybe('nameIdFormat', stated.maybe('name_id_format')),
    ...times,
  }
}

function communityOf(iua: Stated, { community }: ClaimTrust): string | undefined {
  const stated = iua.maybe('home_community_id')
  const own = community !== undefined && (stated ?? community).replace(/^urn:oid:/, '') === community
  return own ? stated : refuseAssertion('assertion-other-country', 'home_community_id')
}

function roleOf({ code, system, display }: StatedCoding): ClaimedCode {
  if (!professionalRoles.has(code) || (system ?? iscoUri) !== iscoUri) refuseAssertion('assertion-role-unknown')
  return { code, codeSystem: iscoCodeSystem, ...maybe('displayName', display) }
}

const iscoUri = `urn:oid:${iscoCodeSystem}`

function purposeOf({ code }: StatedCoding): PurposeOfUse {
  return code === 'TREATMENT' || code === 'EMERGENCY' ? code : refuseAssertion('assertion-purpose')
}

function permissionsOf(stated: Stated): readonly string[] {
  const known = stated.texts('permissions').filter((permission) => /^[A-Z]{3}-\d{3}$/.test(permission))
  return known.length > 0 ? known : refuseAssertion('assertion-attribute-missing', 'permissions')
}

function kindRow(kind: KindRow['kind']): KindRow {
  // Every kind has its row: the type of the table's column is made of them.
  return assertionKinds.find((row) => row.kind === kind)!
}

/** The member when it is there. */
function maybe<Name extends string>(name: Name, value: string | undefined): { readonly [name in Name]?: string } {
  // A computed key is widened to string.
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: string }
}

/** What tells that an id was used for something else before: the names of JSON members in one order. */
function seenOf({ id, notOnOrAfter }: AssertionFrame, stated: unknown): VerifiedAssertions['ids'][number] {
  const digest = createHash('sha256')
    .update(JSON.stringify(ordered(stated)))
    .digest('hex')
  return { id: `jwt ${id}`, digest, notOnOrAfter }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, ordered(value[name])]),
  )
}
