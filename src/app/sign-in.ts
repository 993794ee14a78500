import { readFile } from 'node:fs/promises'
import {
  type Attests,
  attestTokens,
  callbackPath,
  failedPath,
  type IssuerSettings,
  makeAttests,
  makeIssuerClient,
  makeRelyingParty,
  newClientKey,
  readClientKey,
  signInRoutes,
  type Visits,
  type VisitStore,
} from '../features/identity/index.ts'
import {
  choicePath,
  demoClientId,
  demoIssuerPath,
  demoIssuerRoutes,
  makeDemoIssuer,
} from '../features/token-service/index.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import type { Config } from './config.ts'

/** What signing in is wired from. */
export type SignInSetup = {
  readonly config: Config
  readonly origin: string
  readonly visits: VisitStore
  readonly newToken: () => string
  readonly now: () => Date
}

/** Sign-in, and the attests of whoever has signed in. */
export type SignIn = { readonly attests: Attests; readonly routes: (visits: Visits) => readonly HttpRoute[] }

/**
 * Sign-in with the issuer of the configuration; without one, with our own of invented people.
 *
 * @throws Problem `invalid` (`client-key`)
 */
export async function signInOf({ config, origin, visits: store, newToken, now }: SignInSetup): Promise<SignIn> {
  const { issuer, demo } = await issuerOf({ config, origin, newToken, now })
  const client = makeIssuerClient(issuer)
  const { attest, delegatedHelseId: delegated, healthcareService } = config
  const fetchToken = attestTokens(client, now)
  const issuerAttests = issuer.clientKey !== undefined
  const policy = { attest, delegated }
  const attests = makeAttests({ policy, issuerAttests, healthcareService, fetchToken, now })
  const relyingParty = makeRelyingParty(client, `${origin}${callbackPath}`, now)
  return {
    attests,
    routes: (visits) => [...signInRoutes({ origin, relyingParty, visits, store, attests, newToken }), ...demo],
  }
}

async function issuerOf({ config, origin, newToken, now }: Omit<SignInSetup, 'visits'>) {
  if (config.issuer) return { issuer: await withClientKey(config.issuer, config.openidClientKey), demo: [] }
  const { clientKey, registered } = await newClientKey()
  const paths = { choicePath, redirectPath: callbackPath, failedPath }
  const demo = makeDemoIssuer({ origin, ...paths, clientKey: registered, now, newToken })
  return {
    issuer: { issuer: `${origin}${demoIssuerPath}`, clientId: demoClientId, clientKey },
    demo: demoIssuerRoutes(demo),
  }
}

async function withClientKey(issuer: IssuerSettings, path: string | undefined): Promise<IssuerSettings> {
  return path === undefined ? issuer : { ...issuer, clientKey: await readClientKey(await readFile(path, 'utf8')) }
}
