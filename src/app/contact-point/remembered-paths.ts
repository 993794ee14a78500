import type { PathCheck } from '../../features/partner-directory/index.ts'
import { fingerprintOf, readCertificate } from '../../platform/x509/certificate.ts'

/** How long a path that was good is taken to be so. Nobody is let in by it longer than by a list of revoked certificates. */
const goodMs = 30_000

/**
 * Checks a path once in a while and not at every message, which would verify the same signatures again each time. A
 * certificate that has ended is refused at once all the same, and a fault is never remembered.
 *
 * @param check on roots that stay as they are
 * @param version of the lists of revoked certificates: what was good by others is checked again
 */
export function rememberedPaths(check: PathCheck, version: () => number): PathCheck {
  const good = new Map<string, number>()
  const state = { version: version() }
  return (certificate, use, now) => {
    if (state.version !== version()) good.clear()
    state.version = version()
    const key = `${use} ${fingerprintOf(certificate)}`
    const age = now.getTime() - (good.get(key) ?? Number.NEGATIVE_INFINITY)
    if (age >= 0 && age < goodMs && now <= readCertificate(certificate).notAfter) return undefined
    good.delete(key)
    const fault = check(certificate, use, now)
    if (fault === undefined) good.set(key, now.getTime())
    return fault
  }
}
