import { Problem } from '../../../kernel/problem.ts'
import { textOf } from '../body-members.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { definitionIn, definitions } from './definitions.ts'
import { inForce, renderSetting } from './setting.ts'

/** How one setting stands; of somebody unknown as of somebody who never set it. */
export function checkSetting({ body, person, records, now }: Asked): Outcome {
  const definition = definitionIn(body)
  const asked = person?.number ?? textOf(body, 'innbyggerFnr')
  return { status: 200, body: renderSetting(asked, definition, inForce(records, definition, now)) }
}

/**
 * Those towards one controller that are active.
 *
 * @throws Problem `not-found` (`controller-unknown`)
 */
export function settingsOfController({ body, person, records, now }: Asked): Outcome {
  const partKode = textOf(body, 'partKode')
  const innbyggerFnr = person?.number ?? textOf(body, 'innbyggerFnr')
  const held = definitions.filter((each) => each.partKode === partKode)
  if (held.length === 0) throw new Problem('not-found', 'controller-unknown', 'No controller has this code')
  const active = held.flatMap((definition) => {
    const found = inForce(records, definition, now)
    return found.length > 0 ? [renderSetting(innbyggerFnr, definition, found)] : []
  })
  return { status: 200, body: { innbyggerFnr, partKode, personverninnstillinger: active } }
}
