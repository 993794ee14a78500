import { textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { amountsOf, readNumber } from './quantities.ts'
import type { Breach, Rule } from './rule.ts'
import { all, attribute, first, nullFlavorOf, typeOf } from './select.ts'
import { readTime } from './time-span.ts'

const times = ['effectiveTime', 'time', 'birthTime', 'phase', 'comp', 'expirationTime', 'value']
const quantities = ['doseQuantity', 'rateQuantity', 'quantity', 'capacityQuantity', 'numerator', 'denominator', 'value']

const timeTypes = ['TS', 'IVL_TS']
const quantityTypes = ['PQ', 'IVL_PQ']

/** A `value` is what its type says; the other elements are what their name says. */
const isTime = (element: XmlElement) => element.name !== 'value' || timeTypes.includes(typeOf(element) ?? '')
const isQuantity = (element: XmlElement) => element.name !== 'value' || quantityTypes.includes(typeOf(element) ?? '')

/** The written moments of a time: itself and its bounds. */
function momentsOf(time: XmlElement): readonly XmlElement[] {
  if (!isTime(time)) return []
  return [time, first(time, 'low'), first(time, 'high'), first(time, 'center')].filter(
    (moment) => moment !== undefined && attribute(moment, 'value') !== undefined,
  ) as readonly XmlElement[] // the filter left no undefined
}

/** Do all elements with one id hold the same text? */
function sayTheSame([one, ...twins]: readonly XmlElement[]): boolean {
  if (!one || twins.length === 0) return true
  const text = textOf(one)
  return twins.every((twin) => textOf(twin) === text)
}

const found = (places: readonly XmlElement[]) => places.map((at): Breach => ({ at }))

/** Coded elements of type CS or of HL7's own structure, whose code alone says all. */
const structural = new Set(['statusCode', 'languageCode', 'signatureCode', 'realmCode', 'event', 'interpretationCode'])
const isStructural = (coded: XmlElement) =>
  structural.has(coded.name) ||
  /^2\.16\.840\.1\.113883\.5\.(4|6|139|83|110|111|112)$/.test(attribute(coded, 'codeSystem') ?? '')

/** Code systems a reader of eHDSI summaries knows (`eu-formats.md` 2.6). */
const knownCodeSystems: ReadonlySet<string> = new Set([
  '2.16.840.1.113883.6.96',
  '2.16.840.1.113883.6.1',
  '2.16.840.1.113883.6.73',
  '2.16.840.1.113883.6.3',
  '2.16.840.1.113883.6.8',
  '0.4.0.127.0.16.1.1.2.1',
  '2.16.840.1.113883.2.9.6.2.7',
  '1.0.3166.1',
  '1.3.6.1.4.1.19376.1.5.3.2',
])
const knownPrefix =
  /^(2\.16\.840\.1\.113883\.5\.\d|1\.3\.6\.1\.4\.1\.12559\.11\.10\.1\.3\.1\.44\.\d|2\.16\.840\.1\.113883\.4\.642\.4\.\d)/

/** Misspelt roots that published documents carry, and what was meant (`eu-formats.md` 2.6). */
const misspeltRoots: Readonly<Record<string, string>> = {
  '1.3.5.1.4.1.19376.1.5.3.2': '1.3.6.1.4.1.19376.1.5.3.2',
}

const oid = /^[0-2](\.(0|[1-9]\d*))+$/

/** Units that look like UCUM and are not; `mcg` and `U` are read wrongly most often. */
const notUcum = /^(iu|ie|u\.i\.|ui|mcg|µg|μg|units?|cc|tabl?(ets?|etter)?|caps?|drops?|pcs|st|x)$|[,\s]|\.\./i

const nullFlavors = new Set('NI INV DER OTH NINF PINF UNC MSK NA UNK ASKU NAV NASK QS TRC NP'.split(' '))

/** Attributes that carry the content a null flavour says is missing. */
const contentAttributes = ['code', 'value'] as const

/** What holds for every time, quantity, code and reference wherever it stands (HL7 v3 data types R1, eHDSI DTr1). */
export const datatypeRules = [
  {
    code: 'time-unreadable',
    severity: 'safety',
    source: 'HL7 v3 TS literal form: YYYY[MM[DD[HH[MM[SS]]]]][±ZZZZ]',
    on: 'element',
    of: times,
    check: (time) => found(momentsOf(time).filter((moment) => !readTime(attribute(moment, 'value') ?? ''))),
  },
  {
    code: 'time-without-zone',
    severity: 'cosmetic',
    source: 'eHDSI PS: time zone required if finer than a day',
    on: 'element',
    of: times,
    check: (time) => found(momentsOf(time).filter((moment) => readTime(attribute(moment, 'value') ?? '')?.lacksZone)),
  },
  {
    code: 'end-before-start',
    severity: 'safety',
    source: 'HL7 v3 IVL_TS: low not after high',
    on: 'element',
    of: times,
    check: (time) => {
      if (!isTime(time)) return false
      const low = readTime(attribute(first(time, 'low'), 'value') ?? '')
      const high = readTime(attribute(first(time, 'high'), 'value') ?? '')
      return low !== undefined && high !== undefined && low.from > high.to
    },
  },
  {
    code: 'several-times-one-null',
    severity: 'cosmetic',
    source: 'RIM-001: of several effectiveTime none may have a null flavour',
    on: 'statement',
    of: ['medication'],
    check: (statement) => {
      const effective = all(statement, 'effectiveTime')
      return effective.length > 1 && found(effective.filter((time) => nullFlavorOf(time) !== undefined).slice(0, 1))
    },
  },
  {
    code: 'quantity-unreadable',
    severity: 'safety',
    source: 'HL7 v3 REAL literal form: decimal point, no words',
    on: 'element',
    of: quantities,
    check: (quantity) =>
      isQuantity(quantity) &&
      found(amountsOf(quantity).filter((each) => readNumber(attribute(each, 'value')) === undefined)),
  },
  {
    code: 'range-reversed',
    severity: 'safety',
    source: 'HL7 v3 IVL_PQ: low not above high',
    on: 'element',
    of: quantities,
    check: (quantity) => {
      if (!isQuantity(quantity)) return false
      const [low, high] = [first(quantity, 'low'), first(quantity, 'high')]
      if (attribute(low, 'unit') !== attribute(high, 'unit')) return false
      return (readNumber(attribute(low, 'value')) ?? 0) > (readNumber(attribute(high, 'value')) ?? Infinity)
    },
  },
  {
    code: 'range-units-differ',
    severity: 'safety',
    source: 'HL7 v3 IVL_PQ: one dimension',
    on: 'element',
    of: quantities,
    check: (quantity) => {
      if (!isQuantity(quantity)) return false
      const [low, high] = [first(quantity, 'low'), first(quantity, 'high')]
      if (attribute(low, 'value') === undefined || attribute(high, 'value') === undefined) return false
      return (attribute(low, 'unit') ?? '1') !== (attribute(high, 'unit') ?? '1')
    },
  },
  {
    code: 'unit-not-ucum',
    severity: 'cosmetic',
    source: 'MVC 42.16 units: UCUM',
    on: 'attribute',
    of: ['unit'],
    check: (element) => notUcum.test(attribute(element, 'unit') ?? ''),
  },
  {
    code: 'null-flavor-with-content',
    severity: 'safety',
    source: 'HL7 v3 ANY.nullFlavor: a null value has no code and no value',
    on: 'attribute',
    of: ['nullFlavor'],
    check: (element) =>
      // `code="NA" nullFlavor="NA"`, which published samples have, says one thing twice.
      contentAttributes.some((name) => !nullFlavors.has(attribute(element, name) ?? 'NI')),
  },
  {
    code: 'null-flavor-unknown',
    severity: 'cosmetic',
    source: 'HL7 v3 NullFlavor 2.16.840.1.113883.5.1008',
    on: 'attribute',
    of: ['nullFlavor'],
    check: (element) => !nullFlavors.has(element.attributes.nullFlavor ?? 'NI'),
  },
  {
    code: 'display-name-missing',
    severity: 'cosmetic',
    source: 'eHDSI PS: every code and translation needs displayName',
    on: 'attribute',
    of: ['code'],
    check: (coded) => attribute(coded, 'displayName') === undefined && !isStructural(coded),
  },
  {
    code: 'code-system-missing',
    severity: 'cosmetic',
    source: 'HL7 v3 CD.codeSystem',
    on: 'attribute',
    of: ['code'],
    check: (coded) => attribute(coded, 'codeSystem') === undefined && !isStructural(coded),
  },
  {
    code: 'code-system-misspelt',
    severity: 'cosmetic',
    source: 'eHDSI code systems: 1.3.5.1… for 1.3.6.1…',
    on: 'attribute',
    of: ['code'],
    check: (coded) => {
      const meant = misspeltRoots[attribute(coded, 'codeSystem') ?? '']
      return meant !== undefined && { at: coded, parameters: { meant } }
    },
  },
  {
    code: 'code-system-not-oid',
    severity: 'cosmetic',
    source: 'HL7 v3 UID: an OID, without blanks or names',
    on: 'attribute',
    of: ['code'],
    check: (coded) => coded.attributes.codeSystem !== undefined && !oid.test(coded.attributes.codeSystem),
  },
  {
    code: 'code-system-unknown',
    severity: 'cosmetic',
    source: 'eHDSI code systems: any other OID is national and shown untranslated',
    on: 'attribute',
    of: ['code'],
    check: (coded) => {
      const system = coded.attributes.codeSystem ?? ''
      if (!oid.test(system) || coded.name === 'translation' || system in misspeltRoots) return false
      return !knownCodeSystems.has(system) && !knownPrefix.test(system)
    },
  },
  {
    code: 'translation-duplicate',
    severity: 'cosmetic',
    source: 'RIM-002: translations are distinct',
    on: 'element',
    of: ['translation'],
    check: (translation) => {
      const coded = translation.parent ?? undefined
      // Asked once for all the translations of a code.
      if (first(coded, 'translation') !== translation) return false
      const seen = new Set<string>()
      return found(
        all(coded, 'translation').filter(({ attributes: { code, codeSystem, displayName } }) => {
          const key = JSON.stringify([code, codeSystem, displayName])
          return seen.size === seen.add(key).size
        }),
      )
    },
  },
  {
    code: 'translation-contradicts',
    severity: 'safety',
    source: 'eHDSI PS: a translation within one code system has the same code',
    on: 'attribute',
    of: ['code'],
    check: (coded) =>
      attribute(coded, 'codeSystem') !== undefined &&
      coded.parent?.parent != null &&
      found(
        all(coded, 'translation').filter(
          ({ attributes: a }) =>
            a.codeSystem === coded.attributes.codeSystem && a.code !== undefined && a.code !== coded.attributes.code,
        ),
      ),
  },
  {
    code: 'original-text-unresolved',
    severity: 'safety',
    source: 'CDA R2 4.3.5.1 originalText/reference: points into the narrative',
    on: 'document',
    check: (_root, { references, narrativeIds }) =>
      found(
        references
          .filter(({ element, id }) => element.parent?.name === 'originalText' && !narrativeIds.has(id))
          // With a display name the reader has the words all the same.
          .filter(({ element }) => attribute(element.parent?.parent ?? undefined, 'displayName') === undefined)
          .map(({ element }) => element),
      ),
  },
  {
    code: 'text-reference-unresolved',
    severity: 'cosmetic',
    source: 'E.3.4, .7, .15, .17, .26 text/reference: mandatory, points into the narrative',
    on: 'document',
    check: (_root, { references, narrativeIds }) =>
      found(
        references
          .filter(({ id }) => !narrativeIds.has(id))
          .filter(
            ({ element }) =>
              element.parent?.name !== 'originalText' ||
              attribute(element.parent.parent ?? undefined, 'displayName') !== undefined,
          )
          .map(({ element }) => element),
      ),
  },
  {
    code: 'original-text-ambiguous',
    severity: 'safety',
    source: 'XML ID: unique in the document; two texts with one id, and a code that points to it',
    on: 'document',
    check: (_root, { references, narrativeIds }) => {
      const ambiguous = new Set([...narrativeIds].flatMap(([id, twins]) => (sayTheSame(twins) ? [] : [id])))
      return found(
        references
          .filter(({ element, id }) => element.parent?.name === 'originalText' && ambiguous.has(id))
          .map(({ element }) => element),
      )
    },
  },
] as const satisfies readonly Rule[]
