import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { dayIn, momentIn } from '../../../protocols/web/moment.ts'
import type { Concept, Quantity, When, Who } from '../../national-sources/index.ts'
import type { Registers } from '../needs.ts'
import { type ContentTexts, contentTexts } from './content-texts.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** Whoever reads, and what turns contents into words for them. */
export type Reader = {
  readonly language: Language
  readonly t: PageTexts
  readonly c: ContentTexts
  readonly registers: Registers
  /** Id of the opened record: links lead to its pages. */
  readonly record: string
  /** Nothing can be unfolded. */
  readonly paper: boolean
}

/** A reader of one record. */
export function readerOf(language: Language, registers: Registers, record: string, paper = false): Reader {
  return { language, t: pageTexts(language), c: contentTexts(language), registers, record, paper }
}

/** Words of the sources are Norwegian, whatever the page is in (WCAG 2.2, 3.1.2). */
export function source(words: string, { language }: Reader): Html {
  return language === 'nb' || language === 'nn' ? html`${words}` : html`<span lang="no">${words}</span>`
}

/** What something is called: the source's own words, else a code's, else the code itself. */
export function nameOf({ text, codes }: Concept): string {
  const shown = codes.find(({ display }) => display !== undefined)
  return text ?? shown?.display ?? codes[0]?.code ?? '–'
}

/** Code systems by the names that people use. */
const systemNames: Readonly<Record<string, string>> = {
  'http://www.whocc.no/atc': 'ATC',
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://hl7.org/fhir/sid/icpc-2': 'ICPC-2',
  'urn:oid:2.16.578.1.12.4.1.1.7110': 'ICD-10',
  'urn:oid:2.16.578.1.12.4.1.1.7170': 'ICPC-2',
  'urn:oid:2.16.578.1.12.4.1.1.7180': 'ATC',
  'urn:oid:2.16.578.1.12.4.1.1.7275': 'NCMP/NCSP',
  'urn:oid:2.16.578.1.12.4.1.1.7280': 'NLK',
}

/** The name that people use for a code system, where there is one. */
export function systemOf(uri: string): string | undefined {
  return systemNames[uri]
}

/** The codes of something, with systems that have names: «ICD-10 I10, ICPC-2 K86». */
export function codesOf({ codes }: Concept): string {
  return codes.flatMap(({ system, code }) => (systemOf(system) ? [`${systemOf(system)} ${code}`] : [])).join(', ')
}

/** Who did something: a name where there is one, else the number. */
export function whoOf({ name, hpr, organisation, organisationName }: Who, { registers }: Reader): string {
  const person = name ?? (hpr === undefined ? undefined : (registers.professional(hpr) ?? `HPR ${hpr}`))
  const place =
    organisationName ??
    (organisation === undefined ? undefined : (registers.organisation(organisation) ?? `org.nr. ${organisation}`))
  return [person, place].filter((part) => part !== undefined).join(', ')
}

/** A department as the source names it: by name, or by its number in the register of units (RESH). */
export function departmentOf(text: string, { registers }: Reader): string {
  return /^\d+$/.test(text) ? (registers.department(text) ?? `RESH ${text}`) : text
}

/** A day, as the source wrote it where it cannot be read. */
export function day(when: When | undefined, { language }: Reader): string {
  if (when === undefined) return ''
  const at = Date.parse(when)
  return Number.isNaN(at) ? when : dayIn(new Date(at), language)
}

/** A day with its clock where the source gives one. */
export function moment(when: When | undefined, reader: Reader): string {
  if (when === undefined || when.length <= 10 || Number.isNaN(Date.parse(when))) return day(when, reader)
  return momentIn(new Date(when), reader.language)
}

/** A `time` element, so that machines read it too. */
export function timeHtml(when: When | undefined, reader: Reader): Html | false {
  return when !== undefined && html`<time datetime="${when}">${day(when, reader)}</time>`
}

/** Units of UCUM as people write them. */
const unitNames: Readonly<Record<string, string>> = {
  '10*9/L': '10⁹/L',
  '10*12/L': '10¹²/L',
  'umol/L': 'µmol/L',
  'ug/L': 'µg/L',
  'm[IU]/L': 'mIU/L',
  'mm[Hg]': 'mmHg',
  '/min': 'per min',
  Cel: '°C',
  '1': '',
}

/** A unit for people. */
export function unitOf(unit: string | undefined): string {
  return unit === undefined ? '' : (unitNames[unit] ?? unit).replace(/^\{.*\}$/, '')
}

/** A number as the source wrote it, with the reader's decimal sign. */
export function numberOf({ text, comparator = '' }: Quantity, reader: Reader): string {
  return comparator + decimal(text, reader)
}

/** A number in text, with the reader's decimal sign. */
export function decimal(text: string, { language }: Reader): string {
  return language === 'en' ? text : text.replace('.', ',')
}

/** A small word in a frame. */
export function tag(text: Text, tone: 'neutral' | 'danger' | 'warning' | 'info' = 'neutral'): Html {
  return html`<span class="nr-tag" data-tone="${tone}">${text}</span>`
}

/**
 * A table; where the window is narrow its rows are cards, in which a cell names its column by `data-head`. Roles are written
 * out all through the tables, since browsers may forget them where rows are laid out as cards.
 */
export function table(caption: Text | string, heads: readonly (Text | string)[], body: Html): Html {
  return html`<div class="nr-scroll" tabindex="0" role="group" aria-label="${String(caption)}"><table role="table"><caption class="ds-sr-only">${String(caption)}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>${body}</table></div>`
}
