import type { HcpClaims, NokClaims, TrcClaims } from '../../standards/myhealth-eu/assertion-claims.ts'
import { writeHcpAssertion } from '../../standards/saml/write-hcp.ts'
import { writeNokAssertion } from '../../standards/saml/write-nok.ts'
import { writeTrcAssertion } from '../../standards/saml/write-trc.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { AuditedProfessional, AuditedSystem, ExchangeEvent, ExchangeRecords } from '../exchange-records/index.ts'
import type { AnsweredBy } from './answered-by.ts'
import type { Consent } from './consent.ts'
import type { Professional } from './professional.ts'
import type { Consents } from './store.ts'
import type { Grounds, IssuedAssertion, Vouched, Vouching } from './vouching.ts'

/** What issuing takes. */
export type IssuingNeeds = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** Ours, without its prefix. */
  readonly homeCommunityId: string
  /** Key and certificate for assertions; never those of TLS. */
  readonly signer: Signer
  /** Our contact point, as audit records name it. */
  readonly self: AuditedSystem
  readonly consents: Pick<Consents, 'find' | 'issue'>
  readonly records: Pick<ExchangeRecords, 'record'>
  readonly now: () => Date
  readonly newId: () => string
}

/** Shorter than the four and two hours that MyHealth@EU allows: each lookup gets its own. */
const hcpMinutes = 60
const trcMinutes = 60

/** Sign-in with HelseID at its high level: two factors, under a contract. */
const authnContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract'

/** Issues and signs the assertions of our professionals (ITI-40, EHDSI-92), and of who answers for a patient (EHDSI-96). */
export function assertionIssuing(needs: IssuingNeeds): Vouching {
  const identity: Vouching['forProfessional'] = async (professional, country, purpose) => {
    const claims = hcpClaims(needs, professional, purpose)
    const assertion = { id: claims.id, bytes: writeHcpAssertion(claims, needs.signer) }
    await needs.records.record(eventOf(needs, 'EHDSI-91', { professional, country, purpose }, [assertion]))
    return { professional, purpose, assertions: [assertion] }
  }
  return {
    forProfessional: identity,
    async forPatient(grounds) {
      const { professional, country, purpose, consent } = grounds
      const vouched = await identity(professional, country, purpose)
      const [hcp] = vouched.assertions
      const given = await needs.consents.find(consent)
      const claims = trcClaims(needs, grounds, hcp!.id, given?.ends ?? needs.now())
      const { id, issueInstant, notOnOrAfter } = claims
      const standing = await needs.consents.issue(consent, { assertion: id, issuedAt: issueInstant, notOnOrAfter })
      if (standing === 'withdrawn') return { trouble: { code: 'consent-withdrawn' } }
      if (standing === 'ended') return { trouble: { code: 'consent-ended' } }
      const assertions = [hcp!, { id, bytes: writeTrcAssertion(claims, needs.signer) }]
      await needs.records.record(eventOf(needs, 'EHDSI-92', grounds, assertions))
      const kin = await forNextOfKin(needs, grounds, claims, given)
      return { ...vouched, assertions: [...assertions, ...kin] }
    },
    async declined(asked) {
      const error = { code: 'consent-refused', text: '' }
      await needs.records.record({ ...eventOf(needs, 'EHDSI-92', asked, []), outcome: 'minor-failure', error })
    },
  }
}

/** Beside the treatment relationship, never in its place, where somebody answered for the patient (EHDSI-96). */
async function forNextOfKin(
  needs: IssuingNeeds,
  grounds: Grounds,
  trc: TrcClaims,
  given: Consent | undefined,
): Promise<readonly IssuedAssertion[]> {
  const answeredBy = given?.kind === 'spoken' ? given.answeredBy : undefined
  if (!answeredBy) return []
  const claims = nokClaims(needs, trc, answeredBy)
  const assertions = [{ id: claims.id, bytes: writeNokAssertion(claims, needs.signer) }]
  await needs.records.record(eventOf(needs, 'EHDSI-96', grounds, assertions))
  return assertions
}

/** What the identity assertion says of a professional. */
export function hcpClaims(
  { country, homeCommunityId, now, newId }: IssuingNeeds,
  professional: Professional,
  purposeOfUse: Vouched['purpose'],
): HcpClaims {
  const { nameId, name, role, organization, organizationId, facilityType, pointOfCare, permissions } = professional
  const issueInstant = now()
  return {
    kind: 'hcp',
    ...frame(newId(), country, nameId, issueInstant, plus(issueInstant, hcpMinutes)),
    issuer: `urn:idp:${country}:countryB`,
    authnContext,
    subjectName: name,
    ...{ role, organization, organizationId, facilityType, purposeOfUse, pointOfCare, permissions },
    npi: nameId,
    homeCommunityId: `urn:oid:${homeCommunityId}`,
  }
}

function trcClaims({ country, now, newId }: IssuingNeeds, grounds: Grounds, hcp: string, ends: Date): TrcClaims {
  const issueInstant = now()
  const longest = plus(issueInstant, trcMinutes)
  return {
    kind: 'trc',
    ...frame(newId(), country, grounds.professional.nameId, issueInstant, longest < ends ? longest : ends),
    issuer: `urn:initgw:${country}:countryB`,
    patient: grounds.patient,
    purposeOfUse: grounds.purpose,
    hcpAssertionId: hcp,
    ...(grounds.prescriptionId === undefined ? {} : { prescriptionId: grounds.prescriptionId }),
    ...(grounds.dispensationPinCode === undefined ? {} : { dispensationPinCode: grounds.dispensationPinCode }),
  }
}

/** On the same identity and for the same time as the treatment relationship it stands beside. In what capacity, it has no place for. */
function nokClaims({ newId }: IssuingNeeds, trc: TrcClaims, { person }: AnsweredBy): NokClaims {
  const { patient: _patient, purposeOfUse: _purpose, kind: _kind, ...shared } = trc
  return { ...shared, kind: 'nok', id: `_${newId()}`, nextOfKin: person }
}

function frame(id: string, issuerCountry: string, nameId: string, issueInstant: Date, notOnOrAfter: Date) {
  return {
    // An XML ID does not begin with a digit.
    id: `_${id}`,
    issuerCountry,
    nameId,
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    issueInstant,
    notBefore: issueInstant,
    notOnOrAfter,
  }
}

function plus(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

function eventOf(
  { newId, now, country, self }: IssuingNeeds,
  id: 'EHDSI-91' | 'EHDSI-92' | 'EHDSI-96',
  about: Pick<Grounds, 'professional' | 'country' | 'purpose'> & Partial<Pick<Grounds, 'patient'>>,
  assertions: readonly IssuedAssertion[],
): ExchangeEvent {
  return {
    eventId: newId(),
    id,
    at: now(),
    outcome: 'success',
    role: 'B',
    ourCountry: country,
    otherCountry: about.country,
    professional: audited(about.professional),
    consumer: self,
    ...(about.patient ? { patient: about.patient } : {}),
    documents: [],
    assertionIds: assertions.map((assertion) => assertion.id),
    purpose: about.purpose,
  }
}

/** A professional as audit records name them. */
export function audited({ role, ...professional }: Professional): AuditedProfessional {
  const { nameId, name, organization, organizationId, pointOfCare, facilityType } = professional
  return { nameId, name, role: role.code, organization, organizationId, pointOfCare, facilityType }
}
