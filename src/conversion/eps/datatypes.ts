import type {
  Coded,
  Identifier as Ii,
  Name,
  Part,
  Quantity as Pq,
  QuantityInterval,
  Ratio,
  Telecom,
  Text,
  Time,
  TimeInterval,
} from '../../standards/cda/datatypes.ts'
import type {
  Address,
  Annotation,
  CodeableConcept,
  Coding,
  ContactPoint,
  Extended,
  Extension,
  HumanName,
  Identifier,
  Period,
  Quantity,
} from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { oidOfUri, uriOfOid } from '../../standards/terminology/code-systems.ts'
import { isUcum } from '../../standards/terminology/ucum.ts'
import {
  dataAbsent,
  extensionOf,
  NARRATIVE_LINK,
  nullFlavored,
  nullFlavorOf,
  ORIGINAL_TEXT,
  TRANSLATION_OF,
} from './extensions.ts'
import type { Both } from './map.ts'

const RFC_3986 = 'urn:ietf:rfc:3986'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

function urnOf(root: string): string | undefined {
  if (OID.test(root)) return `urn:oid:${root}`
  return UUID.test(root) ? `urn:uuid:${root}` : undefined
}

/** II to Identifier; a root alone is a URI in itself (RFC 3986). */
export const identifier: Both<Ii, Identifier> = {
  to({ root, extension, assigningAuthorityName, nullFlavor }) {
    const urn = root === undefined ? undefined : urnOf(root)
    const assigner = assigningAuthorityName ? { assigner: { display: assigningAuthorityName } } : {}
    if (extension !== undefined && extension !== '')
      return { ...(urn ? { system: urn } : {}), value: extension, ...assigner, ...nullFlavored(nullFlavor) }
    if (urn) return { system: RFC_3986, value: urn, ...assigner, ...nullFlavored(nullFlavor) }
    return nullFlavor === undefined ? undefined : nullFlavored(nullFlavor)
  },
  from(value) {
    const { system } = value
    const [, root] = /^urn:(?:oid|uuid):(.+)$/.exec((system === RFC_3986 ? value.value : system) ?? '') ?? []
    const alone = system === RFC_3986 && root !== undefined
    // A register known by its web address has no root in CDA: there it is the name of who assigned the number.
    const authority = value.assigner?.display ?? (root === undefined && system !== RFC_3986 ? system : undefined)
    return {
      ...(root === undefined ? {} : { root }),
      ...(alone || value.value === undefined ? {} : { extension: value.value }),
      ...(authority ? { assigningAuthorityName: authority } : {}),
      ...nullFlavorOf(value),
    }
  },
}

/** A code to a Coding; undefined when there is neither a code nor a display. */
export const coding: Both<Coded, Coding> = {
  to({ code, codeSystem, codeSystemVersion, displayName, nullFlavor }) {
    if (!code && !displayName) return undefined
    return {
      ...(codeSystem && urnOf(codeSystem) ? { system: uriOfOid(codeSystem) } : {}),
      ...(codeSystemVersion ? { version: codeSystemVersion } : {}),
      ...(code ? { code } : {}),
      ...(displayName ? { display: displayName } : {}),
      ...nullFlavored(nullFlavor),
    }
  },
  from({ system, version, code, display, ...rest }) {
    const codeSystem = system === undefined ? undefined : oidOfUri(system)
    return {
      ...(code === undefined ? {} : { code }),
      ...(codeSystem === undefined ? {} : { codeSystem }),
      ...(version === undefined ? {} : { codeSystemVersion: version }),
      ...(display === undefined ? {} : { displayName: display }),
      ...nullFlavorOf(rest),
    }
  },
}

/**
 * ED to a `text` element: the words, and by the narrativeLink extension where in the section they stand. A reference
 * that leads nowhere is kept only beside words.
 */
export const words: Both<Text, { readonly text?: string; readonly _text?: Extended }> = {
  to: ({ text, reference }) =>
    text || reference
      ? {
          ...(text ? { text } : {}),
          ...(reference ? { _text: { extension: [{ url: NARRATIVE_LINK, valueUrl: reference }] } } : {}),
        }
      : undefined,
  from({ text, _text }) {
    const reference = extensionOf(_text, NARRATIVE_LINK)?.valueUrl
    if (text === undefined && reference === undefined) return undefined
    return { ...(text === undefined ? {} : { text }), ...(reference === undefined ? {} : { reference }) }
  },
}

/** Some write the null flavour as a code too, of a code system of that name: it is none. */
function withoutFlavorCode(coded: Coded): Coded {
  if (coded.nullFlavor === undefined || coded.code !== coded.nullFlavor) return coded
  const { code: _, codeSystem: __, displayName: ___, ...rest } = coded
  return rest
}

