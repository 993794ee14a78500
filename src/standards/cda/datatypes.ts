import { ownText, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { type Codec, child, type Draft, firstChild, type Reading } from './template.ts'

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

/** The attributes named, when they are there: what every data type starts with. */
function attributes<const K extends string>(element: XmlElement, names: readonly K[]): { readonly [P in K]?: string } {
  const found: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = element.attributes[name]
    if (value !== undefined) found[name] = value
  }
  return found
}

function put(into: Draft, values: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  for (const name of names) {
    const value = values[name]
    if (typeof value === 'string') into.attributes[name] = value
  }
}

/** A data type that is nothing but attributes. */
function plain<const K extends string>(...names: readonly K[]): Codec<{ readonly [P in K]?: string }> {
  return { read: (element) => attributes(element, names), write: (value, into) => put(into, value, names) }
}

function part<T>(element: XmlElement, name: string, codec: Codec<T>, reading: Reading): { readonly [P: string]: T } {
  const found = firstChild(element, name)
  return found ? { [name]: codec.read(found, reading) } : {}
}

function putPart<T>(into: Draft, name: string, value: T | undefined, codec: Codec<T>): void {
  if (value !== undefined) codec.write(value, child(into, name))
}

/** The part of `xsi:type` after any prefix: `epsos:PQ` and `urn:PQ` are PQ. */
export function xsiType(element: XmlElement): string | undefined {
  return element.attributes['xsi:type']?.replace(/^.*:/, '')
}

export const ii: Codec<Identifier> = plain('root', 'extension', 'assigningAuthorityName', 'nullFlavor')

export const cs: Codec<Coded> = plain('code', 'nullFlavor')

export const ts: Codec<Time> = plain('value', 'nullFlavor')

export const tel: Codec<Telecom> = plain('value', 'use', 'nullFlavor')

/** INT, and anything else that is one value. */
export const int: Codec<{ readonly value?: string; readonly nullFlavor?: string }> = plain('value', 'nullFlavor')

export const ed: Codec<Text> = {
  read(element, reading) {
    const reference = firstChild(element, 'reference')?.attributes.value
    // Words in place are the sender's own; the reference is followed only where there are none.
    const text = textOf(element).trim() || (reference === undefined ? undefined : reading.resolve(reference))
    return {
      ...(text ? { text } : {}),
      ...(reference === undefined ? {} : { reference }),
      ...attributes(element, ['nullFlavor']),
    }
  },
  write(value, into) {
    put(into, value, ['nullFlavor'])
    if (value.reference !== undefined) child(into, 'reference').attributes.value = value.reference
    else if (value.text !== undefined) into.children.push(value.text)
  },
}

const quantityAttributes = ['value', 'unit', 'nullFlavor'] as const

export const pq: Codec<Quantity> = {
  read(element, reading) {
    const translation = firstChild(element, 'translation')
    const inWords = translation && firstChild(translation, 'originalText')
    return {
      ...attributes(element, quantityAttributes),
      ...(inWords ? { originalText: ed.read(inWords, reading) } : {}),
    }
  },
  write(value, into) {
    put(into, value, quantityAttributes)
    if (value.originalText) ed.write(value.originalText, child(child(into, 'translation'), 'originalText'))
  },
}

/** ST: character data, white space at the ends left out. */
export const st: Codec<string> = {
  read: (element) => textOf(element).trim(),
  write: (value, into) => void into.children.push(value),
}

const codedAttributes = [
  'code',
  'codeSystem',
  'codeSystemName',
  'codeSystemVersion',
  'displayName',
  'nullFlavor',
] as const

export const cd: Codec<Coded> = {
  read(element, reading) {
    const coded: { -readonly [K in keyof Coded]: Coded[K] } = attributes(element, codedAttributes)
    const translations: Coded[] = []
    const qualifiers: { name?: Coded; value?: Coded }[] = []
    for (const node of element.children) {
      if (typeof node === 'string') continue
      if (node.name === 'originalText') coded.originalText = ed.read(node, reading)
      else if (node.name === 'translation') translations.push(cd.read(node, reading))
      else if (node.name === 'qualifier')
        qualifiers.push({ ...part(node, 'name', cd, reading), ...part(node, 'value', cd, reading) })
    }
    if (translations.length > 0) coded.translations = translations
    if (qualifiers.length > 0) coded.qualifiers = qualifiers
    return coded
  },
  write(value, into) {
    put(into, value, codedAttributes)
    putPart(into, 'originalText', value.originalText, ed)
    for (const qualifier of value.qualifiers ?? []) {
      const made = child(into, 'qualifier')
      putPart(made, 'name', qualifier.name, cd)
      putPart(made, 'value', qualifier.value, cd)
    }
    for (const translation of value.translations ?? []) cd.write(translation, child(into, 'translation'))
  },
}

export const ivlTs: Codec<TimeInterval> = {
  read: (element, reading) => ({
    ...attributes(element, ['value', 'nullFlavor']),
    ...part(element, 'low', ts, reading),
    ...part(element, 'high', ts, reading),
    ...part(element, 'center', ts, reading),
    ...part(element, 'width', pq, reading),
  }),
  write(value, into) {
    put(into, value, ['value', 'nullFlavor'])
    putPart(into, 'low', value.low, ts)
    putPart(into, 'high', value.high, ts)
    putPart(into, 'center', value.center, ts)
    putPart(into, 'width', value.width, pq)
  },
}

