import { demoCountries } from '../../features/demo-countries/index.ts'
import type { HcpClaims, TrcClaims } from '../../standards/myhealth-eu/assertion-claims.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'

/** What the answering country tells once it answers. */
export type CountryReady = {
  /** Of the contact point, over mutual TLS. */
  readonly port: number
  /** Of the same work without security, over plain HTTP. */
  readonly plainPort: number
}

/** What it tells when it is asked: how long it was at work, in milliseconds of processor time, all its threads. */
export type AtWork = { readonly cpuMs: number }

/** Asked and asking country of the bench: the patient's summary is our sample of 188 KB. */
export const asked = countryOf('PT')
export const asking = countryOf('NO')

/** As it stands in the sample. */
export const sampleNumber = 'PT-EX-470322'

/** How many doctors ask at once, each about a patient of their own. */
export const doctorsTogether = 50

/** The number of one of the invented patients: the country's sample is about each. */
export function patientOf(index: number): InstanceIdentifier {
  return { root: `${asked.community}.1.1`, extension: `PT-EX-${900_000 + index}` }
}

function countryOf(code: string) {
  const row = demoCountries.find(({ country }) => country === code)
  if (!row) throw new Error(`No demo country ${code}`)
  return row
}

const hourMs = 3_600_000

/** An invented doctor with the claims that a hospital's professional has; each name another person at another place. */
export function doctorClaims(
  name: string,
  patient: InstanceIdentifier,
  at: Date,
): { readonly hcp: HcpClaims; readonly trc: TrcClaims } {
  const frame = {
    issuerCountry: asking.country,
    nameId: name,
    issueInstant: at,
    notBefore: at,
    notOnOrAfter: new Date(at.getTime() + hourMs),
  }
  const hcp: HcpClaims = {
    ...frame,
    kind: 'hcp',
    id: `_hcp-${name}-${at.getTime()}`,
    issuer: `urn:idp:${asking.country}:countryB`,
    authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
    subjectName: name,
    role: { code: '2211', codeSystem: '2.16.840.1.113883.2.9.6.2.7', displayName: 'Generalist medical practitioners' },
    organization: 'Bench Hospital',
    organizationId: `urn:oid:${asking.community}.5`,
    facilityType: 'Hospital',
    purposeOfUse: 'TREATMENT',
    pointOfCare: `Bench Hospital ${name}`,
    permissions: ['PRD-003', 'PRD-004', 'PRD-005', 'PRD-006', 'PRD-010', 'PRD-016', 'PPD-046'],
    homeCommunityId: `urn:oid:${asking.community}`,
  }
  const trc: TrcClaims = {
    ...frame,
    kind: 'trc',
    id: `_trc-${name}-${at.getTime()}`,
    issuer: `urn:initgw:${asking.country}:countryB`,
    patient,
    purposeOfUse: 'TREATMENT',
    hcpAssertionId: hcp.id,
  }
  return { hcp, trc }
}
