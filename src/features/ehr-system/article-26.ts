import type { Category } from '../../protocols/gate/access.ts'
import type { SourceKey } from './sources.ts'

/** `unknown` everywhere: the person does not know, which is an answer too. */
export type Answers = {
  /** Which priority categories the system may hold, move, change or show; `none` stands alone. */
  readonly categories?: readonly (Category | 'none' | 'unknown')[]
  /** What the manufacturer means it for. */
  readonly purpose?: 'care' | 'general' | 'other' | 'unknown'
  /** How others come to use it. */
  readonly ways?: readonly (Way | 'unknown')[]
  /** When it is placed on the market or put into service for the first time. */
  readonly first?: When
  /** An update changes the original intended functions, type or performance, and the first risk assessment foresaw it not. */
  readonly changesFunction?: Yes
  /** The nature of the hazard has changed, or the level of risk has risen, by that update. */
  readonly changesRisk?: Yes
  /** When the changed product is made available or put into service. */
  readonly changed?: When | 'never'
}

export type Way = 'market' | 'service' | 'in-house'
export type Yes = 'yes' | 'no' | 'unknown'
/** Before 26 March 2029, from then and before 26 March 2031, or from then. */
export type When = 'before-2029' | 'before-2031' | 'later' | 'unknown'

/** Categories that begin on the same day: Art. 14(1)(a) to (c), and (d) to (f). */
export type Group = 'first' | 'second'

/** @see Regulation (EU) 2025/327, Art. 14(1) and Art. 105 */
export const groupOf: Readonly<Record<Category, Group>> = {
  'patient-summary': 'first',
  'electronic-prescription': 'first',
  'electronic-dispensation': 'first',
  'medical-imaging': 'second',
  'laboratory-results': 'second',
  'discharge-report': 'second',
}

/** The day from which the rules on EHR systems apply to a group's systems (Art. 105), ISO 8601. */
export const begins: Readonly<Record<Group, string>> = { first: '2029-03-26', second: '2031-03-26' }

/** The day for systems that are put into service by Art. 26(2), whatever they process (Art. 105). */
export const beginsInService = '2031-03-26'

/** The day the rules below were last read against their sources. */
export const lastRead = '2026-11-22'

export type Reason = (typeof rules)[number]['because']

/** What is said of one way to offer the system and one group of categories; without them, of the system as a whole. */
export type Line = {
  readonly way?: Way
  readonly group?: Group
  readonly applies: 'yes' | 'no' | 'unclear'
  /** The first day the rules apply; with `yes` only. */
  readonly from?: string
  readonly because: Reason
  readonly sources: readonly SourceKey[]
}

/** `yes` when any line is, with the earliest day; else `unclear` when any line is. */
export type Conclusion = {
  readonly applies: 'yes' | 'no' | 'unclear'
  readonly from?: string
  readonly lines: readonly Line[]
}

type Situation = { readonly answers: Answers; readonly way?: Way; readonly group?: Group }

type Rule = {
  readonly because: string
  readonly applies: Line['applies']
  readonly when: (situation: Situation) => boolean
  readonly from?: (situation: Situation) => string
  /** Says it of the system as a whole, however it is offered. */
  readonly whole?: true
  readonly sources: readonly SourceKey[]
}

const ofGroup = ({ group = 'second' }: Situation) => begins[group]

