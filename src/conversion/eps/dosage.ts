import type { Quantity as Pq, QuantityInterval, Ratio, Text } from '../../standards/cda/datatypes.ts'
import type { Medication } from '../../standards/cda/patient-summary/medication.ts'
import type { CodeableConcept, Quantity } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { element, elements } from './elements.ts'
import { quantity, range, ratio } from './quantity.ts'
import { words } from './words.ts'
import type { Both } from './map.ts'
import { timing } from './timing.ts'

/** Dose, rate, route, schedule and instruction to the patient as one Dosage (eu-formats 2.4, medication summary). */

/** The part of a substance administration that tells how a medicine is taken. `times` is without the period of use. */
export type Posology = Pick<
  Medication,
  'times' | 'routeCode' | 'siteCode' | 'doseQuantity' | 'rateQuantity' | 'patientInstructions'
>

/** PQ of an amount: a decimal that is not negative, or a null flavour. Anything else has no FHIR value; it is carried. */
export const amount: Both<Pq, Quantity> = {
  to(value) {
    if (value.value === undefined) return quantity.to(value)
    const made = quantity.to(value)
    const number = decimalText(made?.value)
    return number === undefined || number.startsWith('-') ? undefined : made
  },
  from: quantity.from,
}

/** RTO of two amounts; when one of them cannot be told, the strength is not told at all. */
export const amountRatio: Both<Ratio, Json> = {
  to(value) {
    const sides = [value.numerator, value.denominator].filter((side) => side !== undefined)
    return sides.some((side) => says(side) && !amount.to(side)) ? undefined : ratio.to(value)
  },
  from: ratio.from,
}

function says({ value, nullFlavor, originalText }: Pq): boolean {
  return value !== undefined || nullFlavor !== undefined || originalText !== undefined
}

/** `doseQuantity` and `doseRange`, or `rateQuantity` and `rateRange`. */
type Measured = 'dose' | 'rate'

/** A dose of which a bound cannot be told, or whose low is above its high (rng-2), has no FHIR value. */
function measuredTo(name: Measured, value: QuantityInterval | undefined): Json {
  if (!value) return {}
  const { low, high } = value
  if (!low && !high) {
    const made = amount.to(value)
    return made ? { [`${name}Quantity`]: made } : {}
  }
  if ((low && !amount.to(low)) || (high && !amount.to(high))) return {}
  // Only which of the two is greater; the numbers themselves stay text.
  const inOrder = low?.unit !== high?.unit || !(Number(low?.value) > Number(high?.value))
  return inOrder ? { [`${name}Range`]: range.to(value) } : {}
}

function measuredFrom(name: Measured, held: Json): QuantityInterval | undefined {
  const single = held[`${name}Quantity`]
  const bounds = element<Json>(held[`${name}Range`])
  if (single) return amount.from(single)
  return bounds && range.from(bounds)
}

/** The first instruction is the patient's; FHIR has one, the others are additional. */
function instructionsTo(instructions: readonly Text[]): Json {
  const [first, ...more] = instructions.flatMap((each) => (each.text ? [words.to(each)] : []))
  return {
    ...(more.length > 0 ? { additionalInstruction: more } : {}),
    ...(first ? { patientInstruction: first.text, ...(first._text ? { _patientInstruction: first._text } : {}) } : {}),
  }
}

function instructionsFrom(dosage: Json): readonly Text[] {
  const { patientInstruction: text, _patientInstruction: _text } = dosage
  const first = typeof text === 'string' ? words.from({ text, ...(_text ? { _text } : {}) }) : undefined
  const more = elements<CodeableConcept>(dosage.additionalInstruction).flatMap(({ coding, ...rest }) => {
    return words.from(rest) ?? (coding?.[0]?.display ? { text: coding[0].display } : [])
  })
  return [...(first ? [first] : []), ...more]
}

/** A Dosage, or undefined when the source says nothing of how the medicine is taken. Nothing is put in words here. */
export function dosageOf(posology: Posology): Json | undefined {
  const { times, routeCode, siteCode, doseQuantity, rateQuantity, patientInstructions } = posology
  const schedule = timing.to(times)
  const site = siteCode && concept.to(siteCode)
  const route = routeCode && concept.to(routeCode)
  const doseAndRate = { ...measuredTo('dose', doseQuantity), ...measuredTo('rate', rateQuantity) }
  const dosage: Json = {
    ...instructionsTo(patientInstructions),
    ...(schedule ? { timing: schedule } : {}),
    ...(site ? { site } : {}),
    ...(route ? { route } : {}),
    ...(Object.keys(doseAndRate).length > 0 ? { doseAndRate: [doseAndRate] } : {}),
  }
  return Object.keys(dosage).length > 0 ? dosage : undefined
}

/** What a Dosage tells in CDA's terms. Of several doses or rates CDA has room for the first. */
export function posologyOf(dosage: Json): Posology {
  const schedule = element<Json>(dosage.timing)
  const doseAndRate = elements<Json>(dosage.doseAndRate)[0] ?? {}
  return {
    times: (schedule && timing.from(schedule)) ?? [],
    routeCode: dosage.route ? concept.from(dosage.route) : undefined,
    siteCode: dosage.site ? concept.from(dosage.site) : undefined,
    doseQuantity: measuredFrom('dose', doseAndRate),
    rateQuantity: measuredFrom('rate', doseAndRate),
    patientInstructions: instructionsFrom(dosage),
  }
}
