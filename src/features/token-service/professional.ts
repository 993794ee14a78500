import type { Care } from '../synthetic-population/index.ts'
import { demoPeople } from './demo-people.ts'
import { demoRegisters } from './demo-registers.ts'

/** Health personnel as HelseID has them: from Folkeregisteret and Helsepersonellregisteret. Invented. */
export type Professional = {
  readonly subject: string
  readonly given: string
  readonly family: string
  readonly pid: string
  readonly hprNumber?: string
  /** Categories of Volven 9060. */
  readonly authorizations: readonly string[]
  /** Where they work, for clients that are not bound to an organisation. */
  readonly orgNumber: string
  /** What that place is a unit of; left out where it is a legal entity itself. */
  readonly legalEntity?: string
  /** Where they work, in words. */
  readonly workplace: string
}

/** Those of the demonstration who are in the registers. */
export const demoProfessionals: readonly Professional[] = demoPeople.flatMap(
  ({ subject, name, hprNumber, organisation }) => {
    const registered = demoRegisters[subject]
    const [given = '', ...family] = name.split(' ')
    return registered && organisation
      ? [
          {
            subject,
            given,
            family: family.join(' '),
            ...registered,
            ...(hprNumber === undefined ? {} : { hprNumber }),
            orgNumber: organisation.orgNumber,
            workplace: organisation.name,
            ...(organisation.legalEntity ? { legalEntity: organisation.legalEntity.orgNumber } : {}),
          },
        ]
      : []
  },
)

/** All health personnel of a population. */
export function professionalsOf({ practitioners, organisations }: Care): readonly Professional[] {
  const places = new Map(organisations.map((each) => [each.orgNumber, each]))
  return practitioners.map(({ number, hpr, name, profession, orgNumber }) => {
    const { parent, name: workplace = orgNumber } = places.get(orgNumber) ?? {}
    return {
      ...{ subject: `hpr-${hpr}`, ...name, pid: number, hprNumber: hpr, authorizations: [profession] },
      ...{ orgNumber, workplace },
      ...(parent === undefined ? {} : { legalEntity: parent }),
    }
  })
}

/** So few that one can choose among them on a page: one of each category for each kind of place. */
export function someOfEachKind({ practitioners, organisations }: Care): ReadonlySet<string> {
  const kinds = new Map(organisations.map(({ orgNumber, kind }) => [orgNumber, kind]))
  const chosen = new Map<string, string>()
  for (const { hpr, profession, orgNumber } of practitioners) {
    const kind = `${kinds.get(orgNumber)} ${profession}`
    if (!chosen.has(kind)) chosen.set(kind, `hpr-${hpr}`)
  }
  return new Set(chosen.values())
}
