import type { AdapterPayload, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { Once } from '../identity/index.ts'
import type { Api } from './api.ts'
import type { BoxClients } from './box-client.ts'
import { citizenClaims, citizenLevels } from './citizen-claims.ts'
import { metadataOf } from './client-metadata.ts'
import { type PeopleIssuer, peopleIssuer } from './helse-id.ts'
import { issuerStore } from './issuer-store.ts'
import { grantOf, peopleConfiguration } from './people-configuration.ts'
import type { SigningKeys } from './signing-keys.ts'
import { turningProvider } from './turning-provider.ts'

/** Where the ID-porten-shaped issuer is mounted. */
export const idPortenPath = '/idporten'

/** What the ID-porten-shaped issuer needs. */
export type IdPortenNeeds = {
  readonly origin: string
  /** Path of our page where one says who one is; the sign-in's id is added to it. */
  readonly citizenPath: string
  readonly failedPath: string
  readonly signingKeys: Pick<SigningKeys, 'current' | 'published'>
  readonly clients: Pick<BoxClients, 'find'>
  readonly once: Once
  readonly apis: readonly Api[]
  readonly pseudonymOf: (pid: string) => string
  readonly now: () => Date
  readonly newToken: () => string
}

/**
 * An issuer shaped like ID-porten: citizens with `pid` and `acr` at the highest level. PAR and DPoP for all are our
 * proposal, since the services of the box take bound tokens only; ID-porten itself has both as options.
 *
 * @see https://docs.digdir.no/docs/idporten/oidc/oidc_guide_idporten
 */
export function makeIdPorten(needs: IdPortenNeeds): PeopleIssuer {
  const issuer = `${needs.origin}${idPortenPath}`
  return peopleIssuer(turningProvider(issuer, configuration(needs), needs.signingKeys), idPortenPath)
}

function configuration(needs: IdPortenNeeds): Configuration {
  const { clients, apis, pseudonymOf, citizenPath, now, newToken } = needs
  const allowed = async (client: string) => (await clients.find(client))?.scopes ?? []
  return {
    ...peopleConfiguration({ ...needs, choicePath: citizenPath, allowed }),
    adapter: issuerStore(now, needs.once, (id) => metadata(clients, id)),
    // On the same host as the other issuer, so they must not share them.
    cookies: {
      names: { session: '_idporten', interaction: '_idporten_interaction', resume: '_idporten_resume' },
      keys: [newToken()],
      short: { sameSite: 'lax' },
      long: { sameSite: 'lax' },
    },
    acrValues: [...citizenLevels],
    subjectTypes: ['pairwise'],
    // Nothing is at it: see below.
    sectorIdentifierUriValidate: () => false,
    pairwiseIdentifier: (_ctx, pid) => pseudonymOf(pid),
    claims: { openid: ['sub', 'pid', 'acr', 'amr', 'locale'], profile: [] },
    findAccount: (ctx, pid) => ({
      accountId: pid,
      claims: () => ({ ...citizenClaims(pid, pseudonymOf, levelOf(ctx)), sub: pid }),
    }),
    formats: {
      customizers: {
        jwt(ctx, token, { payload }) {
          if ('accountId' in token) Object.assign(payload, citizenClaims(token.accountId, pseudonymOf, levelOf(ctx)))
          Object.assign(payload, { client_amr: 'private_key_jwt', token_type: 'DPoP' })
        },
      },
    },
    async loadExistingGrant(ctx) {
      const grant = await grantOf(ctx, ['openid', 'profile'], { apis, allowed })
      await grant.save()
      return grant
    },
  }
}

/** The level that the sign-in was at which a token goes back to. */
function levelOf({ oidc: { entities } }: KoaContextWithOIDC): string | undefined {
  return entities.RefreshToken?.acr ?? entities.AuthorizationCode?.acr
}

async function metadata(clients: Pick<BoxClients, 'find'>, id: string): Promise<AdapterPayload | undefined> {
  const client = await clients.find(id)
  const known = client && metadataOf(client, ['citizen'])
  // OpenID Connect Core, section 8.1: a client that returns to several hosts must name one; the number of a citizen follows
  // from no host here.
  return known && { ...known, subject_type: 'pairwise', sector_identifier_uri: `https://${id}.invalid` }
}
