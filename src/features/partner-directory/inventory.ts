import { type Certificate, readCertificate } from '../../platform/x509/certificate.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { CertifiedUse, PathCheck } from './judge-metadata.ts'
import type { DirectoryFault } from './partner-directory.ts'
import { keyOf, type Pin } from './pin.ts'
import type { Snapshot } from './snapshot.ts'

/** How soon a certificate ends: before 60, 30 or 7 days, or already. */
export type Alarm = 'ended' | 'seven-days' | 'thirty-days' | 'sixty-days'

const dayMilliseconds = 86_400_000

/** The nearest first. */
const alarms: readonly (readonly [days: number, alarm: Alarm])[] = [
  [0, 'ended'],
  [7, 'seven-days'],
  [30, 'thirty-days'],
  [60, 'sixty-days'],
]

/** The alarm of a certificate that ends then; none when there is time. */
export function alarmOf(notAfter: Date, now: Date): Alarm | undefined {
  const left = (notAfter.getTime() - now.getTime()) / dayMilliseconds
  return alarms.find(([days]) => left <= days)?.[1]
}

/** What an operator sees of one pin. */
export type InventoryItem = {
  readonly pin: Pin
  readonly certificate?: Certificate
  readonly mask?: SearchMask
  /** Why it could not be used now, were it approved. */
  readonly fault?: DirectoryFault
  readonly alarm?: Alarm
  /** Whether metadata holds it, or an operator brought it in. */
  readonly inUse: boolean
  /** What is approved now for the same country and use, and would stand beside this. */
  readonly beside: readonly Pin[]
}

/** One of our own certificates. */
export type OwnCertificate = { readonly use: CertifiedUse; readonly certificate: Uint8Array }

/** Something that ends soon, for the operator's metrics and log. */
export type EndingCertificate = {
  readonly country: string
  readonly use: CertifiedUse
  readonly sha256: string
  readonly notAfter: Date
  readonly alarm: Alarm
}

/**
 * Every pin with what it holds, by country and use; what was refused last. What waited and is no longer offered is left
 * out: nobody needs to decide about it.
 *
 * @param maskOf what a mask holds; masks are left out without it, since reading one takes its time
 */
export function inventoryOf(
  { pins, needed }: Pick<Snapshot, 'pins' | 'needed'>,
  { pathFault, now, maskOf }: InventoryNeeds,
): readonly InventoryItem[] {
  const offered = [...pins.values()].filter((pin) => pin.state !== 'waiting' || needed.has(keyOf(pin)))
  const all = maskOf ? offered : offered.filter(({ use }) => use !== 'mask')
  const items = all.map((pin): InventoryItem => {
    const beside = all.filter(
      (other) => other.state === 'approved' && other.country === pin.country && other.use === pin.use && other !== pin,
    )
    const inUse = pin.from === 'import' || needed.has(keyOf(pin))
    if (pin.use === 'mask') {
      const mask = maskOf?.(pin)
      return { pin, inUse, beside, ...(mask ? { mask } : {}) }
    }
    const certificate = readCertificate(pin.content)
    const fault = pathFault(pin.content, pin.use, now)
    const alarm = alarmOf(certificate.notAfter, now)
    return { pin, inUse, beside, certificate, ...(fault ? { fault } : {}), ...(alarm ? { alarm } : {}) }
  })
  return items.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

type InventoryNeeds = {
  readonly pathFault: PathCheck
  readonly now: Date
  readonly maskOf?: (pin: Pin) => SearchMask
}

const orderOf = ({ pin }: InventoryItem): string =>
  `${pin.country} ${pin.state === 'refused' ? 1 : 0} ${pin.use} ${pin.seenAt.toISOString()} ${pin.sha256}`

/** The approved certificates that something rests on, and our own, that end within 60 days. */
export function endingCertificates(
  items: readonly InventoryItem[],
  own: readonly OwnCertificate[],
  { country, now }: { readonly country: string; readonly now: Date },
): readonly EndingCertificate[] {
  const theirs = items.flatMap(({ pin, certificate, alarm, inUse }) =>
    certificate && alarm && pin.use !== 'mask' && pin.state === 'approved' && inUse
      ? [{ country: pin.country, use: pin.use, sha256: pin.sha256, notAfter: certificate.notAfter, alarm }]
      : [],
  )
  const ours = own.flatMap(({ use, certificate: der }) => {
    const { sha256, notAfter } = readCertificate(der)
    const alarm = alarmOf(notAfter, now)
    return alarm ? [{ country, use, sha256, notAfter, alarm }] : []
  })
  return [...ours, ...theirs].toSorted((one, other) => one.notAfter.getTime() - other.notAfter.getTime())
}
