import { type Child, el, type Markup } from '../markup.ts'
import { coded, type Concept, say, templates, type Writing } from './writing.ts'

/** Words under an ID that an entry points at. */
type Content = { readonly id: string; readonly text: string }

/** A cell of a narrative row: words, or words under an ID each. */
export type Cell = string | Content | readonly Content[]

/** One thing in a section: its row in the narrative and its entry. */
export type Item = { readonly id: string; readonly cells: readonly Cell[]; readonly entry: Markup }

/** A section of the summary with its English title, which `say` translates. */
export type SectionKind = {
  readonly code: Concept
  readonly title: string
  readonly templates: readonly string[]
  readonly columns: readonly string[]
}

const loinc = (code: string, english: string): Concept => ({ system: 'loinc', code, english })

/** The sections of exchange.md 2.3 with their templates and the columns our narrative gives them. */
export const sections = {
  medications: {
    code: loinc('10160-0', 'History of Medication use Narrative'),
    title: 'Medication summary',
    templates: ['E.2.3', 'C.8'],
    columns: ['Medicine', 'Active substance', 'Strength', 'Dose form', 'Dose', 'Route', 'Period', 'Reason'],
  },
  allergies: {
    code: loinc('48765-2', 'Allergies and adverse reactions Document'),
    title: 'Allergies and intolerances',
    templates: ['E.2.12', 'I.3.13', 'C.2'],
    columns: ['Agent', 'Type', 'Reaction', 'Severity', 'Criticality', 'Status', 'Since'],
  },
  procedures: {
    code: loinc('47519-4', 'History of Procedures Document'),
    title: 'Procedures',
    templates: ['E.2.11', 'I.3.12', 'I.3.11'],
    columns: ['Procedure', 'Site', 'Date'],
  },
  problems: {
    code: loinc('11450-4', 'Problem list - Reported'),
    title: 'Current problems',
    templates: ['E.2.9', 'I.3.6', 'C.11'],
    columns: ['Problem', 'Severity', 'Status', 'Since'],
  },
  devices: {
    code: loinc('46264-8', 'History of medical device use'),
    title: 'Medical devices and implants',
    templates: ['E.2.4', 'I.1.5.3.5', 'C.7'],
    columns: ['Device', 'Identifier', 'Period'],
  },
  pastIllness: {
    code: loinc('11348-0', 'History of Past illness Narrative'),
    title: 'Past illness',
    templates: ['E.2.10', 'I.3.8'],
    columns: ['Problem', 'Severity', 'Status', 'Period'],
  },
  immunizations: {
    code: loinc('11369-6', 'History of Immunization Narrative'),
    title: 'Vaccinations',
    templates: ['E.2.15', 'I.3.23', 'C.6'],
    columns: ['Vaccine', 'Product', 'Disease', 'Dose number', 'Date'],
  },
  pregnancy: {
    code: loinc('10162-6', 'History of pregnancies Narrative'),
    title: 'Pregnancy history',
    templates: ['E.2.7', 'I.1.5.3.4'],
    columns: ['Observation', 'Value', 'Date'],
  },
  social: {
    code: loinc('29762-2', 'Social history Narrative'),
    title: 'Social history',
    templates: ['E.2.13', 'I.3.16.1', 'I.3.16', 'C.15'],
    columns: ['Observation', 'Value', 'Period'],
  },
  vitals: {
    code: loinc('8716-3', 'Vital signs'),
    title: 'Vital signs',
    templates: ['E.2.6', 'I.3.25', 'I.1.5.3.2'],
    columns: ['Observation', 'Value', 'Date'],
  },
  results: {
    code: loinc('30954-2', 'Relevant diagnostic tests/laboratory data Narrative'),
    title: 'Results',
    templates: ['E.2.5', 'I.3.28'],
    columns: ['Test', 'Result', 'Reference range', 'Date'],
  },
  directives: {
    code: loinc('42348-3', 'Advance directives'),
    title: 'Advance directives',
    templates: ['E.2.16'],
    columns: [],
  },
  functional: {
    code: loinc('47420-5', 'Functional status assessment note'),
    title: 'Functional status',
    templates: ['E.2.14', 'I.3.17', 'C.5'],
    columns: ['Observation', 'Value', 'Date'],
  },
  plan: {
    code: loinc('18776-5', 'Plan of care note'),
    title: 'Care plan',
    templates: ['E.2.8', 'I.3.31', 'I.1.9.50', 'C.10'],
    columns: [],
  },
} as const satisfies Record<string, SectionKind>

/** A name of a section. */
export type SectionName = keyof typeof sections

function cell(of: Cell): Markup {
  if (typeof of === 'string') return el('td', {}, of)
  const contents = 'id' in of ? [of] : of
  return el(
    'td',
    {},
    contents.map(({ id, text }) => el('content', { ID: id }, text)),
  )
}

/** A section as a table in the narrative: one row for each item, and each entry once, also where items share it. */
export function listed(w: Writing, name: SectionName, items: readonly Item[], extension: string = name): Markup {
  const kind = sections[name]
  const head = el(
    'tr',
    {},
    kind.columns.map((column) => el('th', {}, say(w, column))),
  )
  const rows = items.map((item) => el('tr', { ID: item.id }, item.cells.map(cell)))
  const table = el('table', {}, el('thead', {}, head), el('tbody', {}, rows))
  return section(w, kind, [table], [...new Set(items.map(({ entry }) => entry))], extension)
}

/** A section with narrative and entries of the caller's own. */
export function section(
  w: Writing,
  kind: SectionKind,
  text: readonly Child[],
  entries: readonly Markup[],
  extension: string,
): Markup {
  return el(
    'component',
    {},
    el(
      'section',
      { classCode: 'DOCSECT' },
      templates(...kind.templates),
      el('id', { root: w.root, extension: `section-${extension}` }),
      coded(w, 'code', kind.code),
      el('title', {}, say(w, kind.title)),
      el('text', {}, text),
      entries.map((entry) => el('entry', { typeCode: 'COMP' }, entry)),
    ),
  )
}

/** A section with words and no entry: advance directives, plan of care, and sections nobody here knows. */
export function narrated(w: Writing, kind: SectionKind, paragraphs: readonly string[], extension: string): Markup {
  return section(
    w,
    kind,
    paragraphs.map((text) => el('paragraph', {}, text)),
    [],
    extension,
  )
}
