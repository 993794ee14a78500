import { el, type Markup } from '../markup.ts'
import { type Ingredient, material, type Product } from './product.ts'
import type { Cell, Item } from './section.ts'
import {
  coded,
  type Concept,
  display,
  id,
  pointer,
  printed,
  say,
  templates,
  time,
  type When,
  type Writing,
} from './writing.ts'

export type Amount = readonly [value: number | string, unit: string]

/** When to take it: an interval in hours, days or weeks, an event of the day, or a moment. */
export type Timing =
  | { readonly every: Amount; readonly phase?: string }
  | { readonly event: string; readonly offset?: Amount }
  | { readonly at: string }

export type Medication = Product & {
  readonly id: string
  readonly status?: string
  readonly mood?: 'INT' | 'EVN'
  readonly period: When
  readonly timing?: readonly Timing[]
  readonly dose?: Amount | { readonly low: Amount; readonly high: Amount }
  readonly rate?: Amount
  readonly route?: Concept
  readonly reason?: Concept
  /** To the patient (E.3.12, PINSTRUCT). */
  readonly instruction?: string
  /** To the pharmacist (E.3.13, FINSTRUCT). */
  readonly fulfilment?: string
  readonly substitution?: Concept
  readonly author?: Markup
}

const events: Readonly<Record<string, string>> = {
  ACM: 'before breakfast',
  CM: 'at breakfast',
  CD: 'at lunch',
  CV: 'at dinner',
  ACV: 'before dinner',
  PCV: 'after dinner',
  HS: 'at bedtime',
  C: 'with meals',
  AC: 'before meals',
  PC: 'after meals',
  ACD: 'before lunch',
  PCD: 'after lunch',
}

const amountText = ([value, unit]: Amount): string => (unit === '1' ? String(value) : `${value} ${unit}`)

function doseText(w: Writing, m: Medication): string {
  const dose =
    m.dose === undefined
      ? ''
      : 'low' in m.dose
        ? `${amountText(m.dose.low)} – ${amountText(m.dose.high)}`
        : amountText(m.dose)
  const times = (m.timing ?? []).map((timing) =>
    'every' in timing
      ? `${say(w, 'every')} ${amountText(timing.every)}`
      : 'event' in timing
        ? say(w, events[timing.event] ?? timing.event)
        : printed(timing.at),
  )
  return [dose, ...times].filter(Boolean).join('; ') || '–'
}

function doseCell(w: Writing, m: Medication): Cell {
  const more = { instruction: m.instruction, fulfilment: m.fulfilment }
  const told = Object.entries(more).flatMap(([key, text]) => (text ? [{ id: `${m.id}-${key}`, text }] : []))
  return [{ id: `${m.id}-dose`, text: doseText(w, m) }, ...told]
}

const strengthText = (part: Ingredient): string =>
  part.strength === undefined
    ? '–'
    : 'text' in part.strength
      ? part.strength.text
      : `${amountText(part.strength.of)} / ${amountText(part.strength.per)}`

function parts(m: Product): readonly Ingredient[] {
  return [...(m.ingredients ?? []), ...(m.parts ?? []).flatMap(({ product }) => parts(product))]
}

/** One medicine of the medication summary (E.3.4) with its row. */
export function medication(w: Writing, m: Medication): Item {
  return {
    id: m.id,
    cells: [
      { id: `${m.id}-name`, text: m.name },
      {
        id: `${m.id}-substance`,
        text:
          parts(m)
            .map(({ substance }) => display(w, substance))
            .join(', ') || (m.atc ? display(w, m.atc) : '–'),
      },
      { id: `${m.id}-strength`, text: parts(m).map(strengthText).join(', ') || '–' },
      { id: `${m.id}-form`, text: m.form ? display(w, m.form) : '–' },
      doseCell(w, m),
      { id: `${m.id}-route`, text: m.route ? display(w, m.route) : '–' },
      printed(m.period),
      { id: `${m.id}-reason`, text: m.reason ? display(w, m.reason) : '–' },
    ],
    entry: administration(w, m),
  }
}

/** Template that says how the doses lie: normal, tapered, split, conditional, combined (IHE PCC 1.4.7.1 and on). */
const normalDosing = 'I.1.4.7.1'

