import { el, type Markup } from '../markup.ts'
import { severity } from './allergy.ts'
import type { Item } from './section.ts'
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

export type Problem = {
  readonly id: string
  readonly value: Concept | Unmapped
  /** A second code for the same illness: Orphanet beside ICD-10. */
  readonly rare?: Concept
  readonly kind?: Concept
  readonly period: When
  readonly severity?: Concept
  readonly status?: Concept
  readonly certainty?: Concept
  readonly outcome?: Concept
  readonly concern?: string
  readonly author?: Markup
}

const completed = el('statusCode', { code: 'completed' })
const finding: Concept = { system: 'snomed', code: '282291009', english: 'Diagnosis' }
const statusCode: Concept = { system: 'loinc', code: '33999-4', english: 'Status' }
const healthStatus: Concept = { system: 'loinc', code: '11323-3', english: 'Health status' }
const certaintyCode: Concept = { system: 'loinc', code: '66455-7', english: 'Condition status' }

/** The concern act and observation of one problem, current or past (E.3.15, E.3.7), with its row. */
export function problem(w: Writing, p: Problem): Item {
  return {
    id: p.id,
    cells: [
      { id: `${p.id}-value`, text: display(w, p.value) },
      { id: `${p.id}-severity`, text: p.severity ? display(w, p.severity) : '–' },
      { id: `${p.id}-status`, text: p.status ? display(w, p.status) : '–' },
      printed(p.period),
    ],
    entry: problemConcern(w, p.id, p.concern ?? 'active', p.period, observation(w, p)),
  }
}

function problemConcern(w: Writing, key: string, statusCode: string, period: When, inner: Markup): Markup {
  return el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    templates('E.3.15', 'C.27', 'I.1.4.5.1', 'I.1.4.5.2'),
    id(w, `${key}-concern`),
    el('code', { code: 'CONC', codeSystem: '2.16.840.1.113883.5.6', codeSystemName: 'ActClass' }),
    pointer(key),
    el('statusCode', { code: statusCode }),
    time('effectiveTime', period),
    el('entryRelationship', { typeCode: 'SUBJ', inversionInd: false }, inner),
  )
}

function observation(w: Writing, p: Problem): Markup {
  const rare = p.rare && coded(w, 'translation', p.rare)
  return el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    templates('E.3.7', 'I.1.4.5', 'C.28'),
    id(w, p.id),
    coded(w, 'code', p.kind ?? finding),
    pointer(p.id),
    completed,
    time('effectiveTime', p.period),
    coded(w, 'value', p.value, { attributes: { 'xsi:type': 'CD' }, originalText: `${p.id}-value`, inside: rare }),
    p.author,
    p.severity && severity(w, `${p.id}-severity`, p.severity),
    p.status && related(w, p, ['E.3.9', 'I.1.4.1.1', 'C.57', 'C.50'], statusCode, p.status, 'CE'),
    p.outcome && related(w, p, ['E.3.10', 'I.1.4.1.2', 'C.51'], healthStatus, p.outcome, 'CE'),
    p.certainty && related(w, p, ['E.3.49'], certaintyCode, p.certainty, 'CD', 'SUBJ'),
  )
}

function related(
  w: Writing,
  p: Problem,
  tails: readonly string[],
  code: Concept,
  value: Concept,
  type: string,
  typeCode = 'REFR',
): Markup {
  return el(
    'entryRelationship',
    { typeCode, inversionInd: typeCode === 'SUBJ' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates(...tails),
      coded(w, 'code', code),
      pointer(`${p.id}-status`),
      completed,
      coded(w, 'value', value, { attributes: { 'xsi:type': type } }),
    ),
  )
}

/** A problem section's only entry when there is nothing to list. */
export function problemAbsence(
  w: Writing,
  key: string,
  value: Concept | { readonly nullFlavor: string },
  text: string,
): Item {
  const inner = el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    templates('E.3.7', 'I.1.4.5', 'C.28'),
    id(w, key),
    coded(w, 'code', finding),
    pointer(key),
    completed,
    time('effectiveTime', { nullFlavor: 'NA' }),
    'nullFlavor' in value
      ? el('value', { 'xsi:type': 'CD', nullFlavor: value.nullFlavor })
      : coded(w, 'value', value, { attributes: { 'xsi:type': 'CD' } }),
  )
  return { id: key, cells: [text], entry: problemConcern(w, key, 'active', { nullFlavor: 'NA' }, inner) }
}
