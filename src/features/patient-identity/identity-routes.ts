import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { About } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, redirect } from '../../protocols/web/answer.ts'
import { formMark, senderOf } from '../../protocols/web/form-mark.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { PersonKey } from '../access-log/index.ts'
import type { Sought } from './find-person.ts'
import type { Actor, CentralPatient } from './kept-identities.ts'
import type { IdentityPageNeeds } from './page-needs.ts'
import { isRefusal, type RefusalCode } from './pages/refusal-texts.ts'

/** Every route about who somebody is lets out this, and is recorded in every chain of everybody it is about. */
export const centralIdentity = { category: 'central-identity' } as const

const purpose = 'patient-identity'

/** What a form of this visit must hold. */
export function markOf({ formSecret }: Pick<IdentityPageNeeds, 'formSecret'>, request: WebRequest): string {
  return formMark(formSecret, purpose, request)
}

/** The person that an identity in the address is now; undefined when there is none. */
export async function personIn(
  { patients }: Pick<IdentityPageNeeds, 'patients'>,
  id: string | undefined,
): Promise<CentralPatient | undefined> {
  return isId(id) ? patients.find(id) : undefined
}

/**
 * An answer about these people, or about nobody where one of them is not here.
 *
 * @param beside chains of whoever else is looked for by it
 */
export function about<People extends readonly CentralPatient[]>(
  people: { readonly [Each in keyof People]: People[Each] | undefined },
  answer: (people: People) => Answer | Promise<Answer>,
  beside: readonly PersonKey[] = [],
): Prepared<Answer> {
  const [first] = people
  if (!first || people.some((each) => each === undefined)) return aboutNobody()
  // Nobody is missing: that was asked above.
  const found = people as unknown as People
  return { about: aboutAll(found, first, beside), answer: () => answer(found) }
}

/** Nobody is there; the gate says so. */
export function aboutNobody(): Prepared<Answer> {
  return { about: { kind: 'absent' }, answer: () => Promise.reject(noSuchIdentity()) }
}

/**
 * An answer to who has a number. Whoever is looked for is looked for, found or not: it stands in the chain of the number.
 *
 * @param beside somebody who is compared with whoever is found
 */
export function aboutSought(
  { sought, found }: Sought,
  country: string,
  beside: readonly CentralPatient[],
  answer: (found: CentralPatient | undefined) => Answer,
): Prepared<Answer> {
  const chains = [...(found?.chains ?? []), ...sought, ...beside.flatMap((each) => each.chains)]
  return { about: inChains(chains, found?.id ?? 'sought', country), answer: () => answer(found) }
}

function aboutAll(
  people: readonly CentralPatient[],
  { id, numbers }: CentralPatient,
  beside: readonly PersonKey[],
): About {
  const chains = [...people.flatMap((each) => each.chains), ...beside]
  return inChains(chains, id, numbers[0]?.country ?? '')
}

function inChains(chains: readonly PersonKey[], document: string, country: string): About {
  const [patient, ...others] = new Set(chains)
  return patient === undefined ? { kind: 'absent' } : { kind: 'patient', patient, others, document, country }
}

/**
 * Does something in the name of who sent the form, and goes on; where it may not be done, the page says so.
 *
 * @throws Problem `form-not-ours`, and whatever is not for the page to tell
 */
export async function acted(
  { formSecret }: Pick<IdentityPageNeeds, 'formSecret'>,
  request: WebRequest,
  act: (actor: Actor) => Promise<string>,
  refused: (code: RefusalCode) => Promise<Answer>,
): Promise<Answer> {
  const { subject, name } = senderOf(formSecret, purpose, request)
  try {
    return redirect(await act({ by: subject, byName: name, why: (request.form.get('grunn') ?? '').slice(0, 300) }))
  } catch (error) {
    if (error instanceof Problem && isRefusal(error.code)) return refused(error.code)
    throw error
  }
}

function noSuchIdentity(): Problem {
  return new Problem('not-found', 'not-found', 'No such identity')
}
