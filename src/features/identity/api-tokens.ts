import type * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import { attestRequest } from './attest-request.ts'
import type { AttestPolicy } from './attest-policy.ts'
import type { AttestWish, HealthcareServiceOf } from './attests.ts'
import type { Grants, Refreshed } from './grants.ts'
import type { Grant } from './relying-party.ts'

/** Somebody else's API: what its tokens are for (`aud`), and which rights are asked for. */
export type Api = { readonly audience: string; readonly scopes: readonly string[] }

/** An access token for an API. What it says is for the API to read, and for nobody else (RFC 9068, section 6). */
export type ApiToken = {
  readonly accessToken: string
  readonly expires: Date
  /** The only key that may present it. */
  readonly key: openid.CryptoKeyPair
}

/** Access tokens for others' APIs, with an attest for one patient in each. */
export type ApiTokens = {
  /**
   * The token is used again while it lives, for the same patient, purpose and decision; those who ask at once share one.
   *
   * @param refused a token that the API has not taken: another is wanted
   * @throws Problem `forbidden`: `grant-missing` where the visit has nothing to get tokens with (sign in again),
   * `attest-refused`, `token-refused`; `unavailable` (`sign-in-unavailable`)
   */
  readonly tokenFor: (person: SignedIn, wish: AttestWish, api: Api, refused?: string) => Promise<ApiToken>
  readonly forget: (visit: SignedIn['visit']) => void
}

/** What API tokens need. */
export type ApiTokenNeeds = {
  readonly policy: Pick<AttestPolicy, 'attest'>
  readonly healthcareService: HealthcareServiceOf
  readonly grants: Grants
  /** @throws Problem `forbidden`, `unavailable` */
  readonly fetchToken: (grant: Grant, attest: AttestRequest | undefined, api: Api) => Promise<Refreshed<ApiToken>>
  readonly now: () => Date
}

/** Until it has come, nobody knows when it expires. */
type Kept = { readonly token: Promise<ApiToken>; expires?: Date; accessToken?: string }

/** Tokens of one visit: a handful of APIs for each of a few patients. */
const mostOfVisit = 100

/** A token that is used now must still live when it arrives. */
const leastLeftMs = 10_000

/** Keeps tokens in this process, by visit. */
export function makeApiTokens(needs: ApiTokenNeeds): ApiTokens {
  const visits = new Map<string, Map<string, Kept>>()
  return {
    async tokenFor(person, wish, api, refused) {
      if (!needs.grants.has(person.visit)) throw grantMissing()
      const kept = visits.get(person.visit) ?? new Map<string, Kept>()
      visits.set(person.visit, kept)
      const key = JSON.stringify([api.audience, api.scopes, wish])
      const found = kept.get(key)
      if (found && lives(found, needs.now()) && (refused === undefined || found.accessToken !== refused))
        return found.token
      return keep(kept, key, fetchedFor(needs, person, wish, api))
    },
    forget: (visit) => void visits.delete(visit),
  }
}

function lives({ expires }: Kept, now: Date): boolean {
  return !expires || expires.getTime() - now.getTime() > leastLeftMs
}

async function keep(kept: Map<string, Kept>, key: string, token: Promise<ApiToken>): Promise<ApiToken> {
  const entry: Kept = { token }
  kept.delete(key)
  kept.set(key, entry)
  for (const first of [...kept.keys()].slice(0, Math.max(0, kept.size - mostOfVisit))) kept.delete(first)
  try {
    const fetched = await token
    entry.expires = fetched.expires
    entry.accessToken = fetched.accessToken
    return fetched
  } catch (problem) {
    if (kept.get(key) === entry) kept.delete(key)
    throw problem
  }
}

async function fetchedFor(
  { policy, healthcareService, grants, fetchToken }: ApiTokenNeeds,
  person: SignedIn,
  wish: AttestWish,
  api: Api,
): Promise<ApiToken> {
  const service = healthcareService(person.organisation)
  const attest = policy.attest === 'not-used' ? undefined : attestRequest(person, wish, service)
  const token = await grants.use(person.visit, (grant) => fetchToken(grant, attest, api))
  if (!token) throw grantMissing()
  return token
}

function grantMissing(): Problem {
  return new Problem('forbidden', 'grant-missing', 'The sign-in has left nothing to get tokens with')
}
