import type { Language, Text } from '../../../protocols/web/language.ts'
import { pageTexts, type PageTexts } from '../pages/texts.ts'
import { beforeQualifier } from '../view/qualifier.ts'
import type { Detail, Fact, Party, Phrase, Said, SectionView, SummaryView, Warning } from '../view/summary-view.ts'
import { viewTexts } from '../view/texts.ts'
import { narrativeLines } from './narrative-lines.ts'
import { type Paper, paperIn, type Run } from './paper.ts'

const subtle = '#4a5769'
const danger = '#8b1414'
const amber = '#a37100'

type Sheet = { readonly paper: Paper; readonly language: Language; readonly t: PageTexts }

/**
 * The reader's view on paper: the same words as on screen, everything unfolded, tagged for screen readers, its fonts
 * embedded.
 *
 * @param made when, for the document's own information
 * @param mark what stands before everything else, as that nobody consented
 */
export async function renderPdf(view: SummaryView, language: Language, made: Date, mark?: Text): Promise<Uint8Array> {
  const t = pageTexts(language)
  const sheet: Sheet = { paper: paperIn(language, `${t.summaryTitle.plain} – Knutepunkt`, made), language, t }
  if (mark) sheet.paper.write('P', [{ ...own(mark), weight: 600, color: danger }], { bar: danger })
  identity(view, sheet)
  for (const warning of view.warnings) warningLine(warning, sheet)
  for (const section of view.sections) sectionOnPaper(section, view, sheet)
  for (const { title, absence } of view.notDelivered) {
    sheet.paper.write('P', [{ ...title, weight: 600 }, plain(': '), absence], { size: 9 })
  }
  untranslated(view, sheet)
  if (view.parties.length > 0) heading(own(t.people), sheet)
  for (const party of view.parties) partyOnPaper(party, sheet)
  return sheet.paper.bytes()
}

function own({ plain: text, language: lang }: Text): Phrase {
  return { text, lang }
}

const plain = (text: string): Run => ({ text, lang: 'zxx' })

function identity({ banner, dangers }: SummaryView, { paper, language, t: page }: Sheet): void {
  const t = viewTexts(language)
  paper.write('H1', [{ ...banner.name, weight: 600 }, ...latinRuns(banner.name, page)], { size: 16 })
  const row = (label: Text, said: Said, after?: Phrase): readonly Run[] => [
    { ...own(label), color: subtle },
    plain(' '),
    { ...said, weight: 600 },
    ...latinRuns(said, page),
    ...(after ? [plain(' ('), after, plain(')')] : []),
    plain('    '),
  ]
  paper.write('P', [
    ...row(t.born, banner.birth, banner.age),
    ...row(t.sex, banner.sex),
    ...row(t.country, banner.country),
    ...banner.ids.flatMap((id) => row(t.id, { ...id, how: 'own' })),
  ])
  paper.write('P', [
    ...row(t.document, banner.documentTime, banner.documentAge),
    ...(banner.contentTime ? row(t.content, banner.contentTime) : []),
    ...row(t.source, banner.source),
    ...row(t.language, banner.language),
  ])
  for (const { label, items } of dangers) {
    const runs = items.flatMap(({ said, note, grave }, at): readonly Run[] => [
      ...(at > 0 ? [plain('; ')] : []),
      { ...said, weight: grave ? 600 : 400, ...(grave ? { color: danger } : {}) },
      ...(note ? [plain(' – '), note] : []),
    ])
    const bar = items.some(({ grave }) => grave) ? danger : '#c5cad1'
    paper.write('P', [{ ...label, weight: 600 }, plain(': '), ...runs], { bar, before: 3 })
  }
}

function heading(title: Phrase, { paper }: Sheet, original?: Phrase): void {
  paper.bookmark(title.text)
  const beside = original ? [plain('  '), { ...original, color: subtle }] : []
  paper.write('H2', [{ ...title, weight: 600 }, ...beside], { size: 12, before: 10, after: 1 })
  paper.rule()
}

function sectionOnPaper(section: SectionView, view: SummaryView, sheet: Sheet): void {
  const { paper, t } = sheet
  heading(section.title, sheet, section.original)
  for (const warning of section.warnings) warningLine(warning, sheet)
  if (section.absence) paper.write('P', [section.absence], { before: 2 })
  if (section.unread > 0) paper.write('P', [own(t.unread(section.unread))], { bar: amber })
  for (const group of section.groups) {
    if (group.title) paper.write('H3', [{ ...group.title, weight: 600 }], { size: 10, before: 4 })
    for (const fact of group.facts) factOnPaper(fact, sheet)
  }
  if (section.undrawn > 0) paper.write('P', [own(t.undrawn(section.undrawn))], { bar: amber })
  if (!section.narrative) return
  paper.write('H3', [{ ...own(t.originalIn(view.banner.language.text)), color: subtle, weight: 600 }], {
    size: 8.5,
    before: 4,
  })
  for (const text of narrativeLines(section.narrative.text)) {
    paper.write('P', [{ text, lang: section.narrative.lang, color: subtle }], { size: 8.5, indent: 10, after: 1 })
  }
}

