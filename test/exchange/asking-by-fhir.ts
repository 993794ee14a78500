import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { SignJWT } from 'jose'
import type { DemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { secureContext } from '../../src/protocols/soap/tls.ts'
import type { InstanceIdentifier } from '../../src/standards/myhealth-eu/instance-identifier.ts'
import { allScopes, statedClaims } from '../health-data/face.ts'

export type FhirAnswer = {
  readonly status: number
  readonly type: string
  readonly body: Buffer
  /** What each answer holds is what tests are about. */
  readonly json: () => ReturnType<typeof JSON.parse>
}

/** What goes with a request. */
export type FhirAsking = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
}

/** A system of a country that asks over FHIR, on connections with the certificate of that country. */
export type FhirClient = {
  readonly go: (url: string, asking?: FhirAsking) => Promise<FhirAnswer>
  /** Signs who it is, and what its professional asks for. */
  readonly assertion: (endpoint: string, patient?: InstanceIdentifier) => Promise<string>
  /** Asks for a token with an assertion. */
  readonly token: (endpoint: string, assertion: string) => Promise<FhirAnswer>
  readonly close: () => void
}

/**
 * @param community of the country, OID without a prefix
 * @param shown whose certificate connections show; the country's own when left out
 */
export function fhirClientOf(
  authority: DemoAuthority,
  country: string,
  community: string,
  shown = country,
): FhirClient {
  const { tls } = authority.keysOf(shown)
  const identity = { ...tls, chain: [] }
  const agent = new Agent({ ...secureContext({ identity, anchors: [authority.root] }), keepAlive: true })
  const clientId = `ncp-${country.toLowerCase()}`
  const go: FhirClient['go'] = async (url, { method = 'GET', headers = {}, form } = {}) => {
    const sent = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const sending = request(url, { agent, method: form ? 'POST' : method, headers: { ...sent, ...headers } })
    sending.end(form ? new URLSearchParams(form).toString() : undefined)
    const [response] = (await once(sending, 'response')) as [IncomingMessage] // what Node says of this event
    const body = await buffer(response)
    const type = response.headers['content-type'] ?? ''
    return { status: response.statusCode ?? 0, type, body, json: () => JSON.parse(body.toString()) }
  }
  return {
    go,
    assertion(endpoint, patient) {
      const now = new Date()
      const at = Math.floor(now.getTime() / 1000)
      return new SignJWT({ extensions: claimsOf(country, community, now, patient), jti: randomUUID() })
        .setProtectedHeader({ alg: 'PS256', kid: 'signature' })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(endpoint)
        .setIssuedAt(at)
        .setExpirationTime(at + 240)
        .sign(authority.keysOf(country).signature.key)
    },
    token: (endpoint, assertion) =>
      go(endpoint, {
        form: {
          grant_type: 'client_credentials',
          scope: allScopes,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        },
      }),
    close: () => agent.destroy(),
  }
}

/** A doctor of the country. */
function claimsOf(country: string, community: string, now: Date, patient?: InstanceIdentifier): object {
  const { ihe_iua, ehdsi_hcp, ehdsi_trc } = statedClaims({ clock: { now } }, patient)
  const subject_organization_id = `urn:oid:${community}.5`
  return {
    ihe_iua: { ...ihe_iua, subject_name: `Test Doctor ${country}`, subject_organization_id },
    ehdsi_hcp: { ...ehdsi_hcp, issuer: `urn:idp:${country}:countryB`, name_id: 'doctor@fhir.example' },
    ...(ehdsi_trc
      ? { ehdsi_trc: { ...ehdsi_trc, issuer: `urn:initgw:${country}:countryB`, name_id: 'doctor@fhir.example' } }
      : {}),
  }
}