type Translated = Omit<Coded, 'translations'> & { translations?: Coded[] }

/**
 * CD to CodeableConcept: the code first, then its translations in order, each told which coding it translates when
 * that is not the first; `text` is the original text, linked to the narrative it stands in.
 */
export const concept: Both<Coded, CodeableConcept> = {
  to(written) {
    const coded = withoutFlavorCode(written)
    const codings: Coding[] = []
    const add = (value: Coded, parent: number | undefined) => {
      const made = coding.to(value)
      let self = -1
      if (made) {
        self = codings.length
        const of = parent === undefined || (parent === 0 && self > 0) ? undefined : parent
        codings.push(
          of === undefined
            ? made
            : { ...made, extension: [...(made.extension ?? []), { url: TRANSLATION_OF, valueInteger: of }] },
        )
      }
      for (const translation of value.translations ?? []) add(translation, self)
    }
    add({ ...coded, ...(coded.code || coded.displayName ? {} : { nullFlavor: undefined }) } as Coded, undefined)
    const text = coded.originalText && words.to(coded.originalText)
    if (codings.length === 0 && !text && coded.nullFlavor === undefined) return undefined
    const main = coded.code || coded.displayName
    return {
      ...(main ? {} : nullFlavored(coded.nullFlavor)),
      ...(codings.length > 0 ? { coding: codings } : {}),
      ...text,
    }
  },
  from(value) {
    const made: Translated[] = []
    const top: Translated = nullFlavorOf(value)
    value.coding?.forEach((each, position) => {
      const parentText = decimalText(extensionOf(each, TRANSLATION_OF)?.valueInteger)
      const parent = parentText === undefined ? (position === 0 ? undefined : 0) : Number(parentText)
      // A coding on its own has no translations; they are gathered here.
      const coded: Translated = (coding.from(each) as Translated | undefined) ?? {}
      made.push(coded)
      if (parent === undefined) return
      const holder = parent < 0 ? top : (made[parent] ?? top)
      holder.translations ??= []
      holder.translations.push(coded)
    })
    const first = made[0]
    const main: Translated = first && !isTranslation(value.coding?.[0]) ? first : top
    const originalText = words.from(value)
    return { ...main, ...(originalText ? { originalText } : {}) }
  },
}

function isTranslation(each: Coding | undefined): boolean {
  return extensionOf(each, TRANSLATION_OF) !== undefined
}

/** TS to dateTime, at the precision and offset written; a time without an offset keeps its date only, as FHIR must. */
export function dateTime(value: string | undefined): string | undefined {
  const match = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(\.\d+)?)?)?)?)?([+-]\d{4})?$/.exec(value ?? '')
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', offset] = match
  if (month === undefined) return year
  if (day === undefined) return real(year, month, '01') ? `${year}-${month}` : undefined
  if (!real(year, month, day)) return undefined
  const date = `${year}-${month}-${day}`
  if (hour === undefined || offset === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return date
  return `${date}T${hour}:${minute}:${second ?? '00'}${fraction}${offset.slice(0, 3)}:${offset.slice(3)}`
}

