import { checkDate, checkDateTime, checkInstant, checkTime } from './primitive-date.ts'
import { type Faults, none, oneFault } from './primitive-fault.ts'
import { checkDecimal, checkInteger, checkPositiveInt, checkUnsignedInt } from './primitive-number.ts'
import { checkBase64Binary, checkCharacters, checkCode, checkId, checkMarkdown, checkString } from './primitive-text.ts'
import { checkCanonical, checkOid, checkUri, checkUuid } from './primitive-uri.ts'

const texts: Readonly<Record<string, (value: string) => Faults>> = {
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
}

const numbers: Readonly<Record<string, (value: number, written: string | undefined) => Faults>> = {
  decimal: checkDecimal,
  integer: checkInteger,
  positiveInt: checkPositiveInt,
  unsignedInt: checkUnsignedInt,
}

const notString = oneFault('error', 'primitive-kind', { kind: 'string' })
const notNumber = oneFault('error', 'primitive-kind', { kind: 'number' })
const notBoolean = oneFault('error', 'primitive-kind', { kind: 'boolean' })
const empty = oneFault('error', 'primitive-empty')
const blank = oneFault('warning', 'primitive-blank')
const unknownType = oneFault('information', 'not-checked-primitive-type')

/**
 * What is wrong with the value of a primitive element, by the form FHIR R4 gives its type
 * (https://hl7.org/fhir/R4/datatypes.html#primitive). Says nothing of bindings, lengths or bounds of a profile, nor of
 * what stands in XHTML.
 *
 * @param type the primitive type's name, as `positiveInt`
 * @param value as parsed from JSON; `null` in an array is for the caller
 * @param written a number's own text where the value does not tell it (`StrictJson.written`)
 */
export function checkPrimitive(type: string, value: unknown, written?: string): Faults {
  const checkText = texts[type]
  if (checkText) return typeof value === 'string' ? checkTexts(checkText, value) : notString
  const checkNumber = numbers[type]
  if (checkNumber) return typeof value === 'number' ? checkNumber(value, written) : notNumber
  if (type === 'boolean') return typeof value === 'boolean' ? none : notBoolean
  return unknownType
}

function checkTexts(check: (value: string) => Faults, value: string): Faults {
  if (value === '') return empty
  if (!/\S/.test(value)) return blank
  const faults = check(value)
  const characters = checkCharacters(value)
  if (characters === none) return faults
  return faults === none ? characters : [...faults, ...characters]
}