function administration(w: Writing, m: Medication): Markup {
  return el(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: m.mood ?? 'INT' },
    templates('E.3.4', 'I.1.4.7', normalDosing, 'C.24'),
    id(w, m.id),
    pointer(m.id),
    el('statusCode', { code: m.status ?? 'active' }),
    time('effectiveTime', m.period, { 'xsi:type': 'IVL_TS' }),
    (m.timing ?? []).map(timing),
    m.route && coded(w, 'routeCode', m.route, { originalText: `${m.id}-route` }),
    m.dose && dose(m.dose),
    m.rate && el('rateQuantity', { value: m.rate[0], unit: m.rate[1] }),
    el('consumable', { typeCode: 'CSM' }, manufactured(w, m)),
    m.author,
    m.reason && reason(w, m.id, m.reason),
    m.instruction ? instruction(w, `${m.id}-instruction`, 'PINSTRUCT', 'I.1.4.3', 'Patient instructions') : undefined,
    m.fulfilment
      ? instruction(w, `${m.id}-fulfilment`, 'FINSTRUCT', 'I.1.4.3.1', 'Fulfilment instructions')
      : undefined,
    m.substitution && substitution(w, m.substitution),
  )
}

function timing(of: Timing): Markup {
  const operator = { operator: 'A' }
  if ('at' in of) return el('effectiveTime', { ...operator, value: of.at })
  if ('every' in of) {
    const attributes = { 'xsi:type': 'PIVL_TS', institutionSpecified: false, ...operator }
    const phase = of.phase ? el('phase', {}, el('low', { value: of.phase })) : undefined
    return el('effectiveTime', attributes, phase, el('period', { value: of.every[0], unit: of.every[1] }))
  }
  const offset = of.offset && el('offset', {}, el('low', { value: of.offset[0], unit: of.offset[1] }))
  const event = el('event', { code: of.event, codeSystem: '2.16.840.1.113883.5.139' })
  return el('effectiveTime', { 'xsi:type': 'EIVL_TS', ...operator }, event, offset)
}

function dose(of: NonNullable<Medication['dose']>): Markup {
  if (!('low' in of)) return el('doseQuantity', { value: of[0], unit: of[1] })
  const [low, high] = [of.low, of.high].map(([value, unit]) => ({ value, unit }))
  return el('doseQuantity', {}, el('low', low), el('high', high))
}

/** `manufacturedProduct` around the material, with the templates of the dialect. */
function manufactured(w: Writing, m: Product & { readonly id: string }): Markup {
  const tails = w.dialect === 'epsos' ? ['E.3.1', 'I.1.4.7.2', 'C.53'] : ['E.3.31']
  return el('manufacturedProduct', { classCode: 'MANU' }, templates(...tails), material(w, m, m.id))
}

function reason(w: Writing, key: string, value: Concept): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'RSON' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates('E.3.41', 'I.1.4.13'),
      id(w, `${key}-reason`),
      coded(w, 'code', { system: 'snomed', code: '282291009', english: 'Diagnosis' }),
      pointer(`${key}-reason`),
      el('statusCode', { code: 'completed' }),
      time('effectiveTime', { nullFlavor: 'UNK' }),
      coded(w, 'value', value, { attributes: { 'xsi:type': 'CD' } }),
    ),
  )
}

function instruction(w: Writing, target: string, code: string, template: string, english: string): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'SUBJ', inversionInd: true },
    el(
      'act',
      { classCode: 'ACT', moodCode: 'INT' },
      templates(template),
      el('code', {
        code,
        codeSystem: '1.3.6.1.4.1.19376.1.5.3.2',
        codeSystemName: 'IHEActCode',
        displayName: say(w, english),
      }),
      pointer(target),
      el('statusCode', { code: 'completed' }),
    ),
  )
}

function substitution(w: Writing, value: Concept): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'SUBJ', inversionInd: true },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'DEF' },
      el('code', { code: 'SUBST', codeSystem: '2.16.840.1.113883.5.6' }),
      coded(w, 'value', value, { attributes: { 'xsi:type': 'CE' } }),
    ),
  )
}

/** A medication section's only entry when there is nothing to list. */
export function medicationAbsence(
  w: Writing,
  key: string,
  code: Concept | { readonly nullFlavor: string },
  text: string,
): Item {
  const entry = el(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: 'EVN' },
    templates('E.3.4', 'C.24'),
    id(w, key),
    'nullFlavor' in code ? el('code', { nullFlavor: code.nullFlavor }) : coded(w, 'code', code),
    pointer(key),
    el('statusCode', { code: 'completed' }),
    time('effectiveTime', { nullFlavor: 'NA' }, { 'xsi:type': 'IVL_TS' }),
    time('effectiveTime', { nullFlavor: 'NA' }, { operator: 'A' }),
    el(
      'consumable',
      {},
      el(
        'manufacturedProduct',
        { classCode: 'MANU' },
        templates(w.dialect === 'epsos' ? 'E.3.1' : 'E.3.31'),
        el('manufacturedMaterial', { nullFlavor: 'NA' }),
      ),
    ),
  )
  return { id: key, cells: [text], entry }
}
