import { readFile } from 'node:fs/promises'
import {
  type Api,
  type ApiTokens,
  apiTokens,
  type Attests,
  attestTokens,
  callbackPath,
  type HealthcareServiceOf,
  type IssuerSettings,
  makeApiTokens,
  makeAttests,
  makeGrants,
  makeIssuerClient,
  makeRelyingParty,
  type OnceStore,
  readClientKey,
  signInRoutes,
  type Visits,
  type VisitStore,
} from '../features/identity/index.ts'
import type { NationalRecords } from '../features/national-records/index.ts'
import type { BoxClients, SigningKeyStore, TokenService } from '../features/token-service/index.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import type { Config } from './config.ts'
import { demoTokens } from './demo-tokens.ts'
import type { Keys } from './keys.ts'
import type { Task } from './periodic.ts'

/** What signing in is wired from. */
export type SignInSetup = {
  readonly config: Config
  readonly origin: string
  readonly visits: VisitStore
  readonly stores: {
    readonly boxClients: BoxClients
    readonly signingKeys: SigningKeyStore
    readonly once: OnceStore
    readonly nationalRecords: NationalRecords
  }
  readonly keys: Keys
  readonly newToken: () => string
  readonly now: () => Date
  /** Whose tokens will be asked for, of whoever signs in: the national sources. */
  readonly apis: readonly Api[]
}

/** Sign-in, and the attests of whoever has signed in. */
export type SignIn = {
  readonly attests: Attests
  /** Undefined where the issuer is no HelseID, and gives none. */
  readonly apiTokens: ApiTokens | undefined
  readonly routes: (visits: Visits) => readonly HttpRoute[]
  /** Of the box; there is none where a real issuer vouches for people. */
  readonly tokenService?: TokenService
  readonly tasks: readonly Task[]
}

/**
 * Sign-in with the issuer of the configuration; without one, with our own of invented people.
 *
 * @throws Problem `invalid` (`client-key`)
 */
export async function signInOf(setup: SignInSetup): Promise<SignIn> {
  const { config, origin, visits: store, newToken, now } = setup
  const { issuer, tokenService, tasks = [] } = await issuerOf(setup)
  const client = makeIssuerClient(issuer)
  const { attest, delegatedHelseId: delegated, healthcareService: services } = config
  const fetchToken = attestTokens(client, now)
  const issuerAttests = issuer.clientKey !== undefined
  const policy = { attest, delegated }
  const grants = makeGrants()
  const healthcareService = healthcareServiceIn(services)
  const common = { policy, healthcareService, grants, now }
  const tokens = makeApiTokens({ ...common, fetchToken: apiTokens(client, now) })
  const attests = endingBoth(makeAttests({ ...common, issuerAttests, fetchToken }), tokens)
  const relyingParty = makeRelyingParty(client, `${origin}${callbackPath}`, now, setup.apis)
  const issuing = tokenService?.routes ?? []
  return {
    attests,
    tasks,
    apiTokens: issuerAttests ? tokens : undefined,
    routes: (visits) => [...signInRoutes({ origin, relyingParty, visits, store, attests, newToken }), ...issuing],
    ...(tokenService ? { tokenService } : {}),
  }
}

/** Of the unit where somebody works, else of what it is a part of, else the usual one. */
function healthcareServiceIn({ usual, of }: Config['healthcareService']): HealthcareServiceOf {
  return (organisation) => of[organisation?.orgNumber ?? ''] ?? of[organisation?.legalEntity?.orgNumber ?? ''] ?? usual
}

/** What a visit has of either goes when it ends. */
function endingBoth(attests: Attests, tokens: ApiTokens): Attests {
  return {
    ...attests,
    forget(visit) {
      attests.forget(visit)
      tokens.forget(visit)
    },
  }
}

type Issued = {
  readonly issuer: IssuerSettings
  readonly tokenService?: TokenService
  readonly tasks?: readonly Task[]
}

async function issuerOf({ config, stores, ...needs }: SignInSetup): Promise<Issued> {
  if (config.issuer) return { issuer: await withClientKey(config.issuer, config.openidClientKey) }
  const { boxClients: clients, signingKeys, once, nationalRecords: records } = stores
  return demoTokens({ ...needs, clients, signingKeys, once: once.note, records })
}

async function withClientKey(issuer: IssuerSettings, path: string | undefined): Promise<IssuerSettings> {
  return path === undefined ? issuer : { ...issuer, clientKey: await readClientKey(await readFile(path, 'utf8')) }
}
