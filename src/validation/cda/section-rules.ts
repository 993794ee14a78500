import { absenceCodes, ABSENT_UNKNOWN, absenceOf, subjectsOf } from './absence.ts'
import type { Breach, Rule, SectionFacts, Survey } from './rule.ts'
import { compulsorySections, holdsStatements, isReadEntry, isSummarySection } from './sections.ts'
import { all, at, attribute, first, hasText, nullFlavorOf } from './select.ts'
import { textOf, type XmlElement } from '../../platform/xml/tree.ts'

const real = (section: SectionFacts) => section.statements.filter((s) => s.absence === undefined && !s.silent)
const hasStatements = (section: SectionFacts) => holdsStatements(section.code)
const entriesOf = (section: SectionFacts) => all(section.element, 'entry').filter((entry) => !nullFlavorOf(entry))

/** English words a source may put beside an absence code; other languages are not judged. */
const saysNoneKnown = /\b(no|none|not any) (currently |relevant )?known\b|\bknown absence\b/i
const saysNoInformation =
  /\bno (available )?information\b|\b(information|status|history) (is )?(not available|unknown)\b/i

/** Does the text beside an absence code say the other thing than the code? */
function contradicts(text: string, means: 'none-known' | 'no-information'): boolean {
  return means === 'none-known'
    ? saysNoInformation.test(text) && !saysNoneKnown.test(text)
    : saysNoneKnown.test(text) && !saysNoInformation.test(text)
}

/** The code of the table that a misspelt one most likely stands for: one of them is the start of the other. */
function nearestAbsence(code: string): string | undefined {
  const folded = code.toLowerCase()
  return Object.keys(absenceCodes).find((known) => known.startsWith(folded) || folded.startsWith(known))
}