function real(year: string | undefined, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

/** dateTime, date or instant back to TS. */
export function timestamp(value: string): string {
  return value
    .replace(/Z$/, '+0000')
    .replace(/[-:T](?=\d)/g, (sign, at: number) => (sign === '-' && at > 10 ? '-' : ''))
    .replace(/([+-]\d{2}):?(\d{2})$/, '$1$2')
}

export const time: Both<Time, string> = {
  to: ({ value }) => dateTime(value),
  from: (value) => ({ value: timestamp(value) }),
}

/** IVL_TS to Period; a bound of unknown value keeps its null flavour beside the element. */
export const period: Both<TimeInterval, Period> = {
  to({ value, low, high }) {
    const start = dateTime(low?.value ?? value)
    const end = dateTime(high?.value)
    const made: { -readonly [K in keyof Period]: Period[K] } = {}
    if (start !== undefined) made.start = start
    else if (low?.nullFlavor !== undefined) made._start = nullFlavored(low.nullFlavor)
    if (end !== undefined) made.end = end
    else if (high?.nullFlavor !== undefined) made._end = nullFlavored(high.nullFlavor)
    return Object.keys(made).length > 0 ? made : undefined
  },
  from({ start, end, _start, _end }) {
    const low = start === undefined ? nullFlavorOf(_start) : { value: timestamp(start) }
    const high = end === undefined ? nullFlavorOf(_end) : { value: timestamp(end) }
    return {
      ...(Object.keys(low).length > 0 ? { low } : {}),
      ...(Object.keys(high).length > 0 ? { high } : {}),
    }
  },
}

const UCUM = 'http://unitsofmeasure.org'

/** PQ to Quantity: UCUM; a count has the unit `1`. A value that is no decimal is left to be carried. */
export const quantity: Both<Pq, Quantity> = {
  to({ value, unit, nullFlavor, originalText }) {
    const number = value === undefined ? undefined : rawDecimal(value)
    const beside = [...(nullFlavored(nullFlavor).extension ?? []), ...inWords(originalText)]
    if (number === undefined && beside.length === 0) return undefined
    return {
      ...(number === undefined ? {} : { value: number, ...unitTo(unit) }),
      ...(beside.length > 0 ? { extension: beside } : {}),
    }
  },
  from({ value, unit, code, ...rest }) {
    const number = decimalText(value)
    const ucum = code ?? unit
    const text = extensionOf(rest, ORIGINAL_TEXT)?.valueString
    return {
      ...(number === undefined ? {} : { value: number }),
      ...(ucum === undefined ? {} : { unit: ucum }),
      ...nullFlavorOf(rest),
      ...(text === undefined ? {} : { originalText: { text } }),
    }
  },
}

/** A unit as UCUM, unless it is not: `µg` and `tablet` are only words. */
function unitTo(unit: string | undefined): Quantity {
  if (!unit) return {}
  return isUcum(unit) ? { unit, system: UCUM, code: unit } : { unit }
}

/** A quantity in the sender's words, as the extension that FHIR has for it. */
function inWords(originalText: Text | undefined): readonly Extension[] {
  return originalText?.text ? [{ url: ORIGINAL_TEXT, valueString: originalText.text }] : []
}

/** IVL_PQ with bounds to Range. */
export const range: Both<QuantityInterval, Json> = {
  to({ low, high }) {
    const lowQuantity = low && quantity.to(low)
    const highQuantity = high && quantity.to(high)
    if (!lowQuantity && !highQuantity) return undefined
    return { ...(lowQuantity ? { low: lowQuantity } : {}), ...(highQuantity ? { high: highQuantity } : {}) }
  },
  from({ low, high }) {
    return {
      ...(low ? { low: quantity.from(low as Quantity) ?? {} } : {}),
      ...(high ? { high: quantity.from(high as Quantity) ?? {} } : {}),
    }
  },
}

/** RTO_PQ_PQ to Ratio. A side that is not there is said to be absent, as rat-1 wants both or none. */
export const ratio: Both<Ratio, Json> = {
  to({ numerator, denominator, nullFlavor }) {
    const top = numerator && quantity.to(numerator)
    const bottom = denominator && quantity.to(denominator)
    if (!top && !bottom) return nullFlavor === undefined ? undefined : { ...nullFlavored(nullFlavor) }
    return { numerator: top ?? dataAbsent(undefined), denominator: bottom ?? dataAbsent(undefined) }
  },
  from({ numerator, denominator, ...rest }) {
    const sides = {
      numerator: quantity.from((numerator ?? {}) as Quantity),
      denominator: quantity.from((denominator ?? {}) as Quantity),
    }
    const said = Object.entries(sides).filter(([, side]) => side && Object.keys(side).length > 0)
    return { ...Object.fromEntries(said), ...nullFlavorOf(rest as { extension?: [] }) }
  },
}

/** Narrative or plain text to a note, which must have words. */
export const annotation: Both<Text, Annotation> = {
  to: (value) => (value.text ? { text: value.text, ...words.to(value) } : undefined),
  from: (value) => words.from(value),
}

export const plainText: Both<Text, string> = { to: ({ text }) => text || undefined, from: (text) => ({ text }) }

/** A value that FHIR and the model write alike. */
export const asIs: Both<string, string> = { to: (value) => value || undefined, from: (value) => value }

const nameUses: Readonly<Record<string, string>> = {
  L: 'official',
  C: 'usual',
  P: 'nickname',
  A: 'anonymous',
  I: 'usual',
}
const addressUses: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  TMP: 'temp',
  BAD: 'old',
}
const telecomUses: Readonly<Record<string, string>> = {
  H: 'home',
  HP: 'home',
  HV: 'home',
  WP: 'work',
  MC: 'mobile',
  TMP: 'temp',
}

/** FHIR's word for the first use that it knows of several. */
function used(table: Readonly<Record<string, string>>, use: string | undefined): { use?: string } {
  const known = use?.split(' ').find((each) => Object.hasOwn(table, each))
  const word = known === undefined ? undefined : table[known]
  return word === undefined ? {} : { use: word }
}

