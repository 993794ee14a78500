import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { RecordChange } from '../../national-records/index.ts'
import { textOf, wrongMember } from '../body-members.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { definitions } from './definitions.ts'

/**
 * Registers that a person is in a register or programme of a controller, or no longer is (inkluderingsbillett). It decides
 * what Helsenorge offers them, and no service answers by it.
 *
 * @throws Problem `invalid` (`body-member`); `not-found`: `controller-unknown`, `person-unknown`; `forbidden`
 * (`person-deceased`)
 */
export function setInclusion({ body, person, records, now }: Asked): Outcome {
  const partKode = textOf(body, 'partKode')
  const { inkludert } = body ?? {}
  if (typeof inkludert !== 'boolean') throw wrongMember('inkludert')
  if (!definitions.some((each) => each.partKode === partKode)) {
    throw new Problem('not-found', 'controller-unknown', 'No controller has this code')
  }
  if (!person) throw new Problem('not-found', 'person-unknown', 'No person is registered with it')
  if (inkludert && person.died !== undefined) {
    throw new Problem('forbidden', 'person-deceased', 'Nobody joins a programme after they have died')
  }
  const id = uuidOf(`inkludering ${person.number} ${partKode}`)
  const held = records.find((each) => each.id === id)
  const told = { innbyggerFnr: person.number, partKode, inkludert }
  // Said again, it stays as it is.
  if (held?.content.inkludert === inkludert) return { status: 200, body: told }
  const change: RecordChange = {
    ...{ person: person.number, service: registers.settings, id, kind: 'Inkludering', at: now },
    seen: held?.version ?? 0,
    content: { partKode, inkludert },
  }
  return { status: 200, body: told, changes: [change] }
}
