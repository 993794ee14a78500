import { readCertificate } from '../../platform/x509/certificate.ts'
import { validatePath, type CertificateUse } from '../../platform/x509/path-validation.ts'
import type { TlsIdentity, TlsSide } from '../../platform/x509/tls-identity.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { Verifier } from '../../standards/openid4vp/request-object.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { IssuerTrust } from '../../features/health-credential/index.ts'
import type { TrustedEhr } from '../../features/ehr-launch/index.ts'
import type { OwnCertificate, PathCheck, Publisher } from '../../features/partner-directory/index.ts'
import type { Renewal } from './own-keys.ts'
import type { OcspAnswers } from './ocsp-responders.ts'
import type { RevocationLists } from './revocation-lists.ts'

/** The roots that certificates of each use hang under; DER. One use's roots vouch for no other's. */
export type Anchors = Readonly<Record<'tls' | 'assertion' | 'seal' | 'smp', readonly Uint8Array[]>>

/** Authorities between the roots of a use and its certificates; DER. They vouch for nothing but by a path to a root. */
export type Intermediates = Partial<Anchors>

/** What makes this program one country's contact point and no other's. */
export type ContactPointSetup = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** OIDs without a prefix. */
  readonly homeCommunityId: string
  readonly repositoryUniqueId: string
  /** What others must tell to find our people; nobody is looked up without it. */
  readonly searchMask?: SearchMask
  /** Others may answer abroad for our people until this birthday; 0: for nobody. */
  readonly nextOfKinBelowAge?: number
  /** Where other countries reach us; port 0 for any free one. */
  readonly listen: { readonly host: string; readonly port: number }
  /** Scheme, host and port of the same place as those who ask over FHIR call it; without it they ask nobody there. */
  readonly fhirOrigin?: string
  readonly tls: TlsIdentity
  /** Signs assertions and evidence; never the key of TLS. */
  readonly signature: Signer
  /** How the two come anew while we run; as they are when left out. */
  readonly renewal?: Renewal
  readonly anchors: Anchors
  readonly intermediates?: Intermediates
  readonly revocationLists: RevocationLists
  /** Beside the lists; nobody is asked when left out. */
  readonly ocsp?: OcspAnswers
  /** `demonstration` lets addresses be this machine's. */
  readonly network: 'europe' | 'demonstration'
  readonly partners: readonly PartnerSetup[]
  /** EHR systems that may send their users here with a patient. */
  readonly ehrSystems?: readonly TrustedEhr[]
  /** Who asks patients' identity wallets, and whose credentials are believed; none are asked when left out. */
  readonly wallet?: { readonly verifier: Verifier; readonly trust: IssuerTrust }
  /** Address of an installation with invented countries, where one can practise. */
  readonly training?: string
  /** The usual ones when left out. */
  readonly limits?: HourlyLimits
  /** Records stay here alone when left out. */
  readonly audit?: AuditSetup
}

/** Where exchange records are sent on to, and how long they are kept here. */
export type AuditSetup = {
  readonly keepDays: number
  /** DER: the roots that the repositories' certificates hang under. */
  readonly anchors: readonly Uint8Array[]
  /** Syslog over TLS; MyHealth@EU uses port 2862. */
  readonly syslog?: { readonly host: string; readonly port: number }
  /** Base of a FHIR server; https. */
  readonly fhir?: URL
}

/** How often in an hour anybody may ask before a person has to look at it (issue 5, item 14). */
export type HourlyLimits = {
  readonly perProfessional: number
  readonly perPointOfCare: number
  readonly perPatient: number
}

/** One country we exchange with: whom it is known as, and who publishes its metadata. */
export type PartnerSetup = Publisher & {
  /** OID without a prefix. */
  readonly homeCommunityId: string
  /** DER: what the operator has from the country itself, since nobody publishes TLS clients. */
  readonly brought: readonly { readonly use: 'tls-client' | 'assertion'; readonly certificate: Uint8Array }[]
}

/** What a certificate of a use must be fit for. */
const uses: Readonly<
  Record<Parameters<PathCheck>[1], { readonly use: CertificateUse; readonly anchors: keyof Anchors }>
> = {
  'tls-server': { use: 'tls-server', anchors: 'tls' },
  'tls-client': { use: 'tls-client', anchors: 'tls' },
  assertion: { use: 'assertion', anchors: 'assertion' },
  seal: { use: 'seal', anchors: 'seal' },
  smp: { use: 'seal', anchors: 'smp' },
}

/** Why a certificate is not valid for a use, by the roots, authorities, revocation lists and responders of the setup. */
export function pathCheckOf({ anchors, intermediates = {}, revocationLists, ocsp }: ContactPointSetup): PathCheck {
  return (certificate, wanted, now) => {
    const { use, anchors: which } = uses[wanted]
    const crls = revocationLists.lists()
    const options = { anchors: anchors[which], intermediates: intermediates[which] ?? [], crls, now, use }
    const path = ocsp && validatePath(certificate, options)
    if (path && !path.ok) return path.fault
    const verdict = validatePath(certificate, {
      ...options,
      revocation: 'required',
      ocsp: path ? ocsp.of(path.chain) : [],
      ...(ocsp?.required ? { responses: 'required' } : {}),
    })
    return verdict.ok ? undefined : verdict.fault
  }
}

/** What a check of paths has to go by changes when this does. */
export function revocationVersion({ revocationLists, ocsp }: ContactPointSetup): () => number {
  return () => revocationLists.version() + (ocsp?.version() ?? 0)
}

/** How we show ourselves on a connection, and whom we may believe there. */
export function tlsSideOf({ tls, anchors, intermediates = {} }: ContactPointSetup): TlsSide {
  return { identity: tls, anchors: anchors.tls, intermediates: intermediates.tls ?? [] }
}

/** Our own certificates, whose end the inventory warns of. */
export function ownCertificates({ tls, signature }: ContactPointSetup): readonly OwnCertificate[] {
  return [ownCertificate('tls-server', tls), ownCertificate('assertion', signature)]
}

/** The one in use at any time. */
function ownCertificate(use: OwnCertificate['use'], keys: { readonly certificate: Uint8Array }): OwnCertificate {
  return {
    use,
    get certificate() {
      return keys.certificate
    },
  }
}

/** This contact point, as audit records name it. */
export function selfOf({ tls, listen }: ContactPointSetup): { readonly commonName: string; readonly address: string } {
  return { commonName: readCertificate(tls.certificate).commonName, address: listen.host }
}
