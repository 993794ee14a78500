import { fingerprintOf } from '../../platform/x509/certificate.ts'
import { type ExchangeService, rowOf, services } from '../../standards/smp/participant.ts'
import { type CertifiedUse, namesCountry, type PathCheck } from './judge-metadata.ts'
import type {
  CertificateVerdict,
  DirectoryFault,
  Partner,
  PartnerDirectory,
  PartnerEndpoint,
  ServiceFault,
} from './partner-directory.ts'
import { profileOf } from './partner-profile.ts'
import type { Publisher } from './refresh.ts'
import { type Entry, entryKey, type Snapshot, type Usable } from './snapshot.ts'

type AnswerNeeds = {
  readonly publishers: readonly Publisher[]
  readonly pathFault: PathCheck
  readonly now: () => Date
}

type State = { readonly snapshot: Snapshot; readonly version: number }

/** Without these three nothing can be fetched from a country; the others are no fault when they are missing. */
const essential: readonly ExchangeService[] = ['patient-identification', 'document-query', 'document-retrieve']

/** What the directory answers, out of the latest snapshot and at the present moment. */
export function answersFrom({ publishers, pathFault, now }: AnswerNeeds, state: () => State): PartnerDirectory {
  const entryOf = (country: string, service: ExchangeService): Entry | undefined =>
    state().snapshot.entries.get(entryKey(country, service))
  const endpoint = (country: string, service: ExchangeService): PartnerEndpoint | undefined => {
    const usable = usableNow(entryOf(country, service), now())
    const { url, certificate } = usable ?? {}
    if (!url || !certificate || rowOf(service).certificate !== 'tls') return undefined
    if (pathFault(certificate, 'tls-server', now())) return undefined
    return { service, url, certificate, sha256: fingerprintOf(certificate) }
  }
  const faultOf = (country: string, service: ExchangeService): DirectoryFault | undefined => {
    const entry = entryOf(country, service)
    const fault = entry?.fault ?? (entry?.usable ? endedFault(entry.usable, now()) : 'not-published')
    return fault === 'not-published' && !essential.includes(service) ? undefined : fault
  }
  const partner = (country: string): Partner | undefined => {
    if (!publishers.some((publisher) => publisher.country === country)) return undefined
    const faults = services.flatMap(({ service }): readonly ServiceFault[] => {
      const fault = faultOf(country, service)
      return fault ? [{ service, fault }] : []
    })
    const open = services.filter(({ service }) => endpoint(country, service)).map(({ service }) => service)
    return { country, services: open, hasMask: maskOf(country) !== undefined, faults, profile: profileOf(country) }
  }
  const maskOf = (country: string) => usableNow(entryOf(country, 'search-mask'), now())?.mask
  return {
    version: () => state().version,
    partners: () =>
      publishers
        .map(({ country }) => country)
        .toSorted()
        .flatMap((country) => partner(country) ?? []),
    partner,
    mask: maskOf,
    endpoint,
    trustedSigner: (der, at) => verdict(der, 'assertion', at, state().snapshot, pathFault),
    trustedServer: (der, at) => verdict(der, 'tls-server', at, state().snapshot, pathFault),
    trustedPeer: (der, at) => verdict(der, 'tls-client', at, state().snapshot, pathFault),
  }
}

function usableNow(entry: Entry | undefined, now: Date): Usable | undefined {
  return entry?.usable && !endedFault(entry.usable, now) ? entry.usable : undefined
}

function endedFault({ ends, activation }: Usable, now: Date): DirectoryFault | undefined {
  if (activation && now < activation) return 'not-yet-active'
  return now >= ends ? 'service-expired' : undefined
}

/** Pinned for this use by an operator, to one country, and valid. */
function verdict(
  der: Uint8Array,
  use: CertifiedUse,
  now: Date,
  { pins }: Snapshot,
  pathFault: PathCheck,
): CertificateVerdict {
  const sha256 = fingerprintOf(der)
  const met = [...pins.values()].filter((pin) => pin.sha256 === sha256 && pin.use === use)
  const [approved, another] = met.filter(({ state }) => state === 'approved')
  if (another) return { fault: 'another-country' }
  if (!approved) return { fault: faultOfUnapproved(met.map(({ state }) => state)) }
  const fault = pathFault(der, use, now)
  if (fault) return { fault }
  return namesCountry(der, approved.country) ? { country: approved.country } : { fault: 'another-country' }
}

function faultOfUnapproved(states: readonly string[]): DirectoryFault {
  if (states.includes('refused')) return 'refused'
  return states.includes('waiting') ? 'waits-for-approval' : 'unknown-country'
}