function factOnPaper(fact: Fact, sheet: Sheet): void {
  const { paper, t } = sheet
  const beside = fact.main.filter(({ place }) => place === 'beside')
  const originals = fact.lead.flatMap(({ original }) => (original ? [original] : []))
  paper.write(
    'P',
    [
      ...fact.lead.flatMap((said, at) => [...(at > 0 ? [plain(' + ')] : []), ...saidRuns(said, t, 600)]),
      ...beside.flatMap(({ values }) => [plain(', '), ...listRuns(values, t)]),
      ...fact.marks.flatMap((mark): readonly Run[] => [
        plain('  ['),
        { ...mark, weight: 600, ...(mark.tone === 'danger' ? { color: danger } : {}) },
        plain(']'),
      ]),
      ...originals.flatMap((original): readonly Run[] => [plain('  '), { ...original, color: subtle }]),
    ],
    { before: 4, after: 0 },
  )
  const details = [...fact.main.filter(({ place }) => place !== 'beside'), ...fact.more]
  const runs = details.flatMap((detail, at) => [...(at > 0 ? [plain('  ·  ')] : []), ...detailRuns(detail, t)])
  paper.write('P', runs, { size: 8.5, indent: 10, after: 0 })
  for (const warning of fact.warnings) warningLine(warning, sheet)
  if (fact.sentence) {
    paper.write('P', [{ ...own(t.sentence), color: subtle }, plain(': '), { ...fact.sentence, color: subtle }], {
      size: 8,
      indent: 10,
      after: 0,
    })
  }
}

function detailRuns({ label, values, missing }: Detail, t: PageTexts): readonly Run[] {
  const runs = listRuns(values, t)
  return [
    { ...label, color: subtle },
    { ...plain(': '), color: subtle },
    ...(missing ? runs.map((run): Run => ({ ...run, weight: 600 })) : runs),
  ]
}

function listRuns(values: readonly Said[], t: PageTexts): readonly Run[] {
  return values.flatMap((said, at) => [...(at > 0 ? [plain(', ')] : []), ...saidRuns(said, t)])
}

function saidRuns(said: Said, t: PageTexts, weight: 400 | 600 = 400): readonly Run[] {
  const code = said.code === undefined ? '' : `: ${said.system ?? ''} ${said.code}`
  const { text, between } = beforeQualifier(said)
  return [
    { text, lang: said.lang, weight },
    ...latinRuns(said, t),
    ...(said.qualifier ? [plain(between), ...saidRuns(said.qualifier, t), plain(')')] : []),
    ...(said.how === 'untranslated' ? [plain(' ['), own(t.notTranslated), plain(`${code}]`)] : []),
    ...(said.warning ? [plain(' ['), { ...said.warning, weight: 600 as const }, plain(']')] : []),
  ]
}

/** A name in Latin letters, never without the words that say so. */
function latinRuns({ latin }: Said, t: PageTexts): readonly Run[] {
  if (!latin) return []
  const subdued = [plain(' ('), own(t.inLatin), plain(': '), latin, plain(')')]
  return subdued.map((run) => ({ ...run, color: subtle }))
}

function warningLine({ message, meaning }: Warning, { paper, t }: Sheet): void {
  paper.write('P', [{ ...own(t.warning), weight: 600 }, plain(': '), message, plain(' '), meaning], {
    bar: amber,
    size: 9,
    before: 2,
  })
}

function untranslated({ untranslated: codes }: SummaryView, sheet: Sheet): void {
  if (codes.length === 0) return
  const { paper, t } = sheet
  heading(own(t.untranslated), sheet)
  for (const { said } of codes) {
    paper.write('LI', [{ text: said.text, lang: said.lang }, plain(`  ${said.system ?? ''} ${said.code ?? ''}`)], {
      size: 8.5,
      after: 0,
    })
  }
}

function partyOnPaper({ title, details }: Party, { paper, t }: Sheet): void {
  paper.write('H3', [{ ...title, weight: 600 }], { size: 9.5, before: 4, after: 0 })
  const runs = details.flatMap((detail, at) => [...(at > 0 ? [plain('  ·  ')] : []), ...detailRuns(detail, t)])
  paper.write('P', runs, { size: 8.5 })
}
