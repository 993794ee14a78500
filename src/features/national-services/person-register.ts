import { decimalText } from '../../standards/fhir/json.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { refuseRealNumber } from '../../standards/norway/invented-only.ts'
import type { NationalRecord, NationalRecords } from '../national-records/index.ts'
import type { Person } from '../synthetic-population/index.ts'
import type { KnownPerson, Representative } from './national-service.ts'
import { kinds, type PowerOfAttorney } from './powers-of-attorney/records.ts'
import type { PrivacySetting } from './privacy-outcome.ts'

/** Services that the frame itself reads, beside the one that is asked. */
export const registers = {
  people: 'person-register',
  settings: 'privacy-settings',
  proxies: 'powers-of-attorney',
} as const

/** What every call about somebody needs to know first. */
export type PersonRegister = {
  /**
   * Whom a number leads to; a former number leads to the one that took its place.
   *
   * @throws Problem `invalid` (`national-number-…`); `forbidden` (`number-of-real-shape`) outside production
   */
  readonly find: (number: string, now: Date) => Promise<KnownPerson | undefined>
  /** The same of several; those whom nobody knows are left out, and who is named twice comes once. */
  readonly findAll: (numbers: readonly string[], now: Date) => Promise<readonly KnownPerson[]>
  /** Who holds a power of attorney that they have given (Volven 7611, FU), whether it holds today or not. */
  readonly proxies: (number: string) => Promise<readonly Representative[]>
  /** What they have decided about one service's data. */
  readonly settings: (number: string, service: string) => Promise<readonly PrivacySetting[]>
}

/** The register of the box: its people stand in the same store as what is held of them. */
export function personRegister(records: Pick<NationalRecords, 'of' | 'ofAll'>, inProduction: boolean): PersonRegister {
  const parsedNumber = (number: string, now: Date) => {
    const parsed = parseNationalNumber(number, now)
    if (!inProduction) refuseRealNumber(parsed)
    return parsed.value
  }
  const personOf = async (number: string) => (await records.of(number, registers.people))[0]
  return {
    async findAll(numbers, now) {
      const first = await records.ofAll([...new Set(numbers.map((each) => parsedNumber(each, now)))], registers.people)
      const moved = [...first.values()].flatMap(([each]) => (each?.kind === 'Moved' ? [String(each.content.to)] : []))
      const later = await records.ofAll(moved, registers.people)
      const found = numbers.flatMap((number) => {
        const each = first.get(number)?.[0]
        return knownIn(each?.kind === 'Moved' ? later.get(String(each.content.to))?.[0] : each) ?? []
      })
      return [...new Map(found.map((each) => [each.number, each])).values()]
    },
    async find(number, now) {
      const first = await personOf(parsedNumber(number, now))
      return knownIn(first?.kind === 'Moved' ? await personOf(String(first.content.to)) : first)
    },
    async proxies(number) {
      const held = await records.of(number, registers.proxies)
      // Written by the box alone, from a power of attorney.
      return held.flatMap(({ kind, content }) =>
        kind === kinds.given ? [proxyOf(content as unknown as PowerOfAttorney)] : [],
      )
    },
    async settings(number, service) {
      const held = await records.of(number, registers.settings)
      return held.filter(({ kind }) => kind === service).map(({ content }) => content as unknown as PrivacySetting)
    },
  }
}

function proxyOf({ holder, areas, since, until }: PowerOfAttorney): Representative {
  return {
    ...{ number: holder.number, role: 'FU', together: false, since },
    // Numbers are kept as they were written.
    areas: areas.map((area) => Number(decimalText(area))),
    ...(until === undefined ? {} : { until }),
  }
}

function knownIn(record: NationalRecord | undefined): KnownPerson | undefined {
  if (!record) return undefined
  const { born, died, confidentiality } = record.content
  return {
    number: record.person,
    born: String(born),
    ...(typeof died === 'string' ? { died } : {}),
    confidential: confidentiality === 'fortrolig' || confidentiality === 'strengtFortrolig',
    // Written by the box alone, from a person of the population.
    representatives: representativesOf(record.content as unknown as Person),
  }
}

function representativesOf({ relations, guardianship }: Person): readonly Representative[] {
  const parents = relations.filter(({ parentalResponsibility }) => parentalResponsibility)
  return [
    ...parents.map(({ to, together }) => ({ number: to, role: 'FO' as const, together })),
    ...(guardianship && guardianship.scope !== 'oekonomiskeInteresser'
      ? [{ number: guardianship.guardian, role: 'VE' as const, together: false }]
      : []),
  ]
}
