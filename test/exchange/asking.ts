import { randomUUID } from 'node:crypto'
import type { DemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import type { SoapCall } from '../../src/protocols/soap/soap-client.ts'
import { writeDocumentQuery } from '../../src/standards/ihe/registry-query.ts'
import { writeRetrieveRequest } from '../../src/standards/ihe/retrieve.ts'
import { transactions } from '../../src/standards/ihe/transactions.ts'
import { type Identification, writeIdentification } from '../../src/standards/ihe/xcpd-request.ts'
import type { DocumentReference } from '../../src/standards/ihe/document-entry.ts'
import type { HcpClaims, TrcClaims } from '../../src/standards/myhealth-eu/assertion-claims.ts'
import { classCodeSystem } from '../../src/standards/myhealth-eu/document-class.ts'
import type { InstanceIdentifier } from '../../src/standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../src/standards/myhealth-eu/patient-traits.ts'
import { writeHcpAssertion } from '../../src/standards/saml/write-hcp.ts'
import { writeTrcAssertion } from '../../src/standards/saml/write-trc.ts'
import type { OpenCountry } from './countries.ts'

const hour = 3_600_000

/** A doctor of a country, with assertions that last an hour; `changes` make them wrong. */
export function doctorOf(
  authority: DemoAuthority,
  country: string,
  community: string,
  changes: Partial<HcpClaims> = {},
) {
  const signer = authority.keysOf(country).signature
  const at = new Date()
  const frame = {
    issuerCountry: country,
    nameId: `doctor@${country.toLowerCase()}.example`,
    issueInstant: at,
    notBefore: at,
    notOnOrAfter: new Date(at.getTime() + hour),
  }
  const hcp: HcpClaims = {
    ...frame,
    kind: 'hcp',
    id: `_${randomUUID()}`,
    issuer: `urn:idp:${country}:countryB`,
    authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
    subjectName: `Test Doctor ${country}`,
    role: { code: '2211', codeSystem: '2.16.840.1.113883.2.9.6.2.7', displayName: 'Generalist medical practitioners' },
    organization: 'Test Hospital',
    organizationId: `urn:oid:${community}.5`,
    facilityType: 'Hospital',
    purposeOfUse: 'TREATMENT',
    pointOfCare: 'Test Hospital',
    permissions: ['PRD-003', 'PRD-004', 'PRD-005', 'PRD-006', 'PRD-010', 'PRD-016', 'PPD-046'],
    homeCommunityId: `urn:oid:${community}`,
    ...changes,
  }
  const trc = (patient: InstanceIdentifier, different: Partial<TrcClaims> = {}): TrcClaims => ({
    ...frame,
    kind: 'trc',
    id: `_${randomUUID()}`,
    issuer: `urn:initgw:${country}:countryB`,
    patient,
    purposeOfUse: 'TREATMENT',
    hcpAssertionId: hcp.id,
    ...different,
  })
  return {
    hcp,
    identity: writeHcpAssertion(hcp, signer),
    treating: (patient: InstanceIdentifier, different?: Partial<TrcClaims>) =>
      writeTrcAssertion(trc(patient, different), signer),
  }
}

type Place = Pick<SoapCall, 'url' | 'country' | 'pin'>

/** Where a service of a country is. */
export function placeOf(authority: DemoAuthority, { row, port }: OpenCountry, path: string): Place {
  const { sha256 } = readCertificate(authority.keysOf(row.country).tls.certificate)
  return { url: new URL(`https://127.0.0.1:${port}${path}`), country: row.country, pin: sha256 }
}

/** Who is this? (ITI-55) */
export function identification(
  authority: DemoAuthority,
  asked: OpenCountry,
  sender: string,
  traits: PatientTraits,
  security: readonly Uint8Array[],
): { readonly question: Identification; readonly call: SoapCall } {
  const question: Identification = {
    messageId: { root: randomUUID() },
    queryId: { root: randomUUID() },
    sender,
    receiver: asked.row.community,
    traits,
  }
  const { action } = transactions['ITI-55']
  const body = writeIdentification(question, new Date())
  return { question, call: { ...placeOf(authority, asked, '/services/XCPD_Service'), action, body, security } }
}

/** Which summaries does this person have? (ITI-38) */
export function summaryQuery(
  authority: DemoAuthority,
  asked: OpenCountry,
  patient: InstanceIdentifier,
  security: readonly Uint8Array[],
): SoapCall {
  const body = writeDocumentQuery({ patient, classCodes: [{ code: '60591-5', scheme: classCodeSystem }] })
  const { action } = transactions['ITI-38']
  return { ...placeOf(authority, asked, '/services/XCA_Service'), action, body, security }
}

/** These documents, please (ITI-39). */
export function retrieval(
  authority: DemoAuthority,
  asked: OpenCountry,
  wanted: readonly DocumentReference[],
  security: readonly Uint8Array[],
): SoapCall {
  const { action } = transactions['ITI-39']
  return { ...placeOf(authority, asked, '/services/XCA_Service'), action, body: writeRetrieveRequest(wanted), security }
}
