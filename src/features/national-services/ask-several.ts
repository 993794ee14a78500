import { Problem } from '../../kernel/problem.ts'
import type { About } from '../../protocols/gate/access.ts'
import type { RouteDeclaration } from '../../protocols/gate/gate.ts'
import type { ServiceNeeds } from './ask-service.ts'
import type { Caller } from './caller.ts'
import type { HeldOf, NationalService, Operation, Outcome, SeveralPlace } from './national-service.ts'
import type { ReadCall } from './read-call.ts'
import { signedInOf } from './signed-in-caller.ts'

/** People in one answer. */
const most = 100

type Call = {
  readonly caller: Caller
  readonly read: ReadCall
  readonly params: Readonly<Record<string, string>>
}

/**
 * Answers a call about several people at once: each one's chain has a record of it before anything leaves. Those that nobody
 * knows are not among them.
 *
 * @throws Problem `invalid` (`too-many`); `forbidden`, as the gate decides; those of the place and of the register
 */
export async function askSeveral(
  needs: ServiceNeeds,
  service: NationalService,
  { operation, person }: { readonly operation: Operation; readonly person: SeveralPlace },
  { caller, read, params }: Call,
): Promise<Outcome> {
  const { records, register, now, newId, personIds, evidence, gate, personKey } = needs
  const { numbers, more = false } = await person.find({ ...read, caller, now: now(), records })
  if (numbers.length > most) throw new Problem('invalid', 'too-many', 'A call is about a hundred people at most')
  const known = await register.findAll(numbers, now())
  const answer = async (people: readonly HeldOf[]) =>
    operation.answer({
      ...{ ...read, caller, params, now: now(), newId, personIds, evidence, several: { people, more } },
      ...{ person: undefined, by: undefined, privacy: 'open', records: [], history: [], beside: {} },
      findBeside: async () => undefined,
    })
  const held = async () => {
    const all = await records.ofAll(
      known.map(({ number }) => number),
      service.id,
    )
    return known.map((each) => ({ person: each, records: all.get(each.number) ?? [] }))
  }
  const route: RouteDeclaration = {
    id: `${service.id}-${operation.id}`,
    kind: 'http',
    releases: { category: service.category },
  }
  const keys = known.map(({ number }) => personKey(number))
  const passage = await gate(route, signedInOf(caller, personKey), () => ({
    about: aboutAll(keys, service),
    answer: async () => answer(await held()),
  }))
  if (passage.effect === 'permit') return passage.answer
  if (passage.effect === 'hide') return answer([])
  throw new Problem('forbidden', passage.because, 'The call is not permitted')
}

function aboutAll([patient, ...others]: readonly string[], { id: document }: NationalService): About {
  const country = 'NO'
  return patient === undefined ? { kind: 'absent', country } : { kind: 'patient', patient, others, document, country }
}
