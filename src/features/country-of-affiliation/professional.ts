import type { SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'
import type { AuditedProfessional } from '../exchange-records/index.ts'
import type { HcpClaims } from '../../standards/myhealth-eu/assertion-claims.ts'
import type { Asker } from './contact-point.ts'

/**
 * Whoever asks, as the access decision sees them. Numbers of professionals are only unique within their country, so the
 * subject begins with it; none of our own roles fits, so it is the one that opens nothing by itself.
 */
export function signedInAbroad({ assertions: { hcp }, peer }: Asker): SignedIn {
  return {
    visit: hcp.id,
    subject: `${peer.country}:${hcp.nameId}`,
    name: hcp.subjectName,
    role: 'citizen',
    organisation: { orgNumber: hcp.organizationId ?? '', name: hcp.organization ?? hcp.pointOfCare },
    abroad: {
      country: peer.country,
      profession: hcp.role.code,
      ...(hcp.onBehalfOf ? { onBehalfOf: hcp.onBehalfOf.code } : {}),
    },
  }
}

/** The treatment relation that the assertion states, about one document of its patient; undefined without one. */
export function treatmentStated(asker: Asker, document: string): TreatmentRelation | undefined {
  const { trc } = asker.assertions
  if (!trc) return undefined
  return {
    document,
    confirmedBy: signedInAbroad(asker).subject,
    purpose: trc.purposeOfUse,
    at: trc.notBefore,
    ends: trc.notOnOrAfter,
  }
}

/** Whoever asks, as audit records name them. */
export function auditedProfessional(hcp: HcpClaims): AuditedProfessional {
  return {
    nameId: hcp.nameId,
    name: hcp.subjectName,
    role: hcp.role.code,
    ...(hcp.onBehalfOf ? { onBehalfOf: hcp.onBehalfOf.code } : {}),
    ...(hcp.organization === undefined ? {} : { organization: hcp.organization }),
    ...(hcp.organizationId === undefined ? {} : { organizationId: hcp.organizationId }),
    pointOfCare: hcp.pointOfCare,
    facilityType: hcp.facilityType,
  }
}
