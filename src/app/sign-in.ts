import { readFile } from 'node:fs/promises'
import {
  type Attests,
  attestTokens,
  callbackPath,
  type IssuerSettings,
  makeAttests,
  makeIssuerClient,
  makeRelyingParty,
  type OnceStore,
  readClientKey,
  signInRoutes,
  type Visits,
  type VisitStore,
} from '../features/identity/index.ts'
import type { BoxClients, TokenService } from '../features/token-service/index.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import type { Config } from './config.ts'
import { demoTokens } from './demo-tokens.ts'
import type { Keys } from './keys.ts'

/** What signing in is wired from. */
export type SignInSetup = {
  readonly config: Config
  readonly origin: string
  readonly visits: VisitStore
  readonly stores: { readonly boxClients: BoxClients; readonly once: OnceStore }
  readonly keys: Keys
  readonly newToken: () => string
  readonly now: () => Date
}

/** Sign-in, and the attests of whoever has signed in. */
export type SignIn = {
  readonly attests: Attests
  readonly routes: (visits: Visits) => readonly HttpRoute[]
  /** Of the box; there is none where a real issuer vouches for people. */
  readonly tokenService?: TokenService
}

/**
 * Sign-in with the issuer of the configuration; without one, with our own of invented people.
 *
 * @throws Problem `invalid` (`client-key`)
 */
export async function signInOf(setup: SignInSetup): Promise<SignIn> {
  const { config, origin, visits: store, newToken, now } = setup
  const { issuer, tokenService } = await issuerOf(setup)
  const client = makeIssuerClient(issuer)
  const { attest, delegatedHelseId: delegated, healthcareService } = config
  const fetchToken = attestTokens(client, now)
  const issuerAttests = issuer.clientKey !== undefined
  const policy = { attest, delegated }
  const attests = makeAttests({ policy, issuerAttests, healthcareService, fetchToken, now })
  const relyingParty = makeRelyingParty(client, `${origin}${callbackPath}`, now)
  const issuing = tokenService?.routes ?? []
  return {
    attests,
    routes: (visits) => [...signInRoutes({ origin, relyingParty, visits, store, attests, newToken }), ...issuing],
    ...(tokenService ? { tokenService } : {}),
  }
}

type Issued = { readonly issuer: IssuerSettings; readonly tokenService?: TokenService }

async function issuerOf({ config, stores, ...needs }: SignInSetup): Promise<Issued> {
  if (config.issuer) return { issuer: await withClientKey(config.issuer, config.openidClientKey) }
  return demoTokens({ ...needs, clients: stores.boxClients, once: stores.once.note })
}

async function withClientKey(issuer: IssuerSettings, path: string | undefined): Promise<IssuerSettings> {
  return path === undefined ? issuer : { ...issuer, clientKey: await readClientKey(await readFile(path, 'utf8')) }
}
