import type { Codec } from '../template.ts'
import { allergyConcern } from './allergy.ts'
import { immunization, medication } from './medication.ts'
import { device, observation, organizer, procedure } from './observation.ts'
import { problemConcern } from './problem.ts'

/** The sections of the eHDSI Patient Summary (exchange guide 2.3), by the right or duty they serve the reader. */
export type SectionKind =
  | 'medications'
  | 'allergies'
  | 'procedures'
  | 'problems'
  | 'devices'
  | 'past-illness'
  | 'immunizations'
  | 'pregnancy'
  | 'social-history'
  | 'vital-signs'
  | 'results'
  | 'advance-directives'
  | 'functional-status'
  | 'care-plan'

/** How entries of a section are read: the first row whose clinical statement element fits. */
export const entryTemplates = {
  allergyConcern,
  problemConcern,
  medication,
  immunization,
  procedure,
  device,
  organizer,
  observation,
} as const

export type EntryKind = keyof typeof entryTemplates

/** The model of each kind of entry. */
export type EntryModels = {
  readonly [K in EntryKind]: (typeof entryTemplates)[K] extends Codec<infer T> ? T : never
}

export type SectionRule = {
  readonly kind: SectionKind
  /** LOINC code of the section. */
  readonly code: string
  /** End of the eHDSI template id, after `1.3.6.1.4.1.12559.11.10.`. */
  readonly templateId: string
  /** One of the five that every patient summary has. */
  readonly compulsory: boolean
  /** Clinical statement element to the kind of entry it is here. */
  readonly entries: Readonly<Partial<Record<string, EntryKind>>>
}

const observations = { organizer: 'organizer', observation: 'observation' } as const

/** One row a section; a new section is a new row. */
export const sections: readonly SectionRule[] = [
  {
    kind: 'allergies',
    code: '48765-2',
    templateId: '1.3.1.2.12',
    compulsory: true,
    entries: { act: 'allergyConcern' },
  },
  {
    kind: 'medications',
    code: '10160-0',
    templateId: '1.3.1.2.3',
    compulsory: true,
    entries: { substanceAdministration: 'medication' },
  },
  { kind: 'problems', code: '11450-4', templateId: '1.3.1.2.9', compulsory: true, entries: { act: 'problemConcern' } },
  { kind: 'devices', code: '46264-8', templateId: '1.3.1.2.4', compulsory: true, entries: { supply: 'device' } },
  {
    kind: 'procedures',
    code: '47519-4',
    templateId: '1.3.1.2.11',
    compulsory: true,
    entries: { procedure: 'procedure' },
  },
  {
    kind: 'past-illness',
    code: '11348-0',
    templateId: '1.3.1.2.10',
    compulsory: false,
    entries: { act: 'problemConcern' },
  },
  {
    kind: 'immunizations',
    code: '11369-6',
    templateId: '1.3.1.2.15',
    compulsory: false,
    entries: { substanceAdministration: 'immunization' },
  },
  { kind: 'pregnancy', code: '10162-6', templateId: '1.3.1.2.7', compulsory: false, entries: observations },
  { kind: 'social-history', code: '29762-2', templateId: '1.3.1.2.13', compulsory: false, entries: observations },
  { kind: 'vital-signs', code: '8716-3', templateId: '1.3.1.2.6', compulsory: false, entries: observations },
  { kind: 'results', code: '30954-2', templateId: '1.3.1.2.5', compulsory: false, entries: observations },
  { kind: 'advance-directives', code: '42348-3', templateId: '1.3.1.2.16', compulsory: false, entries: {} },
  { kind: 'functional-status', code: '47420-5', templateId: '1.3.1.2.14', compulsory: false, entries: observations },
  { kind: 'care-plan', code: '18776-5', templateId: '1.3.1.2.8', compulsory: false, entries: {} },
]

export const sectionByCode: ReadonlyMap<string, SectionRule> = new Map(sections.map((rule) => [rule.code, rule]))

/** By whole template id, for sections whose code says nothing. */
export const sectionByTemplate: ReadonlyMap<string, SectionRule> = new Map(
  sections.map((rule) => [`1.3.6.1.4.1.12559.11.10.${rule.templateId}`, rule]),
)
