import { type Child, el, type Markup } from '../markup.ts'
import type { Cell, Item } from './section.ts'
import {
  coded,
  type Concept,
  display,
  id,
  pointer,
  printed,
  templates,
  time,
  type Unmapped,
  type When,
  type Writing,
} from './writing.ts'

/** A value of an observation, by the HL7 type it is written as. */
export type Value =
  | { readonly quantity: readonly [value: number | string, unit: string] }
  | { readonly range: readonly [low: number, high: number, unit: string] }
  | { readonly concept: Concept | Unmapped; readonly type?: 'CD' | 'CE' }
  | { readonly text: string }
  | { readonly integer: number }
  | { readonly moment: string }
  | { readonly nullFlavor: string }

/** Writes `value`, its type in `xsi:type`. */
export function value(w: Writing, of: Value): Markup {
  const typed = (type: string, attributes: Record<string, string | number>, ...children: readonly Child[]): Markup =>
    el('value', { 'xsi:type': type, ...attributes }, ...children)
  if ('quantity' in of) return typed('PQ', { value: of.quantity[0], unit: of.quantity[1] })
  if ('range' in of) {
    const [low, high, unit] = of.range
    return typed('IVL_PQ', {}, el('low', { value: low, unit }), el('high', { value: high, unit }))
  }
  if ('concept' in of) return coded(w, 'value', of.concept, { attributes: { 'xsi:type': of.type ?? 'CD' } })
  if ('text' in of) return typed('ST', {}, of.text)
  if ('integer' in of) return typed('INT', { value: of.integer })
  return 'moment' in of ? typed('TS', { value: of.moment }) : typed('CD', { nullFlavor: of.nullFlavor })
}

function valueText(w: Writing, of: Value): string {
  if ('quantity' in of) return of.quantity.filter((part) => part !== '1').join(' ')
  if ('range' in of) return `${of.range[0]} – ${of.range[1]} ${of.range[2]}`
  if ('concept' in of) return display(w, of.concept)
  if ('text' in of) return of.text
  if ('integer' in of) return String(of.integer)
  return 'moment' in of ? printed(of.moment) : '–'
}

export type Observation = {
  readonly id: string
  readonly code: Concept | Unmapped
  readonly value: Value
  readonly when: When
  readonly interpretation?: Concept
  readonly range?: readonly [low: number, high: number, unit: string]
  readonly author?: Markup
  readonly inside?: readonly Markup[]
}

/** An observation of any kind: the templates say which. */
export function observation(w: Writing, tails: readonly string[], o: Observation): Markup {
  return el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    templates(...tails),
    id(w, o.id),
    coded(w, 'code', o.code, 'text' in o.code ? {} : { originalText: `${o.id}-code` }),
    pointer(o.id),
    el('statusCode', { code: 'completed' }),
    time('effectiveTime', o.when),
    value(w, o.value),
    o.interpretation && coded(w, 'interpretationCode', o.interpretation),
    o.author,
    o.inside,
    o.range && el('referenceRange', {}, el('observationRange', {}, value(w, { range: o.range }), normal(w))),
  )
}

const normal = (w: Writing): Markup =>
  coded(w, 'interpretationCode', { system: 'interpretation', code: 'N', english: 'Normal' })

const cells = (w: Writing, o: Observation, ...more: readonly Cell[]): readonly Cell[] => [
  { id: `${o.id}-code`, text: display(w, o.code) },
  valueText(w, o.value),
  ...more,
  printed(o.when),
]

/** One thing in the social history (E.3.23): a habit with an amount and a period. */
export function social(w: Writing, o: Observation): Item {
  return {
    id: o.id,
    cells: cells(w, o),
    entry: observation(w, ['E.3.23', 'E.3.20', 'I.1.4.13', 'I.1.4.13.4', 'C.33'], o),
  }
}

