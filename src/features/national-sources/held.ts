/**
 * What the national sources hold of one person, in our words. What a source does not say is left out; what it denies stands
 * as `false`. Nothing here tells whether the person has reserved or restricted anything: that looks as if nothing were held,
 * and nothing held is never the same as «none».
 */
export type Held = {
  readonly 'critical-information': readonly CriticalItem[]
  readonly 'medication-list': MedicineList
  readonly 'test-results': readonly ResultSeries[]
  readonly measurements: readonly MeasurementSeries[]
  readonly documents: readonly HeldDocument[]
  readonly 'maternity-record': readonly Pregnancy[]
  readonly requisitions: readonly Requisition[]
  readonly vaccinations: readonly Vaccination[]
  readonly 'diagnoses-and-procedures': readonly DiagnosisOrProcedure[]
}

/** Who somebody is, as Persontjenesten tells it. */
export type RegisteredPerson = {
  /** The number they have now; a former number leads here. */
  readonly number: string
  readonly formerNumbers?: readonly string[]
  readonly name?: PersonName
  readonly born?: When
  readonly died?: When
  /** Left out where it is not said, and where it is confidential. */
  readonly address?: { readonly line?: string; readonly postalCode?: string; readonly city?: string }
}

/** A name as the register has it. */
export type PersonName = { readonly given: string; readonly middle?: string; readonly family: string }

/** A source by the id of its national service. */
export type SourceId = keyof Held

/** A day, or a moment with offset, as the source wrote it (FHIR dateTime); days and moments sort by their text. */
export type When = string

/** Who said or did something, as far as the source tells. */
export type Who = {
  readonly name?: string
  /** Number in Helsepersonellregisteret. */
  readonly hpr?: string
  /** Organisation number. */
  readonly organisation?: string
  readonly organisationName?: string
}

/** A code as the source wrote it; `system` is a URI. */
export type Code = { readonly system: string; readonly code: string; readonly display?: string }

/** What something is: codes that all mean it, and the words that the source itself used. */
export type Concept = { readonly codes: readonly Code[]; readonly text?: string }

/** One thing that a source holds. */
export type Item = {
  readonly source: SourceId
  /** The source's own id. */
  readonly id: string
  readonly by: Who
  /** When it was done, taken or begun. */
  readonly at?: When
  /** When the source says that it came to know of it; left out where it does not tell: then nobody knows what is new. */
  readonly registered?: When
}

/** What everybody who treats the person must know at once. */
export type CriticalItem = Item & {
  readonly kind: 'allergy' | 'condition' | 'infection' | 'intubation' | 'anaesthesia' | 'transplant-or-implant'
  readonly what: Concept
  readonly reactions: readonly { readonly text: string; readonly severity?: 'mild' | 'moderate' | 'severe' }[]
  /** How dangerous the next time may be; of allergies alone. */
  readonly criticality?: 'low' | 'high' | 'unable-to-assess'
  readonly verification?: 'unconfirmed' | 'presumed' | 'confirmed' | 'refuted' | 'entered-in-error'
  /** False: it is over. */
  readonly active?: boolean
}

/** The whole medicine list. */
export type MedicineList = {
  /** What is taken now comes first; then what was stopped, the latest first. */
  readonly lines: readonly MedicineLine[]
  /** The list as somebody made it last; left out where nobody has. */
  readonly made?: { readonly at: When; readonly by: Who }
  /** The one doctor who answers for multidose, and the pharmacy that packs. */
  readonly responsible?: Who
  readonly pharmacy?: Who
  /**
   * Where was looked: prescriptions in force are for who may prescribe, history for who has stated a ground. Where nobody
   * looked, an empty list says nothing. Follows from the question, never from the answer.
   */
  readonly looked: { readonly inForce: boolean; readonly history: boolean }
}

/** One medicine, through all its prescriptions: a chain of them is one line. */
export type MedicineLine = Item & {
  /** Name, form and strength, as prescribed last. */
  readonly name: string
  /** ATC, and what the register of medicines calls it. */
  readonly medicine: Concept
  readonly form?: string
  /** The instruction in words. */
  readonly dose: string
  readonly use?: 'always' | 'course' | 'at-need'
  /** What it is for. */
  readonly reason?: string
  /** Taken now. */
  readonly current: boolean
  readonly multidose?: boolean
  /** False: it stands on the list without a prescription. */
  readonly prescribed: boolean
  readonly expires?: When
  /** How many times more it may be dispensed. */
  readonly dispensationsLeft?: number
  /** All that happened to it, the earliest first. */
  readonly changes: readonly MedicineChange[]
  /** The latest first. */
  readonly dispensed: readonly Dispensation[]
  /** Ids of all prescriptions of the chain, the head's first. */
  readonly prescriptions: readonly string[]
}