/** Article 26 and what it rests on, as a table: the first row that fits a situation is the answer. */
const rules = [
  {
    because: 'no-priority-category',
    applies: 'no',
    when: ({ answers }) => answers.categories?.includes('none') === true,
    whole: true,
    sources: ['definition', 'categories'],
  },
  {
    because: 'general-purpose',
    applies: 'no',
    when: ({ answers }) => answers.purpose === 'general',
    whole: true,
    sources: ['general', 'definition'],
  },
  {
    because: 'not-for-care',
    applies: 'no',
    when: ({ answers }) => answers.purpose === 'other',
    whole: true,
    sources: ['definition'],
  },
  {
    because: 'purpose-unknown',
    applies: 'unclear',
    when: ({ answers }) => answers.purpose === undefined || answers.purpose === 'unknown',
    whole: true,
    sources: ['definition', 'general'],
  },
  {
    because: 'way-unknown',
    applies: 'unclear',
    when: ({ way }) => way === undefined,
    sources: ['market', 'putIntoService'],
  },
  {
    because: 'service',
    applies: 'yes',
    when: ({ way }) => way === 'service',
    from: () => beginsInService,
    sources: ['putIntoService', 'service', 'dates', 'directorate'],
  },
  {
    because: 'in-house',
    applies: 'yes',
    when: ({ way }) => way === 'in-house',
    from: () => beginsInService,
    sources: ['putIntoService', 'institution', 'dates', 'directorate'],
  },
  {
    because: 'category-unknown',
    applies: 'unclear',
    when: ({ group }) => group === undefined,
    sources: ['categories', 'dates'],
  },
  {
    because: 'first-unknown',
    applies: 'unclear',
    when: ({ answers: { first } }) => first === undefined || first === 'unknown',
    sources: ['market', 'dates'],
  },
  {
    because: 'new',
    applies: 'yes',
    when: ({ answers, group }) => reached(answers.first, group),
    from: ofGroup,
    sources: ['market', 'categories', 'dates'],
  },
  {
    because: 'not-substantially-modified',
    applies: 'no',
    when: ({ answers: { changesFunction, changesRisk, changed } }) =>
      changesFunction === 'no' || changesRisk === 'no' || changed === 'never',
    sources: ['market', 'dates', 'directorate', 'blueGuide'],
  },
  {
    because: 'modification-unknown',
    applies: 'unclear',
    when: ({ answers: { changesFunction, changesRisk, changed = 'unknown' } }) =>
      changesFunction !== 'yes' || changesRisk !== 'yes' || changed === 'unknown',
    sources: ['directorate', 'blueGuide'],
  },
  {
    because: 'substantially-modified',
    applies: 'yes',
    when: ({ answers, group }) => reached(answers.changed, group),
    from: ofGroup,
    sources: ['market', 'dates', 'directorate', 'blueGuide'],
  },
  {
    because: 'modified-before',
    applies: 'no',
    when: () => true,
    sources: ['market', 'dates', 'directorate', 'blueGuide'],
  },
] as const satisfies readonly Rule[]

const lastRule = rules[rules.length - 1] as (typeof rules)[number] // the table is not empty

/**
 * Whether and from when Article 26 of Regulation (EU) 2025/327 applies to an EHR system, for each way it is offered.
 *
 * The dates are the Union's; the regulation is not part of the EEA Agreement yet. What a substantial modification is
 * rests on preliminary assessments and on guidance, as the sources of each line say.
 */
export function articleTwentySix(answers: Answers): Conclusion {
  const lines = withoutRepeats(situationsOf(answers).map(lineOf))
  const from = lines.flatMap((line) => line.from ?? []).sort()[0]
  const applies = (['yes', 'unclear'] as const).find((each) => lines.some((line) => line.applies === each)) ?? 'no'
  return { applies, ...(from === undefined ? {} : { from }), lines }
}

/** Whether something that happens then happens under the rules for a group. */
export function reached(when: When | 'never' | undefined, group: Group | undefined): boolean {
  return when === 'later' || (when === 'before-2031' && group === 'first')
}

/** The groups of the categories named, in the order they begin. */
export function groupsOf({ categories = [] }: Answers): readonly Group[] {
  const named = new Set(categories.flatMap((each) => (each === 'none' || each === 'unknown' ? [] : groupOf[each])))
  return (['first', 'second'] as const).filter((group) => named.has(group))
}

function situationsOf(answers: Answers): readonly Situation[] {
  const groups: readonly { readonly group?: Group }[] = [
    ...groupsOf(answers).map((group) => ({ group })),
    ...(groupsOf(answers).length === 0 || answers.categories?.includes('unknown') ? [{}] : []),
  ]
  const ways = answers.ways?.length ? answers.ways : (['unknown'] as const)
  return ways.flatMap((way) => groups.map((group) => ({ answers, ...group, ...(way === 'unknown' ? {} : { way }) })))
}

function lineOf(situation: Situation): Line {
  const { way, group } = situation
  const rule: Rule & { readonly because: Reason } = rules.find(({ when }) => when(situation)) ?? lastRule
  const { because, applies, from, whole, sources } = rule
  return {
    ...(way && !whole ? { way } : {}),
    // What begins for all categories on one day is said once.
    ...(way === 'market' && group && !whole ? { group } : {}),
    applies,
    ...(from ? { from: from(situation) } : {}),
    because,
    sources,
  }
}

function withoutRepeats(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [`${line.because} ${line.way} ${line.group}`, line])).values()]
}
