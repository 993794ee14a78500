import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import type Provider from 'oidc-provider'
import type { Once } from '../identity/index.ts'
import type { Api } from './api.ts'
import type { BoxClients } from './box-client.ts'
import { helseIdConfiguration } from './helse-id-configuration.ts'
import type { Professional } from './professional.ts'
import { turningProvider } from './turning-provider.ts'
import type { SigningKeys } from './signing-keys.ts'
import { registerTokenExchange } from './token-exchange.ts'

/** Where the HelseID-shaped issuer is mounted; the demonstration signs in there too. */
export const helseIdPath = '/openid'

/** The client we are at our own issuer. */
export const demoClientId = 'knutepunkt'

/** How somebody proved who they are, where the issuer says it. */
export type ProvenHow = { readonly acr?: string; readonly amr?: string[] }

/** An issuer that signs people in: it asks nobody to prove anything. */
export type PeopleIssuer = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Which client somebody is signing in to, by the id of the sign-in; undefined when it is over. */
  readonly clientOf: (signIn: string) => Promise<string | undefined>
  /** Origin of the registered address that the client is sent back to; undefined when the sign-in is over. */
  readonly endsAt: (signIn: string) => Promise<string | undefined>
  /** The levels that the client asked for, the one it would rather have first; none where it named none. */
  readonly levelsAsked: (signIn: string) => Promise<readonly string[]>
  /**
   * Signs somebody in. Gives the address to send the browser to.
   *
   * @throws Error when the sign-in was never begun, or has been too long under way
   */
  readonly choose: (
    request: IncomingMessage,
    response: ServerResponse,
    subject: string,
    how?: ProvenHow,
  ) => Promise<string>
}

/** What the HelseID-shaped issuer needs. */
export type HelseIdNeeds = {
  /** Scheme, host and port we are reached at. */
  readonly origin: string
  /** Path of our page with the people to choose from; the sign-in's id is added to it. */
  readonly choicePath: string
  readonly redirectPath: string
  readonly failedPath: string
  /** Public key of our own client. */
  readonly clientKey: JWK
  readonly signingKeys: Pick<SigningKeys, 'current' | 'published' | 'verify'>
  readonly clients: Pick<BoxClients, 'find'>
  readonly apis: readonly Api[]
  readonly professional: (subject: string) => Professional | undefined
  /** HelseID's own number for somebody. */
  readonly pseudonymOf: (pid: string) => string
  /** Notes proofs and assertions, so that each counts once. */
  readonly once: Once
  readonly now: () => Date
  readonly newId: () => string
  readonly newToken: () => string
}

/**
 * An issuer shaped like HelseID: `private_key_jwt`, pushed requests, PKCE and DPoP for all, attests in assertions, one
 * audience a token.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html, https://github.com/NorskHelsenett/HelseID.Samples
 */
export function makeHelseId(needs: HelseIdNeeds): PeopleIssuer {
  const issuer = `${needs.origin}${helseIdPath}`
  const provider = turningProvider(issuer, helseIdConfiguration(needs), needs.signingKeys, (made) =>
    registerTokenExchange(made, { ...needs, issuer }),
  )
  return peopleIssuer(provider, helseIdPath)
}

/** A provider that is mounted below a path. */
export function peopleIssuer(provider: () => Provider, path: string): PeopleIssuer {
  return {
    async handle(request, response) {
      // The provider finds out where it is mounted from what is left of the address.
      const whole = request.url ?? '/'
      const mounted = Object.assign(request, { originalUrl: whole, url: whole.slice(path.length) || '/' })
      await provider().callback()(mounted, response)
    },
    async levelsAsked(signIn) {
      const { acr_values: asked } = (await provider().Interaction.find(signIn))?.params ?? {}
      return typeof asked === 'string' ? asked.split(' ') : []
    },
    async clientOf(signIn) {
      const found = await provider().Interaction.find(signIn)
      return typeof found?.params.client_id === 'string' ? found.params.client_id : undefined
    },
    async endsAt(signIn) {
      const { client_id: id, redirect_uri: to } = (await provider().Interaction.find(signIn))?.params ?? {}
      if (typeof id !== 'string' || typeof to !== 'string') return undefined
      const client = await provider().Client.find(id)
      return client?.redirectUriAllowed(to) ? new URL(to).origin : undefined
    },
    choose: (request, response, subject, how = {}) =>
      provider().interactionResult(request, response, { login: { ...how, accountId: subject } }),
  }
}