/** What happened to a medicine, when and by whom. */
export type MedicineChange = { readonly at: When; readonly by: Who } & (
  | { readonly kind: 'started'; readonly name: string; readonly dose: string }
  | { readonly kind: 'dose' | 'product'; readonly from: string; readonly to: string }
  | { readonly kind: 'renewed' }
  | { readonly kind: 'stopped'; readonly reason?: Concept; readonly note?: string }
)

/** What a pharmacy handed over. */
export type Dispensation = Item & {
  readonly product: string
  /** Packs, as the source wrote the number. */
  readonly packs?: string
}

/** All answers to one analysis in one unit, or all texts of one kind. */
export type ResultSeries = {
  readonly analysis: Concept
  readonly discipline?: 'LAB' | 'PAT' | 'BLD'
  /** UCUM; left out of texts. */
  readonly unit?: string
  /** The earliest first. */
  readonly values: readonly Result[]
}

/** A number as the source wrote it, and as a number to draw by. */
export type Quantity = {
  readonly text: string
  readonly number: number
  readonly unit?: string
  readonly comparator?: string
}

/** One answer of a laboratory or department. */
export type Result = Item & {
  readonly value:
    | ({ readonly kind: 'quantity' } & Quantity)
    | { readonly kind: 'text'; readonly text: string }
    /** The source says that there is an answer and not what. */
    | { readonly kind: 'not-said' }
  readonly reference?: { readonly low?: Quantity; readonly high?: Quantity; readonly text?: string }
  /** HL7 v3 ObservationInterpretation: `H`, `L`, `N`, `HH` … */
  readonly interpretation?: string
  readonly status?: string
  /** Analyses of one sample share it. */
  readonly report?: string
}

/** All measurements of one kind, the earliest first. */
export type MeasurementSeries = { readonly what: Concept; readonly values: readonly Measurement[] }

/** One measurement; a blood pressure has two parts, most have one. */
export type Measurement = Item & {
  readonly parts: readonly ({ readonly what: Concept } & Quantity)[]
  /** What was seen and is no number, in words. */
  readonly said?: string
  readonly device?: string
  /** Municipality number. */
  readonly municipality?: string
}

/** A document of somebody's record. */
export type HeldDocument = Item & {
  readonly title: string
  /** Volven 9602. */
  readonly type: Concept
  readonly contentType: string
  /** What it is opened by: OIDs (ITI-68). */
  readonly handle: {
    readonly documentUniqueId: string
    readonly repositoryUniqueId: string
    readonly homeCommunityId: string
  }
  readonly bytes?: number
}

/** One pregnancy as its maternity record tells it. */
export type Pregnancy = Item & {
  readonly active: boolean
  readonly lastPeriod?: When
  readonly due?: When
  readonly ended?: When
  readonly rhesusDNegative?: boolean
  /** The earliest first. */
  readonly appointments: readonly Appointment[]
}

/** One control of a pregnancy. */
export type Appointment = Item & {
  readonly week?: number
  readonly weightKg?: string
  /** As written: `118/74`. */
  readonly bloodPressure?: string
  readonly proteinInUrine?: string
  readonly symphysisFundusCm?: string
}

/** What was asked of a laboratory or department. */
export type Requisition = Item & {
  readonly what: Concept
  readonly status?: string
  readonly performer?: Who
  readonly reason?: string
  /** When it is wanted done. */
  readonly wanted?: { readonly from?: When; readonly to?: When }
}

/** A vaccine that was given, or that the source says was not. */
export type Vaccination = Item & {
  readonly vaccine: Concept
  readonly against?: string
  /** Which dose of the series, from 1. */
  readonly dose?: number
  readonly given: boolean
}

/** What a hospital or general practitioner has reported. */
export type DiagnosisOrProcedure = Item & {
  readonly kind: 'diagnosis' | 'procedure'
  readonly what: Concept
  readonly until?: When
  readonly department?: string
}
