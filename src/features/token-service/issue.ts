import { Problem } from '../../kernel/problem.ts'
import { attestOfToken } from './attest-of-token.ts'
import { citizenClaims } from './citizen-claims.ts'
import { exampleAttest } from './example-attest.ts'
import { actingFor, clientClaims, professionalClaims, type TokenClient } from './helse-id-claims.ts'
import type { Professional } from './professional.ts'
import { signedToken } from './signing-key.ts'
import type { SigningKeys } from './signing-keys.ts'

/** A token to have at once, without a client or a sign-in: for the example calls of a page and for tests. */
export type TokenWanted = {
  readonly caller:
    | {
        readonly kind: 'professional'
        /** The first doctor there is when left out. */
        readonly hprNumber?: string
        /** Where they work when left out. */
        readonly orgNumber?: string
        /** With an attest for this patient; without one there is none. */
        readonly patient?: string
      }
    | { readonly kind: 'system'; readonly orgNumber: string }
    | { readonly kind: 'citizen'; readonly pid: string }
  readonly audience: string
  readonly scopes: readonly string[]
  /** RFC 7638: of the only key that may present the token. */
  readonly keyThumbprint: string
  /** `knutepunkt-side` when left out. */
  readonly clientId?: string
  /** From now; below zero the token has expired. 60 when left out. */
  readonly seconds?: number
  /** Time of the attest, seconds since 1970; now when left out. */
  readonly toa?: number
  /** Claims in the place of these, for a token that is wrong on purpose. */
  readonly instead?: Readonly<Record<string, unknown>>
}

/** What issuing takes. */
export type IssueNeeds = {
  readonly issuers: { readonly helseId: string; readonly idPorten: string }
  readonly signingKeys: Pick<SigningKeys, 'current'>
  readonly professionals: () => readonly Professional[]
  readonly pseudonymOf: (pid: string) => string
  readonly now: () => Date
  readonly newId: () => string
}

/** As HelseID's service for test tokens gives them: with all that a token of the code flow has. */
export async function issueToken(needs: IssueNeeds, wanted: TokenWanted): Promise<string> {
  const { signingKeys, now, newId } = needs
  const at = Math.floor(now().getTime() / 1000)
  const { seconds = 60 } = wanted
  const claims = {
    ...callerClaims(needs, wanted),
    aud: wanted.audience,
    jti: newId(),
    iat: Math.min(at, at + seconds),
    nbf: Math.min(at, at + seconds),
    exp: at + seconds,
    cnf: { jkt: wanted.keyThumbprint },
    ...wanted.instead,
  }
  return signedToken(signingKeys.current(), claims)
}

function callerClaims(needs: IssueNeeds, { caller, scopes, clientId = 'knutepunkt-side', toa }: TokenWanted) {
  const { issuers, pseudonymOf, now, newId } = needs
  const scope = [...scopes]
  const client: TokenClient = { id: clientId, name: 'Knutepunkt', tenancy: 'single-tenant', orgNumber: undefined }
  if (caller.kind === 'citizen') {
    return {
      iss: issuers.idPorten,
      client_id: clientId,
      scope: scope.join(' '),
      ...citizenClaims(caller.pid, pseudonymOf),
    }
  }
  const person = caller.kind === 'professional' ? professionalWanted(needs, caller.hprNumber) : undefined
  const acting = actingFor(client, undefined, caller.orgNumber === undefined ? person : { orgNumber: caller.orgNumber })
  if (!acting)
    throw new Problem('invalid', 'organisation-missing', 'The token says for no organisation whom it acts for')
  const common = { iss: issuers.helseId, scope, ...clientClaims(client, acting) }
  if (caller.kind === 'system' || !person) return { ...common, sub: clientId }
  const when = { authTime: Math.floor(now().getTime() / 1000), sid: newId(), pseudonym: pseudonymOf(person.pid) }
  const { patient } = caller
  const [authorization = ''] = person.authorizations
  const example = { authorization, workplace: person.workplace, acting, decision: newId() }
  const attested = patient === undefined ? {} : { attest: exampleAttest({ ...example, patient }) }
  return {
    ...common,
    ...professionalClaims(person, when),
    authorization_details: attestOfToken(attested, {
      professional: person,
      acting,
      now: toa === undefined ? now() : new Date(toa * 1000),
    }),
  }
}

function professionalWanted({ professionals }: IssueNeeds, hprNumber: string | undefined): Professional {
  const found = professionals().find((each) =>
    hprNumber === undefined ? each.authorizations.includes('LE') : each.hprNumber === hprNumber,
  )
  if (!found) throw new Problem('not-found', 'professional-unknown', 'Nobody of the box has the HPR number')
  return found
}
