import { type AdapterPayload, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { Problem } from '../../kernel/problem.ts'
import { claimNames, ourApi } from '../identity/index.ts'
import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import { anchorRegisters } from './anchor-registers.ts'
import { apisOf, isOpenToAll } from './api.ts'
import { attestOfToken, type IssuedFor } from './attest-of-token.ts'
import { metadataOf } from './client-metadata.ts'
import { type DemoPerson, demoPeople } from './demo-people.ts'
import { demoClientId, type HelseIdNeeds } from './helse-id.ts'
import { actingFor, clientClaims, professionalClaims, type TokenClient } from './helse-id-claims.ts'
import { issuerStore } from './issuer-store.ts'
import { grantOf, peopleConfiguration, refusedDetails, scopesIn, statedOf } from './people-configuration.ts'
import type { Professional } from './professional.ts'
import type { Stated } from './stated.ts'

type Token = { readonly clientId?: string | undefined; readonly accountId?: string; readonly grantId?: string }

/** How the library is set up to be HelseID. */
export function helseIdConfiguration(needs: HelseIdNeeds): Configuration {
  const { now, newToken, clients, professional } = needs
  const apis = [...needs.apis, { audience: ourApi.audience, scopes: [ourApi.scope] }]
  const allowed = async (client: string) =>
    client === demoClientId ? apis.flatMap(({ scopes }) => scopes) : ((await clients.find(client))?.scopes ?? [])
  const common = peopleConfiguration({ ...needs, apis, allowed })
  return {
    ...common,
    adapter: issuerStore(now, needs.once, (id) => clientMetadata(needs, id)),
    cookies: { keys: [newToken()], short: { sameSite: 'lax' }, long: { sameSite: 'lax' } },
    claims: claimsByScope,
    findAccount: (_ctx, subject) => {
      const claims = accountClaims(
        professional(subject),
        demoPeople.find((each) => each.subject === subject),
      )
      return claims && { accountId: subject, claims: () => ({ sub: subject, ...claims }) }
    },
    features: { ...common.features, clientCredentials: { enabled: true } },
    formats: {
      customizers: {
        async jwt(ctx, token, { payload }) {
          Object.assign(payload, await tokenClaims(needs, ctx, token), { scope: listed(payload.scope) })
        },
      },
    },
    async loadExistingGrant(ctx) {
      const grant = await grantOf(ctx, Object.keys(claimsByScope), { apis, allowed })
      const open = scopesIn(ctx.oidc.params?.scope).filter(isOpenToAll)
      for (const { audience, scopes } of apisOf([], open)) grant.addResourceScope(audience, scopes.join(' '))
      await grant.save()
      return grant
    },
  }
}

/** What a scope lets an ID token say; HelseID's scopes are named as its claims are. */
const claimsByScope: Record<string, string[]> = {
  openid: ['sub', 'name', ...Object.values(claimNames)],
  profile: ['name', 'given_name', 'family_name'],
  'helseid://scopes/identity/pid': [helseIdClaims.pid],
  'helseid://scopes/identity/pid_pseudonym': [helseIdClaims.pidPseudonym],
  'helseid://scopes/identity/security_level': [helseIdClaims.securityLevel],
  'helseid://scopes/identity/assurance_level': [helseIdClaims.assuranceLevel],
  'helseid://scopes/identity/network': [helseIdClaims.network],
  'helseid://scopes/hpr/hpr_number': [helseIdClaims.hprNumber, helseIdClaims.hprDetails],
}

async function clientMetadata(
  { origin, redirectPath, clientKey, clients }: HelseIdNeeds,
  id: string,
): Promise<AdapterPayload | undefined> {
  const client = await clients.find(id)
  if (client) return metadataOf(client, ['professional', 'system', 'api'])
  if (id !== demoClientId) return undefined
  return metadataOf(
    {
      ...{ id, name: 'Knutepunkt', uses: ['professional'], tenancy: 'single-tenant', orgNumber: '', scopes: [] },
      redirectUris: [`${origin}${redirectPath}`],
      keys: [clientKey],
      registered: new Date(0),
    },
    ['professional'],
  )
}

function accountClaims(professional: Professional | undefined, demo: DemoPerson | undefined) {
  const ours = demo && {
    name: demo.name,
    [claimNames.role]: demo.role,
    [claimNames.hprNumber]: demo.hprNumber,
    ...organisationClaims(demo.organisation),
  }
  const registered = professional && professionalClaims(professional, { authTime: 0, sid: '', pseudonym: '' })
  if (!registered) return ours
  const { sid: _sid, auth_time: _at, sub: _sub, ...claims } = registered
  return { ...claims, ...ours }
}

function organisationClaims(organisation: DemoPerson['organisation']) {
  if (!organisation) return {}
  const { orgNumber, name, legalEntity } = organisation
  return {
    [claimNames.orgName]: name,
    [claimNames.orgNumber]: legalEntity?.orgNumber ?? orgNumber,
    ...(legalEntity ? { [claimNames.unitNumber]: orgNumber, [claimNames.legalEntityName]: legalEntity.name } : {}),
  }
}

/** Everything of an access token that is HelseID's and not the library's. */
async function tokenClaims(
  { clients, professional, pseudonymOf, now }: HelseIdNeeds,
  ctx: KoaContextWithOIDC,
  token: Token,
) {
  const id = token.clientId ?? ''
  const registered = await clients.find(id)
  const client: TokenClient = registered ?? { id, name: 'Knutepunkt', tenancy: 'single-tenant', orgNumber: undefined }
  const stated = statedOf(ctx)
  const person = token.accountId === undefined ? undefined : professional(token.accountId)
  const acting = actingFor(client, stated.organisation, person)
  if (!acting) {
    // Of the demonstration: somebody who is in no register, for whom nobody can be asked about anything.
    if (!registered) return { client_id: id }
    throw refusedDetails('The assertion names another organisation than the client may act for, or none')
  }
  if (!anchorRegisters.isMember(acting.parent)) {
    throw new errors.CustomOIDCProviderError(
      'unauthorized_client',
      'The organisation is no member of Helsenettet (ATT-12)',
    )
  }
  const authTime = ctx.oidc.entities.RefreshToken?.authTime ?? ctx.oidc.entities.AuthorizationCode?.authTime
  const at = { authTime: authTime ?? Math.floor(now().getTime() / 1000), sid: token.grantId ?? '' }
  return {
    ...clientClaims(client, acting),
    ...(person ? professionalClaims(person, { ...at, pseudonym: pseudonymOf(person.pid) }) : {}),
    ...(stated.journalId === undefined ? {} : { [helseIdClaims.sfmJournalId]: stated.journalId }),
    authorization_details: attested(stated, { professional: person, acting, now: now() }),
    nbf: Math.floor(now().getTime() / 1000),
  }
}

function attested(stated: Stated, issued: IssuedFor) {
  try {
    return attestOfToken(stated, issued)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const { at } = problem.place
    throw refusedDetails(at === undefined ? problem.message : `${problem.message} at ${at}`)
  }
}

/** HelseID writes scopes as a list. */
function listed(scope: unknown): readonly string[] | undefined {
  return typeof scope === 'string' ? scope.split(' ') : undefined
}
