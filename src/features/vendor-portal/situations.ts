import type { Story } from '../synthetic-population/index.ts'

/** Somebody to try, with the professional that the situation is about where it is about one. */
export type Tried = { readonly number: string; readonly hpr?: string }

/** A situation that a vendor's system must manage. */
export type Situation = {
  readonly id: string
  /** The situation as the story tells it; undefined where it does not. */
  readonly in: (story: Story) => Omit<Tried, 'number'> | undefined
}

/** Of somebody who keeps nothing back: what a situation is about is there to be seen. */
const when =
  (holds: (story: Story) => boolean): Situation['in'] =>
  (story) =>
    holds(story) && story.privacySettings.every(({ kind }) => kind === 'samtykke') ? {} : undefined

type Setting = Story['privacySettings'][number]

const setting =
  (holds: (setting: Setting) => boolean): Situation['in'] =>
  ({ privacySettings }) => {
    const found = privacySettings.find(holds)
    return found && (found.extent?.hpr === undefined ? {} : { hpr: found.extent.hpr })
  }

/** Services that most vendors try first: a setting is about one service alone. */
const shownToBe = (about: string) => about === 'test-results' || about === 'critical-information'

/** Every situation there are people for. A new one is a row here and its words in `pages/situation-texts.ts`. */
export const situations = [
  { id: 'allergy', in: when(({ allergies }) => allergies.some(({ severity }) => severity === 'life-threatening')) },
  { id: 'critical', in: when(({ conditions }) => conditions.some(({ critical }) => critical !== undefined)) },
  { id: 'many-medicines', in: when(({ medicines }) => medicines.filter(({ until }) => !until).length >= 5) },
  { id: 'results', in: when(({ results }) => results.length >= 20) },
  { id: 'measured', in: when(({ measurements }) => measurements.length >= 10) },
  { id: 'vaccinated', in: when(({ vaccinations }) => vaccinations.length >= 10) },
  { id: 'operated', in: when(({ procedures }) => procedures.length > 0) },
  { id: 'implant', in: when(({ implants }) => implants.length > 0) },
  { id: 'pregnant', in: when(({ pregnancies }) => pregnancies.some(({ ended }) => !ended)) },
  { id: 'requisition', in: when(({ requisitions }) => requisitions.length > 0) },
  { id: 'nursing-home', in: when(({ person }) => person.nursingHome !== undefined) },
  { id: 'guardian', in: when(({ person }) => person.guardianship !== undefined) },
  {
    id: 'child',
    in: when(({ person }) =>
      person.relations.some(({ kinship, parentalResponsibility }) => parentalResponsibility && kinship !== 'child'),
    ),
  },
  { id: 'd-number', in: when(({ person }) => person.numberKind === 'DNR') },
  { id: 'former-number', in: when(({ person }) => person.formerNumbers.length > 0) },
  { id: 'confidential', in: when(({ person }) => person.confidentiality.toLowerCase().endsWith('fortrolig')) },
  { id: 'deceased', in: when(({ person }) => person.died !== undefined) },
  { id: 'reserved', in: setting(({ kind, about }) => shownToBe(about) && kind === 'reservasjon') },
  { id: 'restricted', in: setting(({ about, extent }) => shownToBe(about) && extent?.type === 'SP') },
  {
    id: 'blocked',
    in: setting(({ about, extent }) => shownToBe(about) && extent?.type === 'BL' && extent.hpr !== undefined),
  },
  {
    id: 'nothing',
    in: when(({ conditions, allergies, medicines, results, implants }) =>
      [conditions, allergies, medicines, results, implants].every((each) => each.length === 0),
    ),
  },
] as const satisfies readonly Situation[]

export type SituationId = (typeof situations)[number]['id']

/** People by situation, as many as a page shows of each. */
export type TriedBySituation = Readonly<Record<string, readonly Tried[]>>

const shown = 3

/** Listens to stories, and keeps the first few people of each situation. */
export function findSituations() {
  const found = new Map<string, Tried[]>(situations.map(({ id }) => [id, []]))
  return {
    hear(story: Story): void {
      for (const situation of situations) {
        const kept = found.get(situation.id)!
        const more = kept.length < shown ? situation.in(story) : undefined
        if (more) kept.push({ number: story.person.number, ...more })
      }
    },
    found: (): TriedBySituation => Object.fromEntries(found),
  }
}
