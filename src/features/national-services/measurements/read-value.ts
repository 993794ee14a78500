import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { MeasurementRule, QuantityRule } from './kinds.ts'
import { wrong } from './observation-form.ts'
import { lineCodedAs } from './read-codes.ts'

const ucum = 'http://unitsofmeasure.org'

const values = ['valueQuantity', 'valueCodeableConcept', 'valueString', 'valueInteger'] as const

/**
 * Checks that an Observation's value and parts are what its kind has: a number in a unit of the kind, a score within its
 * scale, the parts that must be there, and a total that is the sum of them. Whether a value is likely is not looked at.
 *
 * @throws Problem `invalid`: `value-missing`, `value-kind`, `value-number`, `value-unit`, `score-out-of-scale`,
 * `score-differs`, `part-missing`, `part-repeated`, and those of `lineCodedAs`
 */
export function requireValue(observation: Json, rule: MeasurementRule): void {
  const total = rule.value === undefined ? undefined : valueIn(observation, rule.value, '')
  if (rule.value === undefined && values.some((name) => observation[name] !== undefined)) {
    throw wrong('value-kind', 'The value stands in the parts, and nowhere else', 'value[x]')
  }
  const parts = partsIn(observation, rule)
  if (total === undefined || parts.length !== rule.sumOf || parts.includes(undefined)) return
  const sum = parts.reduce<number>((so, part) => so + (part ?? 0), 0)
  if (sum !== total) throw wrong('score-differs', 'The score is not the sum of its parts', 'valueQuantity')
}

type Parts = readonly (number | undefined)[]

function partsIn({ component = [] }: Json, { parts = {} }: MeasurementRule): Parts {
  const table = Object.entries(parts)
  const given = (component as readonly Json[]).map((each, position) => {
    const at = `component[${position}]`
    if (table.length === 0) throw wrong('value-kind', 'The measurement has no parts', at)
    const [name, part] = lineCodedAs(table, each.code, `${at}.code`)
    return { name, value: valueIn(each, part, `${at}.`) }
  })
  if (new Set(given.map(({ name }) => name)).size < given.length) {
    throw wrong('part-repeated', 'A part stands twice', 'component')
  }
  if (table.some(([name, { required }]) => required && !given.some((each) => each.name === name))) {
    throw wrong('part-missing', 'A part is missing', 'component')
  }
  return given.map(({ value }) => value)
}

/** The number, where there is one; a reason why there is none may take its place. */
function valueIn(holder: Json, rule: QuantityRule | 'concept', at: string): number | undefined {
  const given = values.filter((name) => holder[name] !== undefined)
  const [name, ...others] = given
  if (!name && isObject(holder.dataAbsentReason)) return undefined
  if (!name) throw wrong('value-missing', 'There is neither a value nor a reason why not', `${at}value[x]`)
  const wanted = rule === 'concept' ? 'valueCodeableConcept' : 'valueQuantity'
  if (others.length > 0 || name !== wanted || !isObject(holder[name]) || holder.dataAbsentReason !== undefined) {
    throw wrong('value-kind', 'The value is of another kind than what is measured', `${at}value[x]`)
  }
  return rule === 'concept' ? undefined : quantityIn(holder[name], rule, `${at}valueQuantity`)
}

function quantityIn(quantity: Json, { units, score }: QuantityRule, at: string): number {
  const number = Number(decimalText(quantity.value) ?? Number.NaN)
  if (!Number.isFinite(number)) throw wrong('value-number', 'The value is no number', at)
  if (!score && number < 0) throw wrong('value-number', 'The value is below nought', at)
  const { system, code, unit } = quantity
  const named = code ?? unit
  const fits = named === undefined ? score !== undefined : units.some((each) => each === named)
  if (!fits || (system !== undefined && system !== ucum)) throw wrong('value-unit', 'The unit is another', at)
  if (score && !(Number.isInteger(number) && number >= score.from && number <= score.to)) {
    throw wrong('score-out-of-scale', 'The score is not one of its scale', at)
  }
  return number
}
