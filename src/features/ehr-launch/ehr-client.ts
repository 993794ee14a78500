import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import { patientInContext } from './launched-patient.ts'

/** An EHR system that an operator trusts to send its users here. */
export type TrustedEhr = {
  /** Base of its FHIR server, as it says in `iss`. */
  readonly issuer: string
  /** Who we are to it: a public client, protected by PKCE. */
  readonly clientId: string
}

/** What must be remembered until the EHR sends the browser back. */
export type PendingLaunch = { readonly state: string; readonly codeVerifier: string }

/** Our side of SMART App Launch 2, EHR launch. https://hl7.org/fhir/smart-app-launch/app-launch.html */
export type EhrClient = {
  /** @throws Problem `unavailable` (`ehr-unavailable`) when the EHR does not say how it is launched from */
  readonly begin: (
    ehr: TrustedEhr,
    launch: string,
  ) => Promise<{ readonly address: string; readonly pending: PendingLaunch }>
  /**
   * @param callback the whole address the EHR sent the browser back to
   * @returns the Patient in context, as JSON; undefined when none is
   * @throws Problem `forbidden` (`launch-failed`), `unavailable` (`ehr-unavailable`)
   */
  readonly finish: (
    ehr: TrustedEhr,
    callback: URL,
    pending: PendingLaunch,
  ) => Promise<Readonly<Record<string, unknown>> | undefined>
}

/** All we ask for: who the patient of this launch is. */
const scope = 'launch patient/Patient.r'
const timeoutSeconds = 10

/** @param redirectUri where the EHR sends the browser back to */
export function makeEhrClient(redirectUri: string, fetching: typeof fetch): EhrClient {
  return {
    async begin(ehr, launch) {
      const configuration = await discovered(ehr, fetching)
      const pending = { state: openid.randomState(), codeVerifier: openid.randomPKCECodeVerifier() }
      const address = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope,
        launch,
        aud: ehr.issuer,
        state: pending.state,
        code_challenge: await openid.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, pending }
    },
    async finish(ehr, callback, { state, codeVerifier }) {
      const configuration = await discovered(ehr, fetching)
      const checks = { expectedState: state, pkceCodeVerifier: codeVerifier }
      const token = await openid.authorizationCodeGrant(configuration, callback, checks).catch((cause: unknown) => {
        throw new Problem('forbidden', 'launch-failed', 'The EHR did not confirm the launch', {}, { cause })
      })
      const id = patientInContext(token)
      if (id === undefined) return undefined
      const authorization = `Bearer ${token.access_token}`
      return readJson(fetching, `${ehr.issuer.replace(/\/$/, '')}/Patient/${id}`, { authorization })
    },
  }
}

/** How the EHR is launched from: its `.well-known/smart-configuration`. */
async function discovered({ issuer, clientId }: TrustedEhr, fetching: typeof fetch): Promise<openid.Configuration> {
  const said = await readJson(fetching, `${issuer.replace(/\/$/, '')}/.well-known/smart-configuration`, {})
  const { authorization_endpoint: authorize, token_endpoint: token, code_challenge_methods_supported: methods } = said
  const usable =
    typeof authorize === 'string' &&
    typeof token === 'string' &&
    [authorize, token].every(isSafe) &&
    Array.isArray(methods) &&
    methods.includes('S256')
  if (!usable) throw new Problem('unavailable', 'ehr-unavailable', 'The EHR does not offer a launch with PKCE')
  const server = { issuer, authorization_endpoint: authorize, token_endpoint: token }
  const configuration = new openid.Configuration(server, clientId, undefined, openid.None())
  if (token.startsWith('http:')) openid.allowInsecureRequests(configuration)
  configuration.timeout = timeoutSeconds
  configuration[openid.customFetch] = (url, { method, headers, body = null, signal = null }) =>
    fetching(url, { method, headers, body, signal, redirect: 'error' })
  return configuration
}

/** https, or this machine: RFC 8252, section 8.3 lets loopback go without TLS. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

async function readJson(
  fetching: typeof fetch,
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    if (!isSafe(address)) throw new RangeError('Neither https nor this machine')
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    const accept = 'application/fhir+json, application/json'
    const answer = await fetching(address, { headers: { accept, ...headers }, redirect: 'error', signal })
    if (!answer.ok) throw new RangeError(`Status ${answer.status}`)
    const read: unknown = await answer.json()
    if (typeof read === 'object' && read !== null) return { ...read }
    throw new TypeError('No object')
  } catch (cause) {
    throw new Problem('unavailable', 'ehr-unavailable', 'The EHR does not answer', {}, { cause })
  }
}