/** What a section holds, leaves out or says against itself (`exchange.md` 2.3, 2.5; `people.md` 4.3). */
export const sectionRules = [
  {
    code: 'body-missing',
    severity: 'safety',
    source: 'CDA R2 4.2.3: component with structuredBody or nonXMLBody',
    on: 'document',
    check: (root, { level }) =>
      level === 'L3' && !all(root, 'component').some((component) => first(component, 'structuredBody') !== undefined),
  },
  {
    code: 'compulsory-section-missing',
    severity: 'safety',
    source: 'E.1.3 structuredBody: sections E.2.3, E.2.12, E.2.11, E.2.9, E.2.4 mandatory',
    on: 'document',
    check: (root, survey) =>
      survey.level === 'L3' &&
      compulsorySections
        .filter((code) => !survey.sections.some((section) => section.code === code))
        .map((section): Breach => ({ at: root, parameters: { section } })),
  },
  {
    code: 'section-duplicate',
    severity: 'safety',
    source: 'E.1.3 structuredBody: each section at most once',
    on: 'document',
    check: (_root, survey) => {
      const seen = new Set<string | undefined>()
      return survey.sections
        .filter(({ code }) => isSummarySection(code) && seen.size === seen.add(code).size)
        .map((section): Breach => ({ at: section.element, parameters: { section: section.code ?? '' } }))
    },
  },
  {
    code: 'section-empty',
    severity: 'safety',
    source: 'eHDSI PS: nothing said is neither no information nor known absence',
    on: 'section',
    check: (section) =>
      nullFlavorOf(section.element) === undefined &&
      all(section.element, 'entry').length === 0 &&
      all(section.element, 'component').length === 0 &&
      !hasText(first(section.element, 'text')),
  },
  {
    code: 'narrative-only-section',
    severity: 'safety',
    source: 'E.2.3, .4, .9, .11, .12: entry required; clinical safety: narrative-only content is never hidden',
    on: 'section',
    check: (section) =>
      hasStatements(section) &&
      nullFlavorOf(section.element) === undefined &&
      all(section.element, 'entry').length === 0 &&
      hasText(first(section.element, 'text')),
  },
  {
    code: 'narrative-row-not-coded',
    severity: 'safety',
    source: 'clinical safety: the original may hold more than the coded entries',
    on: 'document',
    check: (_root, survey) => {
      const referenced = new Set(survey.references.map(({ id }) => id))
      return survey.sections.filter(hasStatements).flatMap((section) => {
        const coded = (row: { readonly ids: readonly string[] }) => row.ids.some((id) => referenced.has(id))
        const codedGroups = new Set(section.rows.filter(coded).map((row) => row.group))
        return section.rows
          .filter((row) => codedGroups.has(row.group) && !coded(row) && hasText(row.element))
          .map((row): Breach => ({ at: row.element }))
      })
    },
  },
  {
    code: 'entry-not-understood',
    severity: 'safety',
    source: 'eHDSI PS: section → entry; anything else is read as narrative only',
    on: 'section',
    check: (section) => {
      if (!hasStatements(section)) return false
      const read = new Set(section.statements.map((statement) => entryOf(statement.element)))
      return entriesOf(section)
        .filter((entry) => !read.has(entry) || !isReadEntry(entry, section.code ?? ''))
        .filter((entry) => !isReport(section, entry))
        .map((at): Breach => ({ at }))
    },
  },
  {
    code: 'section-by-template-only',
    severity: 'safety',
    source: 'eHDSI PS: code mandatory; without it a section is read as text',
    on: 'section',
    check: (section) =>
      isSummarySection(section.code) &&
      section.code !== attribute(first(section.element, 'code'), 'code') && {
        at: section.element,
        parameters: { section: section.code ?? '' },
      },
  },
  {
    code: 'section-not-in-summary',
    severity: 'cosmetic',
    source: 'eHDSI PS: shown as titled narrative',
    on: 'section',
    check: (section) => !isSummarySection(section.code),
  },
  {
    code: 'unknown-section-without-text',
    severity: 'safety',
    source: 'CDA R2 4.3.4: the narrative is what must be shown; here there is none',
    on: 'section',
    check: (section) =>
      !isSummarySection(section.code) && entriesOf(section).length > 0 && !hasText(first(section.element, 'text')),
  },
  {
    code: 'absence-contradicts-entries',
    severity: 'safety',
    source: 'eHDSI PS: known absence or no information beside entries that say otherwise',
    on: 'section',
    check: (section) => {
      const absent = section.statements.find((s) => s.absence !== undefined)
      return absent !== undefined && !isPartial(absent.element) && real(section).length > 0 && { at: absent.element }
    },
  },
  {
    code: 'absence-codes-contradict',
    severity: 'safety',
    source: 'eHDSI PS: known absence and no information never at once',
    on: 'section',
    check: (section) => {
      const none = section.statements.find((s) => s.absence === 'none-known')
      const unknown = section.statements.find((s) => s.absence === 'no-information')
      return none !== undefined && unknown !== undefined && !isPartial(none.element) && { at: unknown.element }
    },
  },
  {
    code: 'absence-wrong-section',
    severity: 'safety',
    source: 'MVC 42.47–42.51: one value set per section',
    on: 'section',
    check: (section) =>
      section.statements.flatMap(({ kind, element }): readonly Breach[] => {
        const about = kind === 'past-problem' ? 'problem' : kind
        const stray = subjectsOf(kind, element).find((subject) => {
          const absence = absenceOf(subject)
          return absence !== undefined && absence.of !== about
        })
        return stray ? [{ at: stray }] : []
      }),
  },
  {
    code: 'absence-code-unknown',
    severity: 'safety',
    source: 'MVC 42.47–42.51; eHDSI PS: no-known-procedure in a published sample',
    on: 'attribute',
    of: ['code'],
    check: (coded) => {
      const code = attribute(coded, 'code') ?? ''
      if (attribute(coded, 'codeSystem') !== ABSENT_UNKNOWN || code in absenceCodes) return false
      const nearest = nearestAbsence(code)
      return { at: coded, ...(nearest ? { parameters: { nearest } } : {}) }
    },
  },
  {
    code: 'absence-text-contradicts',
    severity: 'safety',
    source: 'eHDSI PS: a published sample called no information holds no-known codes',
    on: 'document',
    check: (_root, survey) =>
      survey.sections.flatMap((section): readonly Breach[] => {
        const stated = section.statements.find(({ absence }) => absence !== undefined)
        const subject =
          stated && subjectsOf(stated.kind, stated.element).find((found) => absenceOf(found) !== undefined)
        const absence = absenceOf(subject)
        if (!stated || !subject || !absence) return []
        const words = [attribute(subject, 'displayName') ?? '', narrativeOf(stated.element, survey)]
        return words.some((text) => contradicts(text, absence.means)) ? [{ at: subject }] : []
      }),
  },
] as const satisfies readonly Rule[]

/** The words a statement's text points to, as many as an absence may need. */
function narrativeOf(statement: XmlElement, { narrativeIds }: Survey): string {
  const reference = attribute(at(statement, 'text', 'reference'), 'value')?.replace(/^#/, '')
  const narrative = reference === undefined ? undefined : narrativeIds.get(reference)?.[0]
  return narrative ? textOf(narrative).slice(0, 1000) : ''
}

/** «No known food allergy» stands rightly beside an allergy to a medicine. */
function isPartial(statement: XmlElement): boolean {
  return subjectsOf('allergy', statement).some((subject) =>
    /^no-known-(medication|environmental|food)-allergies$/.test(attribute(subject, 'code') ?? ''),
  )
}

function entryOf(statement: XmlElement): XmlElement | null {
  let here: XmlElement | null = statement
  while (here && here.name !== 'entry') here = here.parent
  return here
}

/** A reference to a report, which the results section also takes (E.2.5 entry/act). */
function isReport(section: SectionFacts, entry: XmlElement): boolean {
  return section.code === '30954-2' && first(entry, 'act') !== undefined
}
