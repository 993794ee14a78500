import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import type { ClientKey } from './client-key.ts'

/** The issuer that vouches for people, and who we are to it. */
export type IssuerSettings = {
  /** Address of the issuer, as in its metadata. */
  readonly issuer: string
  readonly clientId: string
  /** Left out for a public client, which PKCE protects. */
  readonly clientSecret?: string
  /** Of an issuer like HelseID, and only there: it is asked for DPoP-bound tokens and attests. */
  readonly clientKey?: ClientKey
}

/** The issuer as `openid-client` knows it. */
export type IssuerClient = {
  readonly settings: IssuerSettings
  /** @throws Problem `unavailable` (`sign-in-unavailable`) when the issuer does not answer */
  readonly configuration: () => Promise<openid.Configuration>
  /** The same, whose client assertions carry an attest to be put into the token. Only with a `clientKey`. */
  readonly attesting: (attest: AttestRequest) => Promise<openid.Configuration>
}

/** Finds out about the issuer when it is first needed, and again after it did not answer. */
export function makeIssuerClient(settings: IssuerSettings): IssuerClient {
  let discovered: Promise<openid.Configuration> | undefined
  const configuration = async () => {
    discovered ??= discover(settings)
    try {
      return await discovered
    } catch (cause) {
      discovered = undefined
      throw new Problem('unavailable', 'sign-in-unavailable', 'The issuer does not answer', {}, { cause })
    }
  }
  return {
    settings,
    configuration,
    async attesting(attest) {
      const metadata = (await configuration()).serverMetadata()
      const authentication = clientAuthentication(settings, (payload) => {
        payload.authorization_details = [attest]
      })
      const attesting = new openid.Configuration(metadata, settings.clientId, undefined, authentication)
      if (onLoopback(settings)) openid.allowInsecureRequests(attesting)
      attesting.timeout = timeoutSeconds
      return attesting
    },
  }
}

const timeoutSeconds = 10

function discover(settings: IssuerSettings): Promise<openid.Configuration> {
  return openid.discovery(new URL(settings.issuer), settings.clientId, undefined, clientAuthentication(settings), {
    execute: onLoopback(settings) ? [openid.allowInsecureRequests] : [],
    timeout: timeoutSeconds,
  })
}

type Amend = (payload: Record<string, unknown>) => void

function clientAuthentication({ clientSecret, clientKey }: IssuerSettings, amend: Amend = () => {}): openid.ClientAuth {
  if (clientKey) {
    const { key, kid } = clientKey
    return openid.PrivateKeyJwt({ key, kid }, { [openid.modifyAssertion]: (_header, payload) => amend(payload) })
  }
  return clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret)
}

/** Only towards ourselves: RFC 8252, section 8.3 lets loopback go without TLS. */
function onLoopback({ issuer }: IssuerSettings): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
