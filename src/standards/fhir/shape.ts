import { Problem } from '../../kernel/problem.ts'
import { decimalText } from './json.ts'

/**
 * Whether JSON has the form that FHIR gives its elements, by their names: texts where texts must be, lists where lists
 * must be, nothing null. Says nothing of cardinality, bindings or invariants: those are for a validator.
 *
 * @see https://hl7.org/fhir/R4/json.html
 */

type Form = 'text' | 'texts' | 'objects'

const words = (names: string) => names.trim().split(/\s+/)
const formsOf = (form: Form, names: string) => words(names).map((name) => [name, form] as const)

/** Elements that have one form wherever they stand. */
const forms: ReadonlyMap<string, Form> = new Map([
  ...formsOf(
    'text',
    `resourceType id url system display reference unit div family city district state postalCode country start
     end fullUrl title use status birthDate gender lotNumber expirationDate recordedDate dateAsserted recorded onset
     criticality confidentiality timestamp contentType mode date patientInstruction modelNumber`,
  ),
  ...formsOf('texts', 'given prefix suffix line'),
  ...formsOf('objects', 'extension modifierExtension coding'),
])

/** Elements whose form depends on what they stand in. */
const formsIn: ReadonlyMap<string, Form> = new Map([
  ...['coding', 'valueCoding'].flatMap((each) => formsOf('text', `${each}.code ${each}.version`)),
  ...['identifier', 'targetIdentifier', 'valueIdentifier', 'telecom'].map((each) => [`${each}.value`, 'text'] as const),
  ...formsOf('text', 'reaction.description attachment.data attester.time note.time deviceName.name'),
])

/** What stands in a resource or a section as `text` is its narrative. */
const narrated: ReadonlySet<string> = new Set(['resource', 'section'])

function formOf(name: string, holder: string): Form | undefined {
  if (name === 'text') return narrated.has(holder) ? undefined : 'text'
  return forms.get(name) ?? formsIn.get(`${holder}.${name}`) ?? (textChoice.test(name) ? 'text' : undefined)
}

/** Types by the end of a choice of types, as in `valueString` and `onsetDateTime`. */
const textChoice = /^(?:value|onset|abatement|effective|performed|occurrence|timing)(?:String|DateTime|Code|Url|Uri)$/

const fits: Readonly<Record<Form, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  texts: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string' || each === null),
  objects: (value) => Array.isArray(value) && value.every(isObject),
}

/**
 * @param read types of resources to look into; the others, and contained ones, may be as they like
 * @throws Problem `fhir-form` with the path of the first element that has another form
 */
export function requireShape(bundle: unknown, read: ReadonlySet<string>): void {
  visit(bundle, '', '', 'Bundle')

  function visit(value: unknown, name: string, holder: string, at: string): void {
    if (at.length > longestPath) throw wrongForm('Bundle')
    const form = formOf(name, holder)
    if (form && !fits[form](value)) throw wrongForm(at)
    if (Array.isArray(value)) {
      // Beside a list of primitives stand those that have extensions, and null for the others.
      const gaps = value.some((each) => typeof each === 'string') || name.startsWith('_')
      for (const [position, each] of value.entries())
        if (!(gaps && each === null)) visitOne(each, name, `${at}[${position}]`)
      if (value.some(isObject) && value.some((each) => !isObject(each) && each !== null)) throw wrongForm(at)
    } else visitOne(value, name, at)
  }

  function visitOne(value: unknown, name: string, at: string): void {
    if (value === null || value === undefined || Array.isArray(value)) throw wrongForm(at)
    if (!isObject(value)) {
      // What stands beside a primitive is an object, and so is a resource.
      if (name.startsWith('_') || objects.has(name)) throw wrongForm(at)
      return
    }
    if (name === 'contained') return
    // Of any resource it is asked what it is, who says so, and how it is extended.
    const whole = name !== 'resource' || (typeof value.resourceType === 'string' && read.has(value.resourceType))
    for (const [inner, each] of Object.entries(value))
      if (whole || always.has(inner)) visit(each, inner, name, `${at}.${sayable(inner)}`)
  }
}

const always: ReadonlySet<string> = new Set(['resourceType', 'id', 'extension'])
/** Characters; FHIR nests some twenty deep, a hostile text as deep as it likes. */
const longestPath = 2000

const objects: ReadonlySet<string> = new Set(['', 'entry', 'resource'])

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && decimalText(value) === undefined
}

/** An element's name; whatever else stands for one is the sender's, and not repeated. */
function sayable(name: string): string {
  return /^_?[A-Za-z]{1,40}$/.test(name) ? name : '?'
}

function wrongForm(at: string): Problem {
  return new Problem('invalid', 'fhir-form', 'An element has not the form that FHIR JSON gives it', { at })
}
