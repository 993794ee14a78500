/**
 * The HL7 v3 data types of CDA R2, as values. Numbers and times stay the text they were, so that nothing is rounded,
 * padded or moved to another zone; a null flavour stands beside the value it takes the place of.
 */

/** II. An identifier may be a root alone. */
export type Identifier = {
  readonly root?: string
  readonly extension?: string
  readonly assigningAuthorityName?: string
  readonly nullFlavor?: string
}

/** ED or ST: text in place, or a reference into the narrative with the text found there. */
export type Text = {
  readonly text?: string
  /** As written, mostly `#id`. */
  readonly reference?: string
  readonly nullFlavor?: string
}

/** CD, CE, CV or CS with its whole chain of translations, in order and nested as written. */
export type Coded = {
  readonly code?: string
  /** OID of the code system. */
  readonly codeSystem?: string
  readonly codeSystemName?: string
  readonly codeSystemVersion?: string
  readonly displayName?: string
  readonly nullFlavor?: string
  readonly originalText?: Text
  readonly translations?: readonly Coded[]
  readonly qualifiers?: readonly { readonly name?: Coded; readonly value?: Coded }[]
}

/** TS: `YYYY[MM[DD[HH[MM[SS[.s]]]]]][+ZZZZ]`, at the precision and offset it was written. */
export type Time = { readonly value?: string; readonly nullFlavor?: string }

/** PQ. `value` is the decimal as written; `unit` is UCUM, absent or `1` for a count. */
export type Quantity = {
  readonly value?: string
  readonly unit?: string
  readonly nullFlavor?: string
  /** The quantity in the sender's words, where no number tells it: `translation/originalText` of PQ. */
  readonly originalText?: Text
}

/** IVL_TS, or a point in time where CDA allows both (`value`). */
export type TimeInterval = Time & {
  readonly low?: Time
  readonly high?: Time
  readonly center?: Time
  readonly width?: Quantity
}

/** IVL_PQ, or a plain PQ (`value` and `unit`). */
export type QuantityInterval = Quantity & { readonly low?: Quantity; readonly high?: Quantity }

/** RTO_PQ_PQ, a strength for instance. */
export type Ratio = { readonly numerator?: Quantity; readonly denominator?: Quantity; readonly nullFlavor?: string }

/** One term of a GTS: the period of use, a repetition, or an event of the day. */
export type Timing =
  | ({ readonly type: 'IVL_TS' | 'TS' } & TimeInterval)
  | {
      readonly type: 'PIVL_TS'
      readonly phase?: TimeInterval
      readonly period?: Quantity
      readonly institutionSpecified?: string
      readonly operator?: string
      readonly nullFlavor?: string
    }
  | {
      readonly type: 'EIVL_TS'
      readonly event?: Coded
      readonly offset?: QuantityInterval
      readonly operator?: string
      readonly nullFlavor?: string
    }
  | {
      readonly type: 'SXPR_TS'
      readonly comp: readonly Timing[]
      readonly operator?: string
      readonly nullFlavor?: string
    }

/** The value of an observation, by its `xsi:type`. */
export type Value =
  | { readonly type: 'CD'; readonly coded: Coded }
  | { readonly type: 'PQ' | 'INT' | 'REAL'; readonly quantity: Quantity }
  | { readonly type: 'IVL_PQ'; readonly interval: QuantityInterval }
  | { readonly type: 'TS' | 'IVL_TS'; readonly time: TimeInterval }
  | { readonly type: 'ST'; readonly text: Text }
  | { readonly type: 'BL'; readonly boolean: string }
  | { readonly type: 'RTO'; readonly ratio: Ratio }

/** EN, PN or ON: the parts in the order written; text outside any part is a part without a name. */
export type Name = {
  readonly use?: string
  readonly parts: readonly Part[]
  readonly nullFlavor?: string
}

/** AD, in the order written. */
export type Address = Name

export type Part = {
  /** `family`, `given`, `streetAddressLine`, `city` …; empty for text between the parts. */
  readonly part: string
  readonly text: string
  readonly qualifier?: string
  readonly nullFlavor?: string
}

/** TEL. `value` is a URL (`tel:`, `mailto:`) or what was written instead of one. */
export type Telecom = { readonly value?: string; readonly use?: string; readonly nullFlavor?: string }
