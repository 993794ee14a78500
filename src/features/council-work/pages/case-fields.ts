import type { Language, Text } from '../../../protocols/web/language.ts'
import type { CaseText, CouncilCase, Section } from '../../council/index.ts'
import { type CaseTexts, caseTexts } from '../texts/case.ts'
import { caseTypes, caseWords } from '../texts/case-type.ts'
import type { Field, Typed } from './form.ts'

/** Sections every case may have; others that a paper brought keep their headings. */
const usual = ['hensikt', 'bakgrunn', 'videre-saksprosess'] as const satisfies readonly Section['kind'][]

type Usual = (typeof usual)[number]

/** The headings a paper of the councils has, whatever language the clerk's pages are in. */
const headings: Readonly<Record<Usual, string>> = {
  hensikt: 'Hensikt',
  bakgrunn: 'Bakgrunn',
  'videre-saksprosess': 'Videre saksprosess',
}

/** The field a section is written in: its kind for the first of a usual one, else its place. A proposal has a field of its own. */
function fieldOf(section: Section, place: number, sections: readonly Section[]): string | undefined {
  if (section.kind === 'forslag-til-vedtak') return undefined
  const isFirst = sections.find(({ kind }) => kind === section.kind) === section
  return isFirst && usual.some((kind) => kind === section.kind) ? section.kind : `annet-${place}`
}

/** The sections to show: what is proposed is shown by itself. */
export const shownSections = ({ sections }: Pick<CouncilCase, 'sections'>): readonly Section[] =>
  sections.filter(({ kind, text }) => kind !== 'forslag-til-vedtak' && text !== '')

/** A section's heading; one without any is called by its kind. */
export const headingOf = ({ heading, kind }: Section, t: CaseTexts): Text | string =>
  heading === '' ? t[kind] : heading

/** The fields of a case. @param kept for what its paper has beyond the usual */
export function caseFields(language: Language, kept?: CouncilCase): readonly Field[] {
  const t = caseTexts(language)
  const words = caseWords(language)
  const section = (kind: Usual): Field => ({ name: kind, label: t[kind], kind: 'lines', optional: true, rows: 5 })
  return [
    { name: 'title', label: t.title, kind: 'text' },
    {
      name: 'type',
      label: t.type,
      kind: 'choice',
      optional: true,
      options: [{ value: '', label: words.noType }, ...caseTypes.map((value) => ({ value, label: words[value] }))],
    },
    { name: 'owner', label: t.owner, kind: 'text', optional: true },
    { name: 'handler', label: t.handler, kind: 'text', optional: true },
    section('hensikt'),
    section('bakgrunn'),
    { name: 'questions', label: t.droftingssporsmal, kind: 'lines', optional: true, help: t.onePerLine },
    section('videre-saksprosess'),
    ...(kept?.sections ?? []).flatMap((each, place, all): readonly Field[] => {
      const name = fieldOf(each, place, all)
      if (!name?.startsWith('annet-')) return []
      return [{ name, label: t.sectionText(String(headingOf(each, t))), kind: 'lines', optional: true }]
    }),
    { name: 'proposal', label: t.proposals, kind: 'lines', optional: true, help: t.proposalHelp, rows: 5 },
    { name: 'attachments', label: t.attachments, kind: 'lines', optional: true, help: t.attachmentsHelp, rows: 3 },
    { name: 'needHere', label: t.needHere, kind: 'lines', optional: true, help: t.needHelp, rows: 2 },
  ]
}

/** What stands in the fields of a case. */
export function caseValues(kept: CouncilCase): Typed {
  const section = (kind: Usual) => kept.sections.find((each) => each.kind === kind)?.text ?? ''
  return {
    title: kept.title,
    type: kept.type ?? '',
    owner: kept.owner ?? '',
    handler: kept.handler ?? '',
    hensikt: section('hensikt'),
    bakgrunn: section('bakgrunn'),
    'videre-saksprosess': section('videre-saksprosess'),
    questions: kept.questions.join('\n'),
    proposal: kept.proposals.at(-1)?.text ?? '',
    attachments: kept.attachments.join('\n'),
    needHere: kept.needHere ?? '',
    ...Object.fromEntries(
      kept.sections.flatMap((each, place, all) => {
        const name = fieldOf(each, place, all)
        return name?.startsWith('annet-') ? [[name, each.text] as const] : []
      }),
    ),
  }
}

/** What was typed of a case. Sections keep their sources as long as their words are the paper's. */
export function caseText(typed: Typed, kept?: CouncilCase): CaseText {
  const said = (name: string) => typed[name] ?? ''
  const type = caseTypes.find((each) => each === said('type'))
  const before = (kept?.sections ?? []).map((each, place, all) => {
    const name = fieldOf(each, place, all)
    return name === undefined ? each : rewritten(each, said(name))
  })
  const missing = usual
    .filter((kind) => !kept?.sections.some((each) => each.kind === kind))
    .map((kind): Section => ({ kind, heading: headings[kind], text: said(kind), sources: [] }))
  const sections = [...before, ...missing]
  return {
    title: said('title'),
    ...(type && { type }),
    ...(said('owner') && { owner: said('owner') }),
    ...(said('handler') && { handler: said('handler') }),
    ...(said('needHere') && { needHere: said('needHere') }),
    sections: sections.filter(({ text }) => text !== ''),
    questions: linesIn(said('questions')),
    attachments: linesIn(said('attachments')),
  }
}

const rewritten = (section: Section, text: string): Section =>
  section.text === text ? section : { ...section, text, sources: [] }

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
