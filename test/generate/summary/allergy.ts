import { el, type Markup } from '../markup.ts'
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
  type Unmapped,
  type When,
  type Writing,
} from './writing.ts'

export type Reaction = {
  readonly manifestation: Concept | Unmapped
  readonly severity?: Concept
  readonly onset: When
}

export type Allergy = {
  readonly id: string
  readonly agent: Concept | Unmapped
  readonly type: Concept
  readonly since: When
  readonly reactions?: readonly Reaction[]
  readonly criticality?: Concept
  readonly certainty?: Concept
  /** Clinical status, E.3.34; left out when the source says nothing. */
  readonly status?: Concept
  /** `act/statusCode` of the concern. */
  readonly concern?: string
  /** An author of this entry alone, as when the patient told it. */
  readonly author?: Markup
}

const concernCode = el('code', { code: 'CONC', codeSystem: '2.16.840.1.113883.5.6', codeSystemName: 'ActClass' })
const completed = el('statusCode', { code: 'completed' })
const allergyType: Concept = {
  system: 'snomed',
  code: '418799008',
  english: 'Finding reported by subject or history provider',
}

/** The concern act and observation of one allergy (E.3.16, E.3.17) with its row. */
export function allergy(w: Writing, a: Allergy): Item {
  const [first] = a.reactions ?? []
  return {
    id: a.id,
    cells: [
      { id: `${a.id}-agent`, text: display(w, a.agent) },
      { id: `${a.id}-type`, text: display(w, a.type) },
      reactionCell(w, a),
      { id: `${a.id}-severity`, text: first?.severity ? display(w, first.severity) : '–' },
      { id: `${a.id}-criticality`, text: a.criticality ? display(w, a.criticality) : '–' },
      { id: `${a.id}-status`, text: a.status ? display(w, a.status) : '–' },
      printed(a.since),
    ],
    entry: concern(w, a.id, a.concern ?? 'active', allergyObservation(w, a)),
  }
}

function reactionCell(w: Writing, a: Allergy): Cell {
  const reactions = a.reactions ?? []
  if (reactions.length === 0) return '–'
  return reactions.map(({ manifestation }, index) => ({
    id: `${a.id}-reaction-${index + 1}`,
    text: display(w, manifestation),
  }))
}

/** The concern act around one allergy observation. */
export function concern(w: Writing, key: string, statusCode: string, observation: Markup): Markup {
  return el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    templates('E.3.16', 'C.27', 'I.1.4.5.1', 'I.1.4.5.3'),
    id(w, `${key}-concern`),
    concernCode,
    el('statusCode', { code: statusCode }),
    el('entryRelationship', { typeCode: 'SUBJ', inversionInd: false }, observation),
  )
}

const allergyTemplates: Record<Writing['dialect'], readonly string[]> = {
  epsos: ['I.1.4.6', 'I.1.4.5', 'C.18', 'C.28'],
  pharm: ['E.3.17', 'I.1.4.6', 'I.1.4.5', 'C.18', 'C.28'],
}

function allergyObservation(w: Writing, a: Allergy): Markup {
  return el(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    templates(...allergyTemplates[w.dialect]),
    id(w, a.id),
    coded(w, 'code', a.type, { originalText: `${a.id}-type` }),
    pointer(a.id),
    completed,
    time('effectiveTime', a.since),
    a.author,
    el(
      'participant',
      { typeCode: 'CSM' },
      el(
        'participantRole',
        { classCode: 'MANU' },
        el(
          'playingEntity',
          { classCode: 'MMAT' },
          coded(w, 'code', a.agent, 'text' in a.agent ? {} : { originalText: `${a.id}-agent` }),
        ),
      ),
    ),
    (a.reactions ?? []).map((reaction, index) => manifestation(w, a.id, index, reaction)),
    a.criticality && qualified(w, a, 'SUBJ', 'E.3.33', critical, a.criticality, 'criticality'),
    a.certainty && qualified(w, a, 'SUBJ', 'E.3.35', certain, a.certainty, 'status'),
    a.status && qualified(w, a, 'REFR', 'E.3.34', status, a.status, 'status'),
  )
}

const critical: Concept = { system: 'loinc', code: '82606-5', english: 'Allergy or intolerance criticality' }
const certain: Concept = { system: 'loinc', code: '66455-7', english: 'Condition status' }
const status: Concept = { system: 'loinc', code: '33999-4', english: 'Status' }

function qualified(
  w: Writing,
  a: Allergy,
  typeCode: string,
  template: string,
  code: Concept,
  value: Concept,
  cell: string,
): Markup {
  return el(
    'entryRelationship',
    { typeCode },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates(template),
      coded(w, 'code', code),
      pointer(`${a.id}-${cell}`),
      completed,
      coded(w, 'value', value, { attributes: { 'xsi:type': 'CE' } }),
    ),
  )
}

function manifestation(w: Writing, key: string, index: number, r: Reaction): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'MFST' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates('E.3.44', 'I.1.4.5'),
      id(w, `${key}-reaction-${index + 1}`),
      coded(w, 'code', allergyType),
      pointer(`${key}-reaction-${index + 1}`),
      completed,
      typeof r.onset === 'string' ? time('effectiveTime', [r.onset]) : time('effectiveTime', r.onset),
      coded(w, 'value', r.manifestation, { attributes: { 'xsi:type': 'CD' } }),
      r.severity && severity(w, `${key}-severity`, r.severity),
    ),
  )
}

/** A severity observation (E.3.8) inside a manifestation or a problem. */
export function severity(w: Writing, target: string, value: Concept): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'SUBJ', inversionInd: true },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates('E.3.8', 'I.1.4.1', 'C.55'),
      el('code', { code: 'SEV', codeSystem: '2.16.840.1.113883.5.4', displayName: say(w, 'Severity') }),
      pointer(target),
      completed,
      coded(w, 'value', value, { attributes: { 'xsi:type': 'CD' } }),
    ),
  )
}

/** An allergy section's only observation when there is nothing to list: an absence code or a null flavour as its value. */
export function allergyAbsence(
  w: Writing,
  key: string,
  value: Concept | { readonly nullFlavor: string },
  text: string,
): Item {
  const coding = { attributes: { 'xsi:type': 'CD' } }
  return {
    id: key,
    cells: [text],
    entry: concern(
      w,
      key,
      'active',
      el(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        templates(...allergyTemplates[w.dialect]),
        id(w, key),
        coded(w, 'code', { system: 'snomed', code: '420134006', english: 'Propensity to adverse reaction' }),
        pointer(key),
        completed,
        time('effectiveTime', { nullFlavor: 'NA' }, { 'xsi:type': 'IVL_TS' }),
        'nullFlavor' in value
          ? el('value', { 'xsi:type': 'CD', nullFlavor: value.nullFlavor })
          : coded(w, 'value', value, coding),
      ),
    ),
  }
}
