import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { Problem } from '../../../kernel/problem.ts'
import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'

/** What a field of a resource holds. */
type Field =
  | { readonly is: 'date'; readonly past?: true }
  | { readonly is: 'text'; readonly pattern?: RegExp }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  | { readonly is: 'number'; readonly from: number; readonly to: number }
  | { readonly is: 'yes-or-no' }
  /** DHG's CodeAndSystem: the caller says the code, the service adds the rest. */
  | { readonly is: 'code'; readonly system: string; readonly displays: Readonly<Record<string, string>> }

/** A kind of resource in a maternity record. */
export type ResourceType = {
  readonly what: string
  /** There may be several, each with an id of its own; of others there is one. */
  readonly many?: true
  /** Fields that are checked; what else is sent is kept as it came. */
  readonly fields: Readonly<Record<string, Field & { readonly required?: true }>>
}

/** Characters of one field. */
const longestText = 4_000

/** Weeks and days of a pregnancy, as `24+3`. */
const gestationalAge: Field = { is: 'text', pattern: /^([0-9]|[1-3]\d|4[0-5])\+[0-6]$/ }

const country: Field = {
  is: 'code',
  system: 'VOLVEN_9043',
  displays: { NO: 'Norge', SE: 'Sverige', DK: 'Danmark', PL: 'Polen', SY: 'Syria', GB: 'Storbritannia' },
}

/**
 * Every RESOURCE_TYPE of DHG. Fields of appointments are described in public; those of the others are our proposal as far
 * as they are listed.
 *
 * @see https://utviklerportal.nhn.no/informasjonstjenester/digitalt-helsekort-for-gravide
 */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  antenatalAppointments: {
    what: 'Svangerskapskonsultasjoner',
    many: true,
    fields: {
      appointmentDate: { is: 'date', past: true, required: true },
      pregnancyWeek: { is: 'number', from: 0, to: 45 },
      gestationalAge,
      motherWeight: { is: 'number', from: 25, to: 350 },
      bloodPressure: { is: 'text', pattern: /^\d{2,3}\/\d{2,3}$/ },
      proteinInUrine: { is: 'one-of', values: ['Neg', 'Spor', '1+', '2+', '3+'] },
    },
  },
  symphysisFundalHeights: {
    what: 'Symfyse-fundusmål',
    many: true,
    fields: {
      measurementDate: { is: 'date', past: true, required: true },
      gestationalAge,
      heightInCm: { is: 'number', from: 5, to: 60 },
    },
  },
  clinicalTests: { what: 'Anbefalte prøver og prøver ved behov', fields: {} },
  currentPregnancy: {
    what: 'Aktuelt svangerskap',
    fields: { lastMenstrualPeriod: { is: 'date', past: true }, estimatedDueDate: { is: 'date' } },
  },
  geneticDisorders: { what: 'Arvelige sykdommer', fields: {} },
  lifestyleFactors: { what: 'Levevaner', fields: {} },
  medicalConditions: { what: 'Tidligere og nåværende sykdommer', fields: {} },
  medication: { what: 'Legemiddelopplysninger', fields: {} },
  mother: { what: 'Den gravide', fields: { name: { is: 'text' }, address: { is: 'text' }, country } },
  pointsOfContact: {
    what: 'Fastlege, jordmor og andre',
    fields: { generalPractitioner: { is: 'text' }, midwife: { is: 'text' } },
  },
  previousPregnancies: { what: 'Tidligere svangerskap', fields: {} },
  rhesusDNegative: { what: 'RhD-negativ gravid', fields: { isRhesusDNegative: { is: 'yes-or-no' } } },
  vitalMeasurementsBeforePregnancy: {
    what: 'Vitale mål før svangerskap',
    fields: { height: { is: 'number', from: 100, to: 230 }, weight: { is: 'number', from: 25, to: 350 } },
  },
}

/**
 * A resource as it is kept: checked, codes filled in, without what the service itself writes beside it.
 *
 * @throws Problem `invalid`: `field-missing`, `field-value`, `field-in-future`, `code-system`, naming the field
 */
export function readResource({ fields }: ResourceType, body: Json, now: Date): Json {
  const { metadata: _, recordId: __, lastUpdatedBy: ___, deleted: ____, ...said } = body
  for (const [name, { required }] of Object.entries(fields)) {
    if (required && said[name] === undefined) throw wrong('field-missing', 'A field is missing', name)
  }
  const read = Object.entries(said).map(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return [name, field === undefined || value === null ? value : readField(field, value, { name, now })]
  })
  return Object.fromEntries(read)
}

type At = { readonly name: string; readonly now: Date }

function readField(field: Field, value: unknown, at: At): unknown {
  if (field.is === 'code') return readCode(field, value, at)
  if (!holds(field, value)) throw wrong('field-value', 'A field has a value it may not have', at.name)
  if (field.is === 'date' && field.past && String(value) > norwegianDay(at.now)) {
    throw wrong('field-in-future', 'The date is still to come', at.name)
  }
  return value
}

function holds(field: Exclude<Field, { is: 'code' }>, value: unknown): boolean {
  if (field.is === 'yes-or-no') return typeof value === 'boolean'
  if (field.is === 'number') {
    const text = decimalText(value)
    return text !== undefined && Number(text) >= field.from && Number(text) <= field.to
  }
  if (typeof value !== 'string' || value.length > longestText) return false
  if (field.is === 'one-of') return field.values.includes(value)
  if (field.is === 'text') return field.pattern?.test(value) ?? true
  return isDay(value)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function readCode({ system, displays }: Extract<Field, { is: 'code' }>, value: unknown, { name }: At): Json {
  const { code, codeSystem = system, display } = isObject(value) ? value : {}
  if (codeSystem !== system) throw wrong('code-system', 'The code is of another system', name)
  if (typeof code !== 'string' || !Object.hasOwn(displays, code)) {
    throw wrong('field-value', 'The code is not one of its system', name)
  }
  return { code, display: display ?? displays[code], codeSystem }
}

function wrong(code: string, message: string, at: string): Problem {
  return new Problem('invalid', code, message, { at })
}

/** JSON Schema of a resource as it is sent. */
export function schemaOf({ fields }: ResourceType): Json {
  return {
    type: 'object',
    required: Object.entries(fields).flatMap(([name, { required }]) => (required ? [name] : [])),
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)])),
  }
}

function schemaOfField(field: Field): Json {
  if (field.is === 'date') return { type: 'string', format: 'date' }
  if (field.is === 'one-of') return { enum: field.values }
  if (field.is === 'number') return { type: 'number', minimum: field.from, maximum: field.to }
  if (field.is === 'yes-or-no') return { type: 'boolean' }
  if (field.is === 'text')
    return { type: 'string', maxLength: longestText, ...(field.pattern ? { pattern: field.pattern.source } : {}) }
  return { type: 'object', required: ['code'], properties: { code: { enum: Object.keys(field.displays) } } }
}
