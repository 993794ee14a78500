import type { AnalysisName } from './analyses.ts'
import type { Condition, Contact, Measurement, StoryDocument } from './story.ts'

/** Who somebody is, as far as how likely an illness is depends on it. */
export type Likelihood = { readonly age: number; readonly sex: 'female' | 'male' }

/** One medicine of a course, with the doses it goes through. */
export type CourseMedicine = {
  /** ATC and the substance's name. */
  readonly atc: readonly [code: string, substance: string]
  /** The year when the substance, in such a form, was first sold, about: nobody took it before. */
  readonly sold: number
  /** An invented product and its form; the strength follows from the step. */
  readonly product: string
  readonly form: string
  readonly use: 'fixed' | 'course' | 'as-needed'
  /** Strength and dose, in order; years go by between them. */
  readonly steps: readonly (readonly [strength: string, dose: string])[]
  /** How many of those with the illness get it, 1 when left out. */
  readonly share?: number
  /** Of a course: days. */
  readonly days?: number
  /** Allergies (ATC) that rule it out, and what is taken instead. */
  readonly instead?: Omit<CourseMedicine, 'instead'>
}

/** How an analysis is in somebody with the illness, and how much each year moves it. */
export type CourseResult = {
  readonly analysis: AnalysisName
  readonly mean: number
  readonly deviation: number
  readonly perYear?: number
  readonly everyDays: number
}

export type CourseMeasurement = {
  readonly kind: Measurement['kind']
  readonly means: readonly number[]
  readonly deviation: number
  readonly everyDays: number
  /** Only those at home with equipment, or in a nursing home, are measured. */
  readonly share: number
}

/** An illness as a table says how it goes: the interpreter is `tell-course.ts`. */
export type Course = {
  readonly id: string
  /** ICD-10 and ICPC-2. */
  readonly codes: readonly [icd10: string, icpc2: string]
  readonly text: string
  /** Of people of this age and sex, how many have it. */
  readonly likely: (who: Likelihood) => number
  /** Age when it begins, at the earliest and at the latest. */
  readonly onset: readonly [number, number]
  /** Days it lasts; for life when left out. */
  readonly lasts?: readonly [number, number]
  readonly critical?: Condition['critical']
  readonly medicines?: readonly CourseMedicine[]
  readonly results?: readonly CourseResult[]
  readonly measurements?: readonly CourseMeasurement[]
  /** The first contact, and how often there is another. */
  readonly contacts: { readonly first: Contact['kind']; readonly next?: Contact['kind']; readonly everyDays?: number }
  /** NCSP or NCMP of what is done, days after it began. */
  readonly procedure?: {
    readonly system: 'NCSP' | 'NCMP'
    readonly code: string
    readonly label: string
    readonly afterDays: number
  }
  readonly implant?: {
    readonly snomed: string
    readonly label: string
    readonly model: string
    readonly mriSafe: boolean
    readonly afterDays: number
  }
  readonly document?: { readonly type: StoryDocument['type']; readonly title: string; readonly text: string }
}
