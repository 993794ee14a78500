import { createHmac } from 'node:crypto'
import type { JWK, JWTVerifyGetKey } from 'jose'
import type { HttpRoute } from '../../protocols/web/route.ts'
import { roleOfAuthorizations } from '../../standards/helseid/authorizations.ts'
import type { Once } from '../identity/index.ts'
import type { Api } from './api.ts'
import type { BoxClients } from './box-client.ts'
import { helseIdPath, makeHelseId } from './helse-id.ts'
import { clientRoutes, type FirstCall } from './client-routes.ts'
import { idPortenPath, makeIdPorten } from './id-porten.ts'
import { citizenPath, citizenRoutes } from './citizen-routes.ts'
import { maskinportenPath, maskinportenRoutes } from './maskinporten-routes.ts'
import { type IssueNeeds, issueToken, type TokenWanted } from './issue.ts'
import { choicePath, helseIdRoutes } from './issuer-routes.ts'
import type { Choice } from './pages/choose-person.ts'
import { demoProfessionals, type Professional } from './professional.ts'
import type { SigningKeys } from './signing-keys.ts'
import { testTokenAddress, testTokenRoutes } from './test-token/routes.ts'

/** Who vouches for callers in the box. */
export type TokenService = {
  /** The HelseID-shaped issuer: `iss` of tokens of professionals and machines. */
  readonly issuer: string
  /** The ID-porten-shaped one: of tokens of citizens. */
  readonly idPorten: string
  /** The Maskinporten-shaped one: of tokens of machines. */
  readonly maskinporten: string
  /** What every issuer signs with, to check tokens in this process. */
  readonly keys: JWTVerifyGetKey
  /**
   * A token at once.
   *
   * @throws Problem `not-found` (`professional-unknown`), `invalid` (`organisation-missing`, `attest-malformed`)
   */
  readonly issue: (wanted: TokenWanted) => Promise<string>
  readonly routes: readonly HttpRoute[]
}

/** What the token service is made of. */
export type TokenServiceNeeds = {
  readonly origin: string
  readonly redirectPath: string
  readonly failedPath: string
  /** Public key of our own client. */
  readonly clientKey: JWK
  readonly clients: BoxClients
  readonly signingKeys: SigningKeys
  readonly apis: readonly Api[]
  readonly firstCall: FirstCall
  /** Health personnel of the population beside the demonstration's own; called when somebody is looked for. */
  readonly population: () => { readonly professionals: readonly Professional[]; readonly shown: ReadonlySet<string> }
  /** 32 bytes: turns a number into HelseID's and ID-porten's own one for that person, the same after a restart. */
  readonly pseudonymSecret: Uint8Array
  /** Notes assertions and proofs, so that each counts once. */
  readonly once: Once
  readonly now: () => Date
  readonly newToken: () => string
  readonly newId: () => string
}

/** All issuers of the box, with the same keys. */
export function makeTokenService(needs: TokenServiceNeeds): TokenService {
  const { origin, population, signingKeys, now, newId } = needs
  const pseudonymOf = (pid: string) =>
    createHmac('sha256', needs.pseudonymSecret).update(`pid ${pid}`).digest('base64url')
  const professionals = () => [...demoProfessionals, ...population().professionals]
  const professional = (subject: string) => professionals().find((each) => each.subject === subject)
  const helseId = makeHelseId({ ...needs, choicePath, professional, pseudonymOf })
  const issuers: IssueNeeds['issuers'] = { helseId: `${origin}${helseIdPath}`, idPorten: `${origin}${idPortenPath}` }
  const exampleOrgNumber = () => {
    const [first] = population().professionals
    return first?.legalEntity ?? first?.orgNumber ?? ''
  }
  const idPorten = makeIdPorten({ ...needs, citizenPath, pseudonymOf })
  const maskinporten = `${origin}${maskinportenPath}`
  const issuing = { issuers, signingKeys, professionals, pseudonymOf, now, newId }
  return {
    issuer: issuers.helseId,
    idPorten: issuers.idPorten,
    maskinporten,
    keys: signingKeys.verify,
    issue: (wanted) => issueToken(issuing, wanted),
    routes: [
      ...helseIdRoutes(helseId, () => shownOf(population())),
      ...citizenRoutes(idPorten, now),
      ...clientRoutes({
        ...needs,
        issuers: { ...issuers, maskinporten, testToken: `${origin}${testTokenAddress}` },
        exampleOrgNumber,
      }),
      ...maskinportenRoutes({ ...needs, issuer: maskinporten }),
      ...testTokenRoutes({ ...needs, issuers, professionals, pseudonymOf }),
    ],
  }
}

/** Those whom a vendor's users may be. */
function shownOf({ professionals, shown }: ReturnType<TokenServiceNeeds['population']>): readonly Choice[] {
  const chosen = professionals.filter(({ subject }) => shown.has(subject))
  return [...demoProfessionals, ...chosen].map(
    ({ subject, given, family, hprNumber, authorizations, orgNumber, workplace }) => ({
      subject,
      name: `${given} ${family}`,
      role: roleOfAuthorizations(authorizations) ?? 'secretary',
      authorizations,
      organisation: { orgNumber, name: workplace },
      ...(hprNumber === undefined ? {} : { hprNumber }),
    }),
  )
}
