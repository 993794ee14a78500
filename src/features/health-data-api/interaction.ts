import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { addressOf, requestIdOf } from './asked.ts'
import { authorise } from './authorise.ts'
import { answerOf, type Built, digestOfBody } from './built.ts'
import { unlessKnown } from './entity-tag.ts'
import type { HealthDataNeeds } from './needs.ts'
import { codeOf, type EarlyRefusal } from './refusal-events.ts'
import type { NeededScope } from './scopes.ts'

/** One thing that can be asked for, and the scope it takes. */
export type Interaction = {
  readonly scope: NeededScope
  /** Of IHE, as figures name it. */
  readonly transaction: 'ITI-78' | 'ITI-67' | 'ITI-68'
  readonly act: (needs: HealthDataNeeds, asker: Asker, request: WebRequest) => Promise<Built>
}

/**
 * Answers one request: who asks, then what the core decides and records, then the answer as bytes, then its event, and
 * only then its first byte.
 *
 * @throws whatever went wrong, also a fault of ours, after it is recorded; Problem `unavailable` when a record cannot be
 *   written
 */
export async function answerInteraction(
  needs: HealthDataNeeds,
  refused: (refusal: EarlyRefusal) => Promise<void>,
  { scope, transaction, act }: Interaction,
  request: WebRequest,
): Promise<Answer> {
  const requestId = requestIdOf(request)
  const ended = needs.asked?.(request)
  let asker: Asker | undefined
  try {
    asker = await authorise(needs, request, scope)
    const acted = await act(needs, asker, request)
    const built = scope.letter === 'r' ? unlessKnown(acted, request) : acted
    const sent = { responseId: `urn:uuid:${needs.newId()}`, digest: digestOfBody(built) }
    for (const commit of built.commits) await commit(sent)
    ended?.({ country: asker.peer.country, transaction, outcome: 'answered' })
    return answerOf(built, requestId)
  } catch (error) {
    const code = codeOf(error)
    ended?.({ country: asker?.peer.country ?? 'none', transaction, outcome: code })
    await refused({ code, address: addressOf(request), requestId, ...(asker ? { client: asker.peer } : {}) })
    throw error
  }
}
