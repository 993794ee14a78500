import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { claimsFor, credentialTypes } from '../../standards/openid4vp/credential-types.ts'
import type { HealthCredentialNeeds } from './needs.ts'
import { answerMinutes, type AskedFor, keptMinutes } from './presentation.ts'

/**
 * Which credentials of a country can fill in its form, the one we like best first; none where nobody is trusted to issue
 * them, or the form has no place for what they say.
 */
export function credentialsFor(
  { issuers, mask }: Pick<HealthCredentialNeeds, 'issuers' | 'mask'>,
  country: string,
): readonly AskedFor[] {
  const form = mask(country)
  if (!form) return []
  const trusted = issuers.filter((issuer) => issuer.country === country)
  return credentialTypes.flatMap((type) => {
    const domains = trusted.find(({ types }) => Object.hasOwn(types, type.id))?.types[type.id]
    const claims = domains ? claimsFor(type, form, domains) : []
    return domains && claims.length > 0 ? [{ id: type.id, vct: type.vct, claims, domains }] : []
  })
}

/**
 * Begins to ask a patient's wallet.
 *
 * @returns the id of the question
 * @throws Problem `not-found` where no credential of the country helps
 */
export async function askWallet(needs: HealthCredentialNeeds, person: SignedIn, country: string): Promise<string> {
  const asked = credentialsFor(needs, country)
  if (asked.length === 0) throw new Problem('not-found', 'not-found', 'No credential of the country is read here')
  const askedAt = needs.now()
  const after = (minutes: number) => new Date(askedAt.getTime() + minutes * 60_000)
  const id = needs.newId()
  const step = { kind: 'asked', secrets: await needs.wallets.newSecrets() } as const
  const times = { askedAt, answerBy: after(answerMinutes), expires: after(keptMinutes) }
  await needs.presentations.add({ id, person, country, ...times, asked, step })
  return id
}
