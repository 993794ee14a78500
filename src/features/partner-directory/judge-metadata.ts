import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import type { PathFault } from '../../platform/x509/path-validation.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { isoCountry } from '../../standards/saml/issuer-country.ts'
import { type CertificateUse, rowOf } from '../../standards/smp/participant.ts'
import { readSearchMask } from '../../standards/smp/read-search-mask.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { type AskedFor, readServiceMetadata, type ServiceMetadata } from '../../standards/smp/service-metadata.ts'
import { isCallable, type Network } from './address.ts'
import type { DirectoryFault } from './partner-directory.ts'
import { type PinKey, type PinUse, publisherCountry } from './pin.ts'

/** A certificate's use; masks are pinned too, but are none. */
export type CertifiedUse = Exclude<PinUse, 'mask'>

/** Why a certificate (DER) is not valid for a use; undefined when it is. */
export type PathCheck = (certificate: Uint8Array, use: CertifiedUse, now: Date) => PathFault | undefined

/** What must be approved before metadata counts, with what is approved. */
export type Needed = PinKey & { readonly content: Uint8Array }

/** Metadata that is as it should be, approvals apart; or what is wrong with it. */
export type Judged =
  | {
      readonly metadata: ServiceMetadata
      readonly mask?: SearchMask
      readonly needed: readonly Needed[]
      /** When the first certificate, or the service itself, ends. */
      readonly ends: Date
    }
  | { readonly fault: DirectoryFault }

export type JudgeNeeds = { readonly pathFault: PathCheck; readonly network: Network; readonly now: Date }

/** What the certificate of a service is pinned for. */
const pinnedFor: Readonly<Record<CertificateUse, CertifiedUse | undefined>> = {
  tls: 'tls-server',
  assertion: 'assertion',
  none: undefined,
}

/** Faults by the codes of problems; any other is `metadata-broken`. */
const faults: Readonly<Record<string, DirectoryFault>> = {
  'signature-digest': 'metadata-signature',
  'signature-value': 'metadata-signature',
  'signature-key': 'metadata-signature',
  'signature-reference': 'metadata-signature',
  'signature-structure': 'metadata-signature',
  'signature-algorithm': 'metadata-signature',
  'signature-namespace': 'metadata-signature',
  'weak-algorithm': 'metadata-weak',
  'metadata-other': 'metadata-other',
  'mask-empty': 'mask-unreadable',
  'mask-country': 'mask-unreadable',
}

/** Carries a fault out of the reader. */
class Unbelieved extends Error {
  readonly fault: DirectoryFault
  constructor(fault: DirectoryFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Everything about a country's metadata but whether an operator has approved what is in it: both signatures, the path of
 * every certificate, that certificates name the country they are published by, dates, address, search mask.
 */
export function judgeMetadata(bytes: Uint8Array, asked: AskedFor, needs: JudgeNeeds): Judged {
  const check = (der: Uint8Array, use: CertifiedUse) => believe(der, use, asked.country, needs)
  try {
    const metadata = readServiceMetadata(bytes, asked, {
      publisher: (der) => check(der, 'smp'),
      seal: (der) => check(der, 'seal'),
    })
    const fault = datesFault(metadata, needs.now) ?? endpointFault(metadata, needs.network)
    if (fault) return { fault }
    const use = pinnedFor[rowOf(asked.service).certificate]
    if (use && metadata.certificate) check(metadata.certificate, use)
    const mask =
      metadata.extension && asked.service === 'search-mask'
        ? readSearchMask(metadata.extension, asked.country)
        : undefined
    if (asked.service === 'search-mask' && !mask) return { fault: 'mask-unreadable' }
    return {
      metadata,
      ...(mask ? { mask } : {}),
      needed: neededFor(metadata, use, mask !== undefined),
      ends: endOf(metadata),
    }
  } catch (error) {
    return { fault: faultIn(error) }
  }
}

/** Whether a certificate says the country that it is pinned to: one that says none is nobody's. Greece and Britain have two names. */
export function namesCountry(certificate: Uint8Array, country: string): boolean {
  const said = readCertificate(certificate).country
  return said !== undefined && isoCountry(said) === isoCountry(country)
}

function believe(der: Uint8Array, use: CertifiedUse, country: string, { pathFault, now }: JudgeNeeds): void {
  const fault = pathFault(der, use, now)
  if (fault) throw new Unbelieved(fault)
  if (use !== 'smp' && !namesCountry(der, country)) throw new Unbelieved('another-country')
}

function faultIn(error: unknown): DirectoryFault {
  if (error instanceof Unbelieved) return error.fault
  if (error instanceof Problem) return faults[error.code] ?? 'metadata-broken'
  throw error
}

function datesFault({ activation, expiration }: ServiceMetadata, now: Date): DirectoryFault | undefined {
  if (activation && now < activation) return 'not-yet-active'
  return expiration && now >= expiration ? 'service-expired' : undefined
}

/** What has a certificate has an address, but for the assertions of country B, which nobody fetches. */
function endpointFault({ service, url, certificate }: ServiceMetadata, network: Network): DirectoryFault | undefined {
  const { certificate: kind } = rowOf(service)
  if (kind !== 'none' && !certificate) return 'metadata-broken'
  return kind === 'tls' && !isCallable(url, network) ? 'address-refused' : undefined
}

function neededFor(metadata: ServiceMetadata, use: CertifiedUse | undefined, hasMask: boolean): readonly Needed[] {
  const { country, certificate, extension, seal, publisher } = metadata
  return [
    neededOf(publisherCountry, 'smp', publisher),
    neededOf(country, 'seal', seal),
    ...(use && certificate ? [neededOf(country, use, certificate)] : []),
    ...(extension && hasMask ? [neededOf(country, 'mask', Buffer.from(serialiseXml(extension)))] : []),
  ]
}

function neededOf(country: string, use: PinUse, content: Uint8Array): Needed {
  return { country, use, sha256: createHash('sha256').update(content).digest('hex'), content }
}

function endOf({ expiration, certificate, seal, publisher }: ServiceMetadata): Date {
  const certificates = [seal, publisher, ...(certificate ? [certificate] : [])].map(
    (der) => readCertificate(der).notAfter,
  )
  return new Date(Math.min(...[...certificates, ...(expiration ? [expiration] : [])].map((date) => date.getTime())))
}
