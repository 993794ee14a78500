import { Problem } from '../../kernel/problem.ts'
import type { PurposeOfUse, SignedIn } from '../../protocols/gate/access.ts'
import type { HelseIdToken } from '../../standards/helseid/access-token.ts'
import type { AttestCode, AttestRequest } from '../../standards/helseid/attest.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { attestRequest, identifierOf } from './attest-request.ts'
import { type Attested, type AttestPolicy, judgeToken } from './attest-policy.ts'
import type { Grants, Refreshed } from './grants.ts'
import type { Grant } from './relying-party.ts'

/** What a professional wants to be vouched for. */
export type AttestWish = {
  /** Category of Helsepersonellregisteret they act by: `LE`; undefined for whoever is in none (ATT-32). */
  readonly authorization: string | undefined
  /** The one patient; undefined while nobody is known by a number. */
  readonly patient: InstanceIdentifier | undefined
  readonly purpose: PurposeOfUse
  /** Id of the local decision this rests on, as the consent. */
  readonly decision: string
}

/** Attests of the professionals who are signed in, by visit. */
export type Attests = {
  /** Remembers what the issuer left us with at sign-in. */
  readonly keep: (visit: SignedIn['visit'], grant: Grant) => void
  readonly forget: (visit: SignedIn['visit']) => void
  /**
   * An attest for exactly this patient. The one the visit has is used again while its token lives; for another patient, or
   * for another purpose, a new one is asked for, and the old one is forgotten.
   *
   * @returns undefined where the policy believes the sign-in alone
   * @throws Problem `forbidden` with the code of the rule that it breaks (`attestation_has_expired`, `attest-missing`,
   * `helseid-delegated` …) or `attest-refused` by the issuer; `unavailable` (`sign-in-unavailable`)
   */
  readonly attestFor: (person: SignedIn, wish: AttestWish) => Promise<Attested | undefined>
}

/** Kind of service that people of an organisation work in: the framework demands it, and only the employer knows it. */
export type HealthcareServiceOf = (organisation: SignedIn['organisation']) => AttestCode

/** What attests need. */
export type AttestNeeds = {
  readonly policy: AttestPolicy
  /** Whether the issuer is one like HelseID: then a visit without a grant has lost it, and never was without. */
  readonly issuerAttests: boolean
  readonly healthcareService: HealthcareServiceOf
  /**
   * Asks the issuer for an access token with the attest, and verifies it.
   *
   * @throws Problem `forbidden`, `unavailable`
   */
  readonly fetchToken: (grant: Grant, request: AttestRequest) => Promise<Refreshed<HelseIdToken>>
  readonly grants: Grants
  readonly now: () => Date
}

type Current = { readonly wish: AttestWish; readonly token: HelseIdToken }

/** After a restart, professionals sign in again before they ask another country. */
export function makeAttests(needs: AttestNeeds): Attests {
  const { grants } = needs
  const current = new Map<string, Current>()
  return {
    keep: grants.keep,
    forget(visit) {
      grants.forget(visit)
      current.delete(visit)
    },
    async attestFor(person, wish) {
      const { policy, now } = needs
      if (policy.attest === 'not-used') return undefined
      if (!grants.has(person.visit) && needs.issuerAttests) throw refused('attest-missing')
      const kept = current.get(person.visit)
      const token = kept && serves(kept, wish, now()) ? kept.token : await fetched(needs, person, wish)
      const verdict = judgeToken(policy, token, { patient: identifierOf(wish.patient), now: now() })
      current.delete(person.visit)
      if (verdict.kind === 'refused') throw refused(verdict.code)
      if (verdict.kind === 'unattested') return undefined
      if (verdict.token.person.subject !== person.subject) throw refused('attest-other-person')
      // Signed out in the meantime: nothing is kept for a visit that is over.
      if (grants.has(person.visit)) current.set(person.visit, { wish, token: verdict.token })
      return verdict.token
    },
  }
}

function fetched({ grants, fetchToken, healthcareService }: AttestNeeds, person: SignedIn, wish: AttestWish) {
  return grants.use(person.visit, (grant) =>
    fetchToken(grant, attestRequest(person, wish, healthcareService(person.organisation))),
  )
}

function serves({ wish, token }: Current, wanted: AttestWish, now: Date): boolean {
  const same = (['authorization', 'purpose', 'decision'] as const).every((member) => wish[member] === wanted[member])
  const [had, wants] = [wish.patient, wanted.patient]
  return same && had?.root === wants?.root && had?.extension === wants?.extension && now < token.expires
}

function refused(code: string): Problem {
  return new Problem('forbidden', code, 'The attest does not hold')
}
