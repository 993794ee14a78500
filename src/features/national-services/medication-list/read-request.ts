import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'

/** What a fetch asks for. */
export type FetchRequest = {
  /** The patient as the caller has them: names, birth date and identifiers alone. */
  readonly patient: Json
  readonly referenceNumbers: readonly string[]
  /** From when on history is wanted. */
  readonly history?: Date
  /** The patient’s consent to a look in kjernejournal; without it there is no look. */
  readonly kjernejournal: boolean
  readonly lockedPrescriptions: boolean
}

/** Consents: the exception is for a look that needs no consent, and opens nothing that is closed. */
const consents = {
  SamtykkeKjernejournal: ['HPAKUTT', 'HPMOTTATTSAMTYKKE', 'HPUNNTAK'],
  SamtykkeSperretLegemidler: ['HPAKUTT', 'HPMOTTATTSAMTYKKE'],
  SamtykkeLasteResepter: ['HPAKUTT', 'HPMOTTATTSAMTYKKE'],
} as const

/** Of one parameter: which member has its value, and every value it may have. */
type Rule = { readonly key: string; readonly repeats?: true; readonly values?: readonly string[] }

/** Every parameter of `$getMedication`. */
const rules: Readonly<Record<string, Rule>> = {
  patient: { key: 'resource' },
  Referansenummer: { key: 'valueString', repeats: true },
  historyTimestamp: { key: 'valueDateTime' },
  SamtykkeKjernejournal: { key: 'valueCode', values: consents.SamtykkeKjernejournal },
  SamtykkeSperretLegemidler: { key: 'valueCode', values: consents.SamtykkeSperretLegemidler },
  SamtykkeLasteResepter: { key: 'valueCode', values: consents.SamtykkeLasteResepter },
  IncludeOriginal: { key: 'valueCode', repeats: true, values: ['include_reseptdok'] },
}

/** JSON Schema of each parameter that a fetch may have. */
export const fetchParameterSchemas: readonly Json[] = Object.entries(rules).map(([name, { key, values }]) => ({
  type: 'object',
  required: ['name', key],
  properties: {
    name: { const: name },
    [key]: key === 'resource' ? { type: 'object' } : values ? { enum: values } : { type: 'string', minLength: 1 },
  },
}))

/**
 * Reads the parameters of `$getMedication`.
 *
 * @throws Problem `invalid`: `parameters-expected`, `parameter-unknown`, `parameter-repeated`, `parameter-value`,
 * `patient-incomplete`, `date-future`
 * @see https://simplifier.net/guide/SFMAPIBasis/getMedication
 */
export function readFetchRequest(body: Json | undefined, now: Date): FetchRequest {
  const given = parametersIn(body)
  const history = given.find(({ name }) => name === 'historyTimestamp')?.value
  return {
    patient: patientOf(objectIn(parameterIn(body, 'patient'), 'resource')),
    referenceNumbers: given.filter(({ name }) => name === 'Referansenummer').map(({ value }) => value),
    ...(history === undefined ? {} : { history: momentIn(history, now) }),
    kjernejournal: given.some(({ name }) => name === 'SamtykkeKjernejournal'),
    lockedPrescriptions: given.some(({ name }) => name === 'SamtykkeLasteResepter'),
  }
}

function parametersIn(body: Json | undefined): readonly { readonly name: string; readonly value: string }[] {
  if (body?.resourceType !== 'Parameters')
    throw fault('parameters-expected', 'The body must be Parameters', 'Parameters')
  const seen = new Set<string>()
  return listIn(body, 'parameter').flatMap((parameter, nth) => {
    const at = `Parameters.parameter[${nth}]`
    const name = textIn(parameter, 'name') ?? ''
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) throw fault('parameter-unknown', 'A parameter is not one of this operation', at)
    if (seen.has(name) && !rule.repeats) throw fault('parameter-repeated', 'A parameter may stand once', at)
    seen.add(name)
    if (rule.key === 'resource') return []
    const value = textIn(parameter, rule.key)
    if (value === undefined || (rule.values && !rule.values.includes(value))) {
      throw fault('parameter-value', 'A parameter has a value it may not have', `${at}.${rule.key}`)
    }
    return [{ name, value }]
  })
}

/** FHIR dateTime with a time is a moment; a day alone is its beginning. */
function momentIn(value: string, now: Date): Date {
  const at = 'Parameters.parameter.where(name=’historyTimestamp’)'
  const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.test(value) && new Date(value)
  if (!moment || Number.isNaN(moment.getTime())) throw fault('parameter-value', 'A parameter has no date and time', at)
  if (moment > now) throw fault('date-future', 'A date is in the future', at)
  return moment
}

/** Name and address must be there, and a number: the box has nobody without one. */
function patientOf(patient: Json | undefined): Json {
  const missing = ['name', 'address', 'identifier'].find((each) => listIn(patient, each).length === 0)
  if (patient?.resourceType !== 'Patient' || missing !== undefined) {
    throw fault(
      'patient-incomplete',
      'The patient must have identifier, name and address',
      'Parameters.parameter.patient',
    )
  }
  const birthDate = textIn(patient, 'birthDate')
  return {
    identifier: listIn(patient, 'identifier').filter(({ system }) => isNational(system)),
    name: listIn(patient, 'name').map(({ family, given }) => ({ family, given })),
    ...(birthDate === undefined ? {} : { birthDate }),
  }
}

function isNational(system: unknown): boolean {
  return system === identifierSystems.FNR || system === identifierSystems.DNR
}

/** The number of a patient of FHIR. */
export function nationalNumberIn(patient: Json | undefined): string | undefined {
  return textIn(
    listIn(patient, 'identifier').find(({ system }) => isNational(system)),
    'value',
  )
}

/** A parameter by its name. */
export function parameterIn(body: Json | undefined, name: string): Json | undefined {
  return listIn(body, 'parameter').find((each) => each.name === name)
}

function fault(code: string, message: string, at: string): Problem {
  return new Problem('invalid', code, message, { at })
}
