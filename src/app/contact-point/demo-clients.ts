import { X509Certificate } from 'node:crypto'
import type { ClientRegistration } from '../../features/health-data-api/index.ts'
import type { DemoAuthority } from './demo-authority.ts'

/** Countries of the demonstration as clients over FHIR, by ISO 3166-1: each signs with the key of its assertions. */
export function demoClients(authority: DemoAuthority, countries: readonly string[]): readonly ClientRegistration[] {
  return countries.map((country) => {
    const { certificate } = authority.keysOf(country).signature
    const { publicKey } = new X509Certificate(certificate)
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'signature', alg: 'PS256' }
    return { clientId: `ncp-${country.toLowerCase()}`, country, commonName: `${country} NCP`, jwks: { keys: [key] } }
  })
}
