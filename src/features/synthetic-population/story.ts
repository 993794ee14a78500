import type { Day } from './day.ts'
import type { Person } from './person.ts'

/** A code with a label of our own; the lists themselves are loaded by the operator. */
export type Coded = { readonly system: CodeSystem; readonly code: string; readonly label: string }

/** Code systems by the names people use; each service writes them as its contract says. */
export type CodeSystem = 'ICD-10' | 'ICPC-2' | 'ATC' | 'NLK' | 'LOINC' | 'SNOMED-CT' | 'NCMP' | 'NCSP'

/** Where and by whom something was done or said. */
export type Given = {
  /** Organisation number of the place. */
  readonly place: string
  /** HPR number of the professional; left out when the source does not say. */
  readonly by?: string
}

/** An illness or another matter of health. */
export type Condition = Given & {
  readonly id: string
  /** The same matter in the hospitals' and the general practitioners' classification. */
  readonly codes: readonly Coded[]
  readonly text: string
  readonly since: Day
  readonly until?: Day
  /** What everybody who treats this person must know at once. */
  readonly critical?: 'condition' | 'infection' | 'intubation' | 'anaesthesia' | 'transplant'
}

export type Allergy = Given & {
  readonly id: string
  /** ATC of a medicine, or SNOMED CT of anything else. */
  readonly substance: Coded
  readonly reaction: string
  readonly severity: 'mild' | 'severe' | 'life-threatening'
  readonly verification: 'suspected' | 'probable' | 'confirmed'
  readonly since: Day
}

/** One line of the medicine list, through all that happened to it. */
export type Medicine = Given & {
  readonly id: string
  readonly atc: Coded
  /** An invented product: name, form and strength as a prescriber writes it. */
  readonly product: string
  readonly form: string
  readonly dose: string
  readonly use: 'fixed' | 'course' | 'as-needed'
  readonly reason: string
  readonly since: Day
  readonly until?: Day
  /** Why it was stopped. */
  readonly stopped?: 'no-effect' | 'side-effect' | 'finished' | 'changed'
  /** Earlier doses of the same medicine, oldest first. */
  readonly before: readonly {
    readonly dose: string
    readonly product: string
    readonly since: Day
    readonly by?: string
  }[]
  readonly dispensed: readonly { readonly on: Day; readonly pharmacy: string; readonly packs: number }[]
  readonly multidose?: true
}

/** An analysis of a laboratory, or a text of pathology or radiology. */
export type Result = Given & {
  readonly id: string
  /** The same analysis in several systems. */
  readonly codes: readonly Coded[]
  readonly on: Day
  readonly value:
    | { readonly kind: 'quantity'; readonly value: number; readonly unit: string }
    | { readonly kind: 'text'; readonly text: string }
  readonly reference?: { readonly low?: number; readonly high?: number }
  readonly discipline: 'LAB' | 'PAT' | 'BLD'
  /** Analyses of one sample share it. */
  readonly requisition: string
}

/** Something measured at home, in a nursing home or by a device. */
export type Measurement = Given & {
  readonly id: string
  readonly kind:
    | 'blood-pressure'
    | 'heart-rate'
    | 'oxygen-saturation'
    | 'temperature'
    | 'body-weight'
    | 'respiratory-rate'
    | 'glucose'
    | 'NEWS2'
    | 'CFS'
  /** With time and offset. */
  readonly at: string
  /** Of blood pressure systolic and diastolic, of others one. */
  readonly values: readonly number[]
  readonly device?: string
}

export type Vaccination = Given & {
  readonly id: string
  readonly vaccine: Coded
  readonly against: string
  readonly on: Day
  /** Which dose of the series, from 1. */
  readonly dose: number
}

export type Procedure = Given & { readonly id: string; readonly code: Coded; readonly on: Day }

export type Implant = Given & {
  readonly id: string
  readonly device: Coded
  readonly on: Day
  readonly model: string
  readonly mriSafe?: boolean
}

/** A pregnancy with its controls. */
export type Pregnancy = Given & {
  readonly id: string
  readonly lastPeriod: Day
  readonly due: Day
  /** Left out while it lasts. */
  readonly ended?: { readonly on: Day; readonly how: 'birth' | 'loss' }
  readonly rhesusNegative: boolean
  readonly appointments: readonly {
    readonly on: Day
    readonly week: number
    readonly weightKg: number
    readonly bloodPressure: readonly [number, number]
    readonly proteinInUrine: 'Neg' | 'Spor' | '1+' | '2+'
    readonly symphysisFundusCm?: number
  }[]
}

/** A meeting with a health service. */
export type Contact = Given & {
  readonly id: string
  readonly kind: 'general-practice' | 'emergency' | 'outpatient' | 'admission' | 'home-nursing'
  readonly on: Day
  readonly until?: Day
  /** The condition it was about. */
  readonly about?: string
  readonly department?: string
}

/** A document of a record. */
export type StoryDocument = Given & {
  readonly id: string
  /** Volven 9602: summaries, the running record, tissue and fluids, function of organs, images, letters. */
  readonly type: 'A00-1' | 'B00-1' | 'C00-1' | 'D00-1' | 'E00-1' | 'I00-1'
  readonly title: string
  readonly on: Day
  readonly text: string
  /** What is kept from whom (Volven 9603); `N` is nothing from nobody. */
  readonly confidentiality: 'N' | 'NORS' | 'NORN_FORANS' | 'NORN_UNGDOM' | 'NORU'
}

/** What was asked of a laboratory or department and is not answered yet. */
export type Requisition = Given & {
  readonly id: string
  readonly code: Coded
  readonly on: Day
  readonly performer: string
  readonly reason: string
}

/** What somebody has decided about their own data (Personvernkomponenten). */
export type PrivacySetting = {
  readonly id: string
  readonly kind: 'samtykke' | 'reservasjon' | 'tilgangsbegrensning'
  /** The national service it is about. */
  readonly about:
    | 'critical-information'
    | 'medication-list'
    | 'test-results'
    | 'documents'
    | 'requisitions'
    | 'maternity-record'
    | 'measurements'
    | 'vaccinations'
    | 'diagnoses-and-procedures'
  readonly since: Day
  /** Of a restriction: SP may be lifted in need, BL may not; without a professional it holds for all. */
  readonly extent?: { readonly type: 'SP' | 'BL'; readonly hpr?: string }
}

/** Who may act for another, given by themselves. */
export type PowerOfAttorney = {
  readonly id: string
  readonly giver: string
  readonly holder: string
  readonly areas: readonly number[]
  readonly since: Day
  readonly until?: Day
}

/** One person's whole life with the health services, as all the sources together would tell it. */
export type Story = {
  readonly person: Person
  readonly conditions: readonly Condition[]
  readonly allergies: readonly Allergy[]
  readonly medicines: readonly Medicine[]
  readonly results: readonly Result[]
  readonly measurements: readonly Measurement[]
  readonly vaccinations: readonly Vaccination[]
  readonly procedures: readonly Procedure[]
  readonly implants: readonly Implant[]
  readonly pregnancies: readonly Pregnancy[]
  readonly contacts: readonly Contact[]
  readonly documents: readonly StoryDocument[]
  readonly requisitions: readonly Requisition[]
  readonly privacySettings: readonly PrivacySetting[]
}
