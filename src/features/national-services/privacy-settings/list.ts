import { Problem } from '../../../kernel/problem.ts'
import { inventedOrganisationNumber } from '../../../standards/norway/organisation-number.ts'
import type { Asked, Outcome, SeveralPlace } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { definitionNamed, definitions } from './definitions.ts'
import { inForce } from './setting.ts'

/** People on a page of the list: few, for each one's log is written to before the page leaves. */
const pageSize = 20

/** The organisation that the box's own pages call for: the controller of the example, so that it runs from its page. */
const ofThePages = { PPS: '237101901' } as const

/** Serials of organisation numbers that no organisation of the population has. */
const firstSerial = 9_900_000

/**
 * The organisation that each controller is in the box: invented, since the real ones have no number of the series for tests.
 */
export const controllers: ReadonlyMap<string, string> = new Map<string, string>([
  ...[...new Set(definitions.map(({ partKode }) => partKode))].map(
    (code, nth) => [code, organisationFrom(nth)] as const,
  ),
  ...Object.entries(ofThePages),
])

function organisationFrom(nth: number): string {
  const first = firstSerial + nth * 10
  // One serial in eleven has no check digit.
  return inventedOrganisationNumber(first) ?? inventedOrganisationNumber(first + 1)!
}

/**
 * Who is on one page of the list: those whose setting is active.
 *
 * @throws Problem those of `definitionNamed`; `forbidden` (`controller-other`) when the machine is another organisation's
 */
export const findPeople: SeveralPlace['find'] = async ({ parameters, caller, now, records }) => {
  const partKode = parameters.get('partKode') ?? ''
  const definition = definitionNamed(parameters.get('definisjonGuid') ?? '', partKode)
  if (caller.kind !== 'system' || caller.orgNumber !== controllers.get(partKode)) {
    throw new Problem('forbidden', 'controller-other', 'Only its controller may ask for all who have a setting')
  }
  const skip = (Number(parameters.get('side') ?? 1) - 1) * pageSize
  // One more than a page, to tell whether there is another.
  const holding = await records.holding(registers.settings, definition.about, { skip, most: pageSize + 1 })
  const candidates = holding.slice(0, pageSize)
  const held = await records.ofAll(candidates, registers.settings)
  const numbers = candidates.filter((each) => inForce(held.get(each) ?? [], definition, now).length > 0)
  return { numbers, more: holding.length > pageSize }
}

/** The numbers of those on the page; each one's log has a record of it. */
export function peopleWithSetting({ parameters, several }: Asked): Outcome {
  const { people = [], more = false } = several ?? {}
  const body = {
    definisjonGuid: parameters.get('definisjonGuid'),
    partKode: parameters.get('partKode'),
    innbyggere: people.map(({ person }) => person.number),
    flereSider: more,
  }
  return { status: 200, body }
}
