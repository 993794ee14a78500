import { el, type Markup } from '../markup.ts'
import { personName, type Practitioner } from './header.ts'
import type { Item } from './section.ts'
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

export type Procedure = {
  readonly id: string
  readonly code: Concept | Unmapped
  readonly when: When
  readonly site?: Concept
  readonly laterality?: Concept
  readonly reason?: Concept
}

/** Laterality as a qualifier of the site. */
export const laterality = (w: Writing, side: Concept): Markup =>
  el(
    'qualifier',
    {},
    coded(w, 'name', { system: 'snomed', code: '272741003', english: 'Laterality' }),
    coded(w, 'value', side),
  )

/** One procedure (E.3.26) with its row. */
export function procedure(w: Writing, p: Procedure): Item {
  const site = p.site && coded(w, 'targetSiteCode', p.site, { inside: p.laterality && laterality(w, p.laterality) })
  return {
    id: p.id,
    cells: [
      { id: `${p.id}-code`, text: display(w, p.code) },
      p.site ? [display(w, p.site), p.laterality && display(w, p.laterality)].filter(Boolean).join(', ') : '–',
      printed(p.when),
    ],
    entry: el(
      'procedure',
      { classCode: 'PROC', moodCode: 'EVN' },
      templates('E.3.26', 'I.1.4.19', 'C.29', 'C.25'),
      id(w, p.id),
      coded(w, 'code', p.code, 'text' in p.code ? {} : { originalText: `${p.id}-code` }),
      pointer(p.id),
      el('statusCode', { code: 'completed' }),
      time('effectiveTime', p.when),
      site,
      p.reason && el('entryRelationship', { typeCode: 'RSON' }, reasonAct(w, p)),
    ),
  }
}

function reasonAct(w: Writing, p: Procedure): Markup {
  return el(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    templates('E.3.14', 'I.1.4.4.1'),
    id(w, `${p.id}-reason`),
    p.reason ? coded(w, 'code', p.reason) : el('code', { nullFlavor: 'NA' }),
  )
}

export type Device = {
  readonly id: string
  readonly device: Concept | Unmapped
  /** Serial number or UDI under its own root. */
  readonly serial?: readonly [root: string, extension: string]
  readonly period: When
}

/** One device or implant (E.3.5) with its row. */
export function device(w: Writing, d: Device): Item {
  return {
    id: d.id,
    cells: [{ id: `${d.id}-device`, text: display(w, d.device) }, d.serial?.[1] ?? '–', printed(d.period)],
    entry: el(
      'supply',
      { classCode: 'SPLY', moodCode: 'EVN' },
      templates('E.3.5', 'C.34'),
      id(w, d.id),
      pointer(d.id),
      time('effectiveTime', d.period, { 'xsi:type': 'IVL_TS' }),
      deviceParticipant(
        d.serial,
        coded(w, 'code', d.device, 'text' in d.device ? {} : { originalText: `${d.id}-device` }),
      ),
    ),
  }
}

function deviceParticipant(serial: Device['serial'], code: Markup): Markup {
  return el(
    'participant',
    { typeCode: 'DEV' },
    el(
      'participantRole',
      { classCode: 'MANU' },
      serial && el('id', { root: serial[0], extension: serial[1] }),
      el('playingDevice', { classCode: 'DEV', determinerCode: 'INSTANCE' }, code),
    ),
  )
}

/** A device section's only entry when there is nothing to list. */
export function deviceAbsence(
  w: Writing,
  key: string,
  code: Concept | { readonly nullFlavor: string },
  text: string,
): Item {
  const coding = 'nullFlavor' in code ? el('code', { nullFlavor: code.nullFlavor }) : coded(w, 'code', code)
  const entry = el(
    'supply',
    { classCode: 'SPLY', moodCode: 'EVN' },
    templates('E.3.5'),
    id(w, key),
    pointer(key),
    time('effectiveTime', { nullFlavor: 'NA' }),
    deviceParticipant(undefined, coding),
  )
  return { id: key, cells: [text], entry }
}

