import { countryClaim, traitsOf } from '../../standards/openid4vp/credential-types.ts'
import { faultOf, refuse } from '../../standards/openid4vp/refuse.ts'
import type { HealthCredentialNeeds } from './needs.ts'
import { type Presentation, type Step, stepAt } from './presentation.ts'
import type { KeptPresentation } from './store.ts'
import type { OpenQuestion } from './wallets.ts'

/** A question as it stands open, or nothing: gone, late, answered and never asked are the same to a wallet. */
export async function openQuestion(
  { presentations, now }: Pick<HealthCredentialNeeds, 'presentations' | 'now'>,
  id: string,
): Promise<(OpenQuestion & KeptPresentation) | undefined> {
  const at = now()
  const kept = await presentations.find(id, at)
  const step = kept && stepAt(kept.presentation, at)
  return step?.kind === 'asked' ? { ...kept!, secrets: step.secrets } : undefined
}

/**
 * Takes a wallet's answer: the first one to a question, believed or not, and no other.
 *
 * @returns whether it was believed; undefined when no such question is open
 */
export async function receiveAnswer(
  needs: HealthCredentialNeeds,
  id: string,
  answer: URLSearchParams,
): Promise<boolean | undefined> {
  const open = await openQuestion(needs, id)
  const { presentations } = needs
  if (!open || !(await presentations.change(at(open.presentation, { kind: 'deciding' }), open.version)))
    return undefined
  const step = await decided(needs, open, answer)
  await presentations.change(at(open.presentation, step), open.version + 1)
  return step.kind === 'filled'
}

const at = (presentation: Presentation, step: Step): Presentation => ({ ...presentation, step })

async function decided(needs: HealthCredentialNeeds, open: OpenQuestion, answer: URLSearchParams): Promise<Step> {
  const { person, country, asked } = open.presentation
  try {
    const { credential, claims } = await needs.wallets.read(open, answer)
    const wanted = asked.find(({ id }) => id === credential) ?? refuse('presentation-not-asked')
    if (claims[countryClaim] !== country) refuse('credential-country')
    const traits = traitsOf(claims, wanted.claims, wanted.domains)
    return { kind: 'filled', to: await needs.fillIn(person, { country, traits, credential }) }
  } catch (error) {
    const fault = faultOf(error)
    needs.refused(fault ?? 'interrupted', error)
    return { kind: 'refused', fault: fault ?? 'interrupted' }
  }
}