/** A pregnancy status, with the expected date of delivery inside (E.3.45, E.3.24): a row each, one entry. */
export function pregnancyStatus(w: Writing, o: Observation, delivery?: Observation): readonly Item[] {
  const expected = delivery && observation(w, ['E.3.24', 'E.3.20', 'I.1.4.13', 'I.1.4.13.5'], delivery)
  const nested = expected && el('entryRelationship', { typeCode: 'COMP' }, expected)
  const status: Value = 'concept' in o.value ? { ...o.value, type: 'CE' } : o.value
  const entry = observation(w, ['E.3.45'], { ...o, value: status, inside: nested ? [nested] : [] })
  return [o, ...(delivery ? [delivery] : [])].map((row) => ({ id: row.id, cells: cells(w, row), entry }))
}

/** A count of pregnancies with one outcome (E.3.46). */
export function pregnancyOutcome(w: Writing, o: Observation): Item {
  return { id: o.id, cells: cells(w, o), entry: observation(w, ['E.3.46'], o) }
}

/** The vital signs taken at one time (E.3.21, E.3.22): one item for each, one organizer for all. */
export function vitals(
  w: Writing,
  key: string,
  when: string,
  signs: readonly Omit<Observation, 'when'>[],
): readonly Item[] {
  const all = signs.map((sign) => ({ ...sign, when }))
  const entry = organizer(
    w,
    key,
    ['E.3.21', 'I.1.4.13.1', 'C.32', 'C.35'],
    vitalSigns,
    when,
    all.map((sign) => observation(w, vitalTemplates, sign)),
  )
  return all.map((sign) => ({ id: sign.id, cells: cells(w, sign), entry }))
}

const vitalSigns: Concept = { system: 'snomed', code: '46680005', english: 'Vital signs' }
const vitalTemplates = ['E.3.22', 'E.3.20', 'I.1.4.13', 'I.1.4.13.2', 'C.31']

/** A group of observations under one code. */
export function organizer(
  w: Writing,
  key: string,
  tails: readonly string[],
  code: Concept,
  when: When,
  members: readonly Markup[],
  classCode = 'CLUSTER',
): Markup {
  return el(
    'organizer',
    { classCode, moodCode: 'EVN' },
    templates(...tails),
    id(w, key),
    coded(w, 'code', code),
    el('statusCode', { code: 'completed' }),
    time('effectiveTime', when),
    members.map((member) => el('component', {}, member)),
  )
}

/** Blood group (E.3.25). */
export function bloodGroup(w: Writing, key: string, group: Concept, when: string): Item {
  const code: Concept = { system: 'loinc', code: '34530-6', english: 'ABO and Rh group panel - Blood' }
  const o: Observation = { id: key, code, value: { concept: group, type: 'CE' }, when }
  return { id: key, cells: cells(w, o, '–'), entry: observation(w, ['E.3.25', 'E.3.20', 'I.1.4.13.6', 'I.1.4.13'], o) }
}

/** A battery of results (E.3.42, E.3.43). */
export function battery(
  w: Writing,
  key: string,
  code: Concept,
  when: string,
  results: readonly Omit<Observation, 'when'>[],
): readonly Item[] {
  const all = results.map((result) => ({ ...result, when }))
  const members = all.map((result) => observation(w, ['E.3.43', 'I.1.4.13'], result))
  const entry = organizer(w, key, ['E.3.42'], code, when, members, 'BATTERY')
  const range = (of: Observation): string => (of.range ? `${of.range[0]} – ${of.range[1]} ${of.range[2]}` : '–')
  return all.map((result) => ({ id: result.id, cells: cells(w, result, range(result)), entry }))
}

/** An assessment of function (E.3.39, E.3.40). */
export function functional(
  w: Writing,
  key: string,
  when: string,
  findings: readonly Omit<Observation, 'when'>[],
): readonly Item[] {
  const code: Concept = { system: 'loinc', code: '47420-5', english: 'Functional status assessment note' }
  const all = findings.map((finding) => ({ ...finding, when }))
  const entry = organizer(
    w,
    key,
    ['E.3.39'],
    code,
    when,
    all.map((finding) => observation(w, ['E.3.40', 'I.1.4.13'], finding)),
  )
  return all.map((finding) => ({ id: finding.id, cells: cells(w, finding), entry }))
}