/** A procedure section's only entry when there is nothing to list. */
export function procedureAbsence(
  w: Writing,
  key: string,
  code: Concept | { readonly nullFlavor: string },
  text: string,
): Item {
  const entry = el(
    'procedure',
    { classCode: 'PROC', moodCode: 'EVN' },
    templates('E.3.26', 'I.1.4.19'),
    id(w, key),
    'nullFlavor' in code ? el('code', { nullFlavor: code.nullFlavor }) : coded(w, 'code', code),
    pointer(key),
    el('statusCode', { code: 'completed' }),
    time('effectiveTime', { nullFlavor: 'NA' }, { 'xsi:type': 'IVL_TS' }),
  )
  return { id: key, cells: [text], entry }
}

export type Immunization = {
  readonly id: string
  readonly vaccine: Concept | Unmapped
  readonly product: string
  readonly lot?: string
  readonly manufacturer?: string
  readonly when: When
  readonly diseases?: readonly Concept[]
  readonly doseNumber?: number
  readonly performer?: Practitioner
  /** Not given: `negationInd`. */
  readonly negated?: boolean
  /** Code system of IMMUNIZ: most samples of other makers carry a misspelt one. */
  readonly codeSystem?: string
}

/** One vaccination (E.3.19) with its row. */
export function immunization(w: Writing, v: Immunization): Item {
  return {
    id: v.id,
    cells: [
      { id: `${v.id}-vaccine`, text: display(w, v.vaccine) },
      v.product,
      (v.diseases ?? []).map((disease) => display(w, disease)).join(', ') || '–',
      v.doseNumber === undefined ? '–' : String(v.doseNumber),
      printed(v.when),
    ],
    entry: el(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN', negationInd: v.negated ?? false },
      templates('E.3.19', 'I.1.4.12', 'C.24'),
      id(w, v.id),
      el('code', {
        code: 'IMMUNIZ',
        codeSystem: v.codeSystem ?? '1.3.6.1.4.1.19376.1.5.3.2',
        displayName: say(w, 'Immunization'),
      }),
      pointer(v.id),
      el('statusCode', { code: 'completed' }),
      time('effectiveTime', v.when),
      el('consumable', { typeCode: 'CSM' }, vaccineProduct(w, v)),
      v.performer && givenBy(w, v.performer),
      (v.diseases ?? []).map((disease) => targetDisease(w, disease)),
      v.doseNumber === undefined ? undefined : doseNumber(w, v.doseNumber),
    ),
  }
}

function vaccineProduct(w: Writing, v: Immunization): Markup {
  return el(
    'manufacturedProduct',
    { classCode: 'MANU' },
    templates('E.3.18', 'I.1.4.7.2', 'C.53'),
    el(
      'manufacturedMaterial',
      { classCode: 'MMAT', determinerCode: 'KIND' },
      coded(w, 'code', v.vaccine, 'text' in v.vaccine ? {} : { originalText: `${v.id}-vaccine` }),
      el('name', {}, v.product),
      v.lot ? el('lotNumberText', {}, v.lot) : undefined,
    ),
    v.manufacturer
      ? el('manufacturerOrganization', {}, id(w, `${v.id}-manufacturer`), el('name', {}, v.manufacturer))
      : undefined,
  )
}

function givenBy(w: Writing, p: Practitioner): Markup {
  const { name, address } = p.organization
  const organization = el(
    'representedOrganization',
    {},
    el('name', {}, name),
    el('addr', {}, el('country', {}, address.country)),
  )
  return el(
    'performer',
    { typeCode: 'PRF' },
    el('assignedEntity', {}, id(w, p.id), el('assignedPerson', {}, personName(p.name)), organization),
  )
}

function targetDisease(w: Writing, disease: Concept): Markup {
  const entity = el('playingEntity', { classCode: 'ENT', nullFlavor: 'UNK' })
  return el(
    'participant',
    { typeCode: 'IND' },
    el('participantRole', { classCode: 'AGNT' }, coded(w, 'code', disease), entity),
  )
}

function doseNumber(w: Writing, number: number): Markup {
  return el(
    'entryRelationship',
    { typeCode: 'SUBJ' },
    el(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      templates('E.3.28', 'C.46'),
      coded(w, 'code', { system: 'loinc', code: '30973-2', english: 'Dose number' }),
      el('statusCode', { code: 'completed' }),
      el('value', { 'xsi:type': 'INT', value: number }),
    ),
  )
}
