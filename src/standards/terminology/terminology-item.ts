/** What a terminology file says, one statement at a time, whatever its format. */
export type TerminologyItem =
  | {
      readonly kind: 'designation'
      /** OID or URI, as the file has it. */
      readonly system: string
      readonly code: string
      /** BCP 47. */
      readonly language: string
      readonly text: string
      /** `retired` texts answer only where no current one does. */
      readonly status: DesignationStatus
    }
  | {
      readonly kind: 'concept'
      readonly system: string
      readonly code: string
      readonly active: boolean
      readonly valid: Validity
    }
  | ({ readonly kind: 'value-set' } & ValueSetNames)
  | {
      readonly kind: 'member'
      /** The `id` of a value set. */
      readonly valueSet: string
      readonly system: string
      readonly code: string
    }
  | Refusal

export type DesignationStatus = 'current' | 'retired'

/** Days inclusive, `YYYY-MM-DD`; an absent end is open. */
export type Validity = { readonly from?: string; readonly to?: string }

/** The names one value set goes by; `id` is unique in one load, the others are found by lookup. */
export type ValueSetNames = {
  readonly id: string
  readonly url?: string
  readonly oid?: string
  readonly name?: string
  readonly version?: string
}

/** A line or element that could not be taken in. Nothing of its content is repeated. */
export type Refusal = {
  readonly kind: 'refused'
  readonly reason: RefusalReason
  /** From 1. */
  readonly line?: number
  /** Path inside a JSON document, such as `concept[3].concept[0]`. */
  readonly at?: string
}

/** Why a line or element was refused; the key is stable, the text is for the operator. */
export const refusalReasons = {
  'no-code': 'No code',
  'no-system': 'No code system',
  'no-text': 'No text',
  'bad-language': 'Not a language tag',
  'bad-date': 'Not a date of the form YYYY-MM-DD or YYYYMMDD',
  'unknown-status': 'A status this reader does not know',
  'wrong-columns': 'Not as many columns as the header',
  'open-quote': 'A quoted field that does not end',
  'bad-header': 'A header that lacks a needed column or has one twice',
  'bad-statement': 'Not a statement this reader knows',
  'unknown-alias': 'An alias that no file defines',
  'not-enumerated': 'A rule that names codes without listing them',
  'not-json': 'Not JSON',
  'not-terminology': 'A resource that is neither a CodeSystem nor a ValueSet',
  'not-utf-8': 'Not UTF-8',
  'too-large': 'Larger than this reader takes in one piece',
  'not-snapshot': 'An RF2 file that is not a snapshot',
  'too-deep': 'Nested deeper than any code system is',
} as const

export type RefusalReason = keyof typeof refusalReasons

export type Emit = (item: TerminologyItem) => void

/**
 * One format a terminology file may have. A format read by lines holds one line at a time, so a file of any size can
 * be streamed; one read whole must fit in memory.
 */
export type TerminologyFormat = {
  readonly name: string
  /** Lower is read earlier: what other files lean on comes first. */
  readonly order: number
  /** Decides by the file's name and its first characters (about 4,000), never by the name's folder. */
  recognises(fileName: string, head: string): boolean
} & (
  | { readonly reading: 'lines'; start(emit: Emit): LineReader }
  | { readonly reading: 'whole'; parse(text: string, emit: Emit): void }
)

/** Takes a file line by line, without line ends, numbered from 1; `end` once after the last. */
export type LineReader = {
  line(text: string, number: number): void
  end(): void
}