function backwards(table: Readonly<Record<string, string>>, value: string | undefined): { use?: string } {
  const found = Object.entries(table).find(([, fhir]) => fhir === value)
  return found ? { use: found[0] } : {}
}

/** PN to HumanName: the parts FHIR knows, each list in order. */
export const humanName: Both<Name, HumanName> = {
  to({ use, parts, nullFlavor }) {
    const of = (name: string) => parts.filter(({ part, text }) => part === name && text).map(({ text }) => text)
    const family = of('family').join(' ')
    const lists = { given: of('given'), prefix: of('prefix'), suffix: of('suffix') }
    const text = of('').join(' ')
    const made = {
      ...used(nameUses, use),
      ...(text ? { text } : {}),
      ...(family ? { family } : {}),
      ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
      ...nullFlavored(nullFlavor),
    }
    return Object.keys(made).length > 0 ? made : undefined
  },
  // The text repeats the parts, or is all there is.
  from({ use, text, family, given = [], prefix = [], suffix = [], ...rest }) {
    const of = (part: string, values: readonly string[]): Part[] => values.map((value) => ({ part, text: value }))
    return {
      ...backwards(nameUses, use),
      parts: [
        ...of('prefix', prefix),
        ...of('given', given),
        ...of('family', family === undefined ? [] : [family]),
        ...of('suffix', suffix),
        ...(text === undefined || family !== undefined || given.length > 0 ? [] : of('', [text])),
      ],
      ...nullFlavorOf(rest),
    }
  },
}

const addressParts: readonly (readonly [string, keyof Address])[] = [
  ['city', 'city'],
  ['county', 'district'],
  ['state', 'state'],
  ['postalCode', 'postalCode'],
  ['country', 'country'],
]
const addressLines = ['streetAddressLine', 'streetName', 'houseNumber', 'unitID', 'additionalLocator', 'postBox']

/** AD to Address. */
export const address: Both<Name, Address> = {
  to({ use, parts, nullFlavor }) {
    const line = parts.filter(({ part, text }) => addressLines.includes(part) && text).map(({ text }) => text)
    const made: Record<string, unknown> = {}
    const fhirUse = used(addressUses, use).use
    if (fhirUse) made.use = fhirUse
    const text = parts.filter(({ part, text }) => part === '' && text).map(({ text }) => text)
    if (text.length > 0) made.text = text.join(' ')
    if (line.length > 0) made.line = line
    for (const [part, element] of addressParts) {
      const found = parts.find((each) => each.part === part && each.text)
      if (found) made[element] = found.text
    }
    Object.assign(made, nullFlavored(nullFlavor))
    return Object.keys(made).length > 0 ? made : undefined
  },
  from(value) {
    const single = addressParts.flatMap(([part, element]) => {
      const text = value[element]
      return typeof text === 'string' ? [{ part, text }] : []
    })
    return {
      ...backwards(addressUses, value.use),
      parts: [
        ...(value.line ?? []).map((text) => ({ part: 'streetAddressLine', text })),
        ...single,
        ...(value.text === undefined || value.line || single.length > 0 ? [] : [{ part: '', text: value.text }]),
      ],
      ...nullFlavorOf(value),
    }
  },
}

const telecomSystems: Readonly<Record<string, string>> = {
  tel: 'phone',
  mailto: 'email',
  fax: 'fax',
  http: 'url',
  https: 'url',
}

const schemes: ReadonlyMap<string, string> = new Map([
  ['phone', 'tel:'],
  ['email', 'mailto:'],
  ['fax', 'fax:'],
])

/** TEL to ContactPoint: the scheme of the URL says what it is. */
export const contactPoint: Both<Telecom, ContactPoint> = {
  to({ value, use, nullFlavor }) {
    if (!value) return nullFlavor === undefined ? undefined : nullFlavored(nullFlavor)
    const [, scheme = '', rest = value] = /^([a-z]+):(.*)$/i.exec(value) ?? []
    const kind = scheme.toLowerCase()
    const system = Object.hasOwn(telecomSystems, kind) ? telecomSystems[kind] : undefined
    const fhirUse = used(telecomUses, use).use
    return {
      system: system ?? 'other',
      value: system && system !== 'url' ? rest : value,
      ...(fhirUse ? { use: fhirUse } : {}),
    }
  },
  from({ system, value, use, ...rest }) {
    const scheme = schemes.get(system ?? '') ?? ''
    return {
      ...(value === undefined ? {} : { value: `${scheme}${value}` }),
      ...backwards(telecomUses, use),
      ...nullFlavorOf(rest),
    }
  },
}