export const ivlPq: Codec<QuantityInterval> = {
  read: (element, reading) => ({
    ...pq.read(element, reading),
    ...part(element, 'low', pq, reading),
    ...part(element, 'high', pq, reading),
  }),
  write(value, into) {
    pq.write(value, into)
    putPart(into, 'low', value.low, pq)
    putPart(into, 'high', value.high, pq)
  },
}

export const rto: Codec<Ratio> = {
  read: (element, reading) => ({
    ...attributes(element, ['nullFlavor']),
    ...part(element, 'numerator', pq, reading),
    ...part(element, 'denominator', pq, reading),
  }),
  write(value, into) {
    put(into, value, ['nullFlavor'])
    for (const name of ['numerator', 'denominator'] as const) {
      const quantity = value[name]
      if (!quantity) continue
      const made = child(into, name)
      made.attributes['xsi:type'] = 'PQ'
      pq.write(quantity, made)
    }
  },
}

/** One `effectiveTime` of a substance administration. */
export const timing: Codec<Timing> = {
  read(element, reading) {
    const shared = attributes(element, ['operator', 'nullFlavor'])
    switch (xsiType(element)) {
      case 'PIVL_TS':
        return {
          type: 'PIVL_TS',
          ...shared,
          ...attributes(element, ['institutionSpecified']),
          ...part(element, 'phase', ivlTs, reading),
          ...part(element, 'period', pq, reading),
        }
      case 'EIVL_TS':
        return {
          type: 'EIVL_TS',
          ...shared,
          ...part(element, 'event', cd, reading),
          ...part(element, 'offset', ivlPq, reading),
        }
      case 'SXPR_TS':
        return {
          type: 'SXPR_TS',
          ...shared,
          comp: element.children
            .filter((node) => typeof node !== 'string' && node.name === 'comp')
            // The filter left only elements.
            .map((node) => timing.read(node as XmlElement, reading)),
        }
      default:
        return { type: xsiType(element) === 'TS' ? 'TS' : 'IVL_TS', ...ivlTs.read(element, reading) }
    }
  },
  write(value, into) {
    into.attributes['xsi:type'] = value.type
    put(into, value, ['institutionSpecified', 'operator', 'nullFlavor'])
    switch (value.type) {
      case 'PIVL_TS':
        putPart(into, 'phase', value.phase, ivlTs)
        putPart(into, 'period', value.period, pq)
        break
      case 'EIVL_TS':
        putPart(into, 'event', value.event, cd)
        putPart(into, 'offset', value.offset, ivlPq)
        break
      case 'SXPR_TS':
        for (const comp of value.comp) timing.write(comp, child(into, 'comp'))
        break
      default:
        ivlTs.write(value, into)
    }
  },
}

const valueTypes: ReadonlyMap<string, (element: XmlElement, reading: Reading) => Value> = new Map(
  Object.entries({
    PQ: (element, reading) => ({ type: 'PQ', quantity: pq.read(element, reading) }),
    INT: (element, reading) => ({ type: 'INT', quantity: pq.read(element, reading) }),
    REAL: (element, reading) => ({ type: 'REAL', quantity: pq.read(element, reading) }),
    IVL_PQ: (element, reading) => ({ type: 'IVL_PQ', interval: ivlPq.read(element, reading) }),
    TS: (element, reading) => ({ type: 'TS', time: ivlTs.read(element, reading) }),
    IVL_TS: (element, reading) => ({ type: 'IVL_TS', time: ivlTs.read(element, reading) }),
    ST: (element, reading) => ({ type: 'ST', text: ed.read(element, reading) }),
    ED: (element, reading) => ({ type: 'ST', text: ed.read(element, reading) }),
    BL: (element) => ({ type: 'BL', boolean: element.attributes.value ?? '' }),
    RTO: (element, reading) => ({ type: 'RTO', ratio: rto.read(element, reading) }),
    RTO_PQ_PQ: (element, reading) => ({ type: 'RTO', ratio: rto.read(element, reading) }),
  } satisfies Record<string, (element: XmlElement, reading: Reading) => Value>),
)

/** An observation's value. CD, CE, CV, CO and a value without a type are read as coded. */
export const value: Codec<Value> = {
  read(element, reading) {
    const read = valueTypes.get(xsiType(element) ?? 'CD')
    return read ? read(element, reading) : { type: 'CD', coded: cd.read(element, reading) }
  },
  write(value, into) {
    into.attributes['xsi:type'] = value.type
    if ('coded' in value) cd.write(value.coded, into)
    else if ('interval' in value) ivlPq.write(value.interval, into)
    else if ('time' in value) ivlTs.write(value.time, into)
    else if ('text' in value) ed.write(value.text, into)
    else if ('boolean' in value) into.attributes.value = value.boolean
    else if ('ratio' in value) rto.write(value.ratio, into)
    else pq.write(value.quantity, into)
  },
}

/** A name or an address: its parts in order. */
export const en: Codec<Name> = {
  read: (element) => ({
    ...attributes(element, ['use', 'nullFlavor']),
    parts: element.children.flatMap((node): Part[] => {
      if (typeof node !== 'string')
        return [{ part: node.name, text: ownText(node).trim(), ...attributes(node, ['qualifier', 'nullFlavor']) }]
      return node.trim() ? [{ part: '', text: node.trim() }] : []
    }),
  }),
  write(value, into) {
    put(into, value, ['use', 'nullFlavor'])
    for (const { part, text, ...rest } of value.parts) {
      if (!part) {
        into.children.push(text)
        continue
      }
      const made = child(into, part)
      put(made, rest, ['qualifier', 'nullFlavor'])
      if (text) made.children.push(text)
    }
  },
}

export const ad: Codec<Address> = en
