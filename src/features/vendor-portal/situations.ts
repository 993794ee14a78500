import { powersOfAttorneyOf } from '../national-services/index.ts'
import type { Story } from '../synthetic-population/index.ts'

/** Somebody to try, with the professional that the situation is about where it is about one. */
export type Tried = {
  readonly number: string
  readonly hpr?: string
  /** Whom it is between, where that takes two. */
  readonly other?: string
}

/** A situation that a vendor's system must manage. */
export type Situation = {
  readonly id: string
  /** The situation as the story tells it; undefined where it does not. */
  readonly in: (story: Story) => Omit<Tried, 'number'> | undefined
  /** That it is about what a person has decided of their test results. */
  readonly of?: 'setting'
}

/** Of somebody who keeps nothing back: what a situation is about is there to be seen. */
const when =
  (holds: (story: Story) => boolean): Situation['in'] =>
  (story) =>
    holds(story) && story.privacySettings.every(({ kind }) => kind === 'samtykke') ? {} : undefined

/** The same of somebody living: about the dead, services answer and take in less. */
const living = (holds: (story: Story) => boolean): Situation['in'] =>
  when((story) => story.person.died === undefined && holds(story))

type Setting = Story['privacySettings'][number]

const setting =
  (holds: (setting: Setting) => boolean): Situation['in'] =>
  ({ privacySettings, person }) => {
    const found = person.died === undefined ? privacySettings.find(holds) : undefined
    return found && (found.extent?.hpr === undefined ? {} : { hpr: found.extent.hpr })
  }

/** A setting is about one service alone; those shown are about test results. */
const isShown = ({ about }: Setting) => about === 'test-results'

/** Has given a power of attorney that holds until it is taken back. */
function givenPower(story: Story): Omit<Tried, 'number'> | undefined {
  const given = powersOfAttorneyOf(story).find(({ kind, content }) => kind === 'Given' && content.until === undefined)
  const holder = story.person.nextOfKin.find(({ kinship }) => kinship === 'spouse' || kinship === 'partner')
  return given && holder?.number !== undefined && story.person.died === undefined ? { other: holder.number } : undefined
}

/** Every situation there are people for. A new one is a row here and its words in `pages/situation-texts.ts`. */
export const situations = [
  { id: 'allergy', in: living(({ allergies }) => allergies.some(({ severity }) => severity === 'life-threatening')) },
  { id: 'critical', in: living(({ conditions }) => conditions.some(({ critical }) => critical !== undefined)) },
  { id: 'many-medicines', in: living(({ medicines }) => medicines.filter(({ until }) => !until).length >= 5) },
  { id: 'results', in: living(({ results }) => results.length >= 20) },
  { id: 'measured', in: living(({ measurements }) => measurements.length >= 10) },
  { id: 'vaccinated', in: living(({ vaccinations }) => vaccinations.length >= 10) },
  { id: 'operated', in: living(({ procedures }) => procedures.length > 0) },
  { id: 'implant', in: living(({ implants }) => implants.length > 0) },
  { id: 'pregnant', in: living(({ pregnancies }) => pregnancies.some(({ ended }) => !ended)) },
  { id: 'requisition', in: living(({ requisitions }) => requisitions.length > 0) },
  { id: 'nursing-home', in: living(({ person }) => person.nursingHome !== undefined) },
  { id: 'guardian', in: living(({ person }) => person.guardianship !== undefined) },
  { id: 'power-of-attorney', in: givenPower },
  {
    id: 'child',
    in: living(({ person }) =>
      person.relations.some(({ kinship, parentalResponsibility }) => parentalResponsibility && kinship !== 'child'),
    ),
  },
  { id: 'd-number', in: living(({ person }) => person.numberKind === 'DNR') },
  { id: 'former-number', in: living(({ person }) => person.formerNumbers.length > 0) },
  { id: 'confidential', in: living(({ person }) => person.confidentiality.toLowerCase().endsWith('fortrolig')) },
  { id: 'deceased', in: when(({ person }) => person.died !== undefined) },
  { id: 'reserved', of: 'setting', in: setting((each) => isShown(each) && each.kind === 'reservasjon') },
  { id: 'restricted', of: 'setting', in: setting((each) => isShown(each) && each.extent?.type === 'SP') },
  {
    id: 'blocked',
    of: 'setting',
    in: setting((each) => isShown(each) && each.extent?.type === 'BL' && each.extent.hpr !== undefined),
  },
  {
    id: 'nothing',
    in: living(({ conditions, allergies, medicines, results, implants }) =>
      [conditions, allergies, medicines, results, implants].every((each) => each.length === 0),
    ),
  },
] as const satisfies readonly Situation[]

export type SituationId = (typeof situations)[number]['id']

/** People by situation, as many as a page shows of each. */
export type TriedBySituation = Readonly<Record<string, readonly Tried[]>>

/** Everybody there is to try, each of them once, with all that they are there for. */
export function eachOnce(tried: TriedBySituation): ReadonlyMap<string, readonly SituationId[]> {
  const people = new Map<string, readonly SituationId[]>()
  for (const { id } of situations) {
    for (const { number } of tried[id] ?? []) people.set(number, [...(people.get(number) ?? []), id])
  }
  return people
}

const shown = 3

/**
 * Listens to stories, and keeps a few people of each situation: the first of those who have test results, which the settings
 * that are shown keep back, and the first of the others where those are too few.
 */
export function findSituations() {
  const rules: readonly Situation[] = situations
  const found = new Map(rules.map(({ id }) => [id, { telling: [] as Tried[], others: [] as Tried[] }]))
  return {
    hear(story: Story): void {
      for (const situation of rules) {
        const { telling, others } = found.get(situation.id)!
        const kept = situation.of === 'setting' && story.results.length > 0 ? telling : others
        const more = kept.length < shown ? situation.in(story) : undefined
        if (more) kept.push({ number: story.person.number, ...more })
      }
    },
    found: (): TriedBySituation =>
      Object.fromEntries([...found].map(([id, { telling, others }]) => [id, [...telling, ...others].slice(0, shown)])),
  }
}
