import { checkDate, checkDateTime, checkInstant, checkTime } from './date.ts'
import { type Faults, none, oneFault } from './fault.ts'
import { checkDecimal, checkInteger, checkPositiveInt, checkUnsignedInt } from './number.ts'
import { checkBase64Binary, checkCharacters, checkCode, checkId, checkMarkdown, checkString } from './text.ts'
import { checkCanonical, checkOid, checkUri, checkUuid } from './uri.ts'

type CheckText = (value: string) => Faults
type CheckNumber = (value: number, written: string | undefined) => Faults

const texts: ReadonlyMap<string, CheckText> = new Map(
  Object.entries({
    base64Binary: checkBase64Binary,
    canonical: checkCanonical,
    code: checkCode,
    date: checkDate,
    dateTime: checkDateTime,
    id: checkId,
    instant: checkInstant,
    markdown: checkMarkdown,
    oid: checkOid,
    string: checkString,
    time: checkTime,
    uri: checkUri,
    url: checkUri,
    uuid: checkUuid,
    // Its content is the narrative's own affair.
    xhtml: () => none,
    'http://hl7.org/fhirpath/System.String': checkString,
  }),
)

const numbers: ReadonlyMap<string, CheckNumber> = new Map(
  Object.entries({
    decimal: checkDecimal,
    integer: checkInteger,
    positiveInt: checkPositiveInt,
    unsignedInt: checkUnsignedInt,
  }),
)

const notString = oneFault('error', 'primitive-kind', { kind: 'string' })
const notNumber = oneFault('error', 'primitive-kind', { kind: 'number' })
const notBoolean = oneFault('error', 'primitive-kind', { kind: 'boolean' })
const notTruth = oneFault('error', 'boolean-invalid')
const notDecimal = oneFault('error', 'decimal-invalid')
const notInteger = oneFault('error', 'integer-invalid')
const empty = oneFault('error', 'primitive-empty')
const blank = oneFault('warning', 'primitive-blank')
const unknownType = oneFault('information', 'not-checked-primitive-type')

/**
 * What is wrong with the value of a primitive element, by the form FHIR R4 gives its type
 * (https://hl7.org/fhir/R4/datatypes.html#primitive). Says nothing of bindings, lengths or bounds of a profile, nor of
 * what stands in XHTML. A value of the wrong JSON kind is also looked at for what it says: "5" may be an integer, "five"
 * is none.
 *
 * @param type the primitive type's name, as `positiveInt`
 * @param value as parsed from JSON; `null` in an array is for the caller
 * @param written a number's own text where the value does not tell it (`StrictJson.written`)
 */
export function checkPrimitive(type: string, value: unknown, written?: string): Faults {
  const checkText = texts.get(type)
  if (checkText) {
    if (typeof value === 'string') return checkTexts(checkText, value)
    return withContent(notString, value, written, (text) => checkTexts(checkText, text))
  }
  const checkNumber = numbers.get(type)
  if (checkNumber) {
    if (typeof value === 'number') return checkNumber(value, written)
    return withContent(notNumber, value, written, (text) => checkNumeral(type, checkNumber, text))
  }
  if (type !== 'boolean') return unknownType
  if (typeof value === 'boolean') return none
  return withContent(notBoolean, value, written, (text) => (text === 'true' || text === 'false' ? none : notTruth))
}

function withContent(kind: Faults, value: unknown, written: string | undefined, check: CheckText): Faults {
  if (typeof value === 'object' || value === undefined) return kind
  const faults = check(written ?? String(value)).filter(({ severity }) => severity === 'error')
  return faults.length > 0 ? [...kind, ...faults] : kind
}

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
/** Characters; a longer text is no number anybody wrote. */
const longestNumeral = 1000

function checkNumeral(type: string, check: CheckNumber, text: string): Faults {
  if (text.length <= longestNumeral && numeral.test(text)) return check(Number(text), text)
  return type === 'decimal' ? notDecimal : notInteger
}

function checkTexts(check: CheckText, value: string): Faults {
  if (value === '') return empty
  if (!/\S/.test(value)) return blank
  const faults = check(value)
  const characters = checkCharacters(value)
  if (characters === none) return faults
  return faults === none ? characters : [...faults, ...characters]
}
