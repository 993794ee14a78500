import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import { caseNumber } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import type { PublicLines, SourceDocument } from '../public-lines.ts'
import type { OpenCouncils } from '../public-records.ts'
import { differenceList } from './differences.ts'
import { inBokmal, openPage } from './frame.ts'
import type { Showing } from './parts.ts'
import { openTexts } from './texts.ts'

const sourceTexts = texts({
  nb: {
    lead: 'Teksten slik den ble lest, linje for linje.',
    marked: (from: number, to: number) =>
      from === to ? `Linje ${from} er merket.` : `Linje ${from} til ${to} er merket.`,
    hidden: (count: number) =>
      count === 1 ? 'Linjen er ikke offentlig og er tatt ut.' : `${count} linjer er ikke offentlige og er tatt ut.`,
    text: 'Last ned teksten',
    lines: (from: number, to: number, all: number) => `Viser linje ${from}–${to} av ${all}.`,
    whole: 'Andre deler av dokumentet',
    readHere: 'Lest herfra',
  },
  nn: {
    lead: 'Teksten slik han vart lesen, linje for linje.',
    marked: (from, to) => (from === to ? `Linje ${from} er merkt.` : `Linje ${from} til ${to} er merkte.`),
    hidden: (count) =>
      count === 1 ? 'Linja er ikkje offentleg og er teken ut.' : `${count} linjer er ikkje offentlege og er tekne ut.`,
    text: 'Last ned teksten',
    lines: (from, to, all) => `Viser linje ${from}–${to} av ${all}.`,
    whole: 'Andre delar av dokumentet',
    readHere: 'Lese herifrå',
  },
  en: {
    lead: 'The text as it was read, line by line.',
    marked: (from, to) => (from === to ? `Line ${from} is marked.` : `Lines ${from} to ${to} are marked.`),
    hidden: (count) =>
      count === 1 ? 'The line is not public and is left out.' : `${count} lines are not public and are left out.`,
    text: 'Download the text',
    lines: (from, to, all) => `Showing lines ${from}–${to} of ${all}.`,
    whole: 'Other parts of the document',
    readHere: 'Read from here',
  },
})

/** Lines and characters on one page: papers of hundreds of pages must not make one that a phone chokes on. */
const perPage = { lines: 400, characters: 50_000 } as const

/** Differences listed under a paper. */
const mostDifferences = 60

/** The text of a paper, the lines of a fact marked. */
export function sourcePage(
  showing: Showing,
  document: SourceDocument,
  lines: PublicLines,
  asked: { readonly from?: number; readonly to?: number; readonly page?: number },
): Page {
  const { open, language } = showing
  const t = sourceTexts(language)
  const differences = open.differences.filter(({ sources }) => sources.some((each) => each.document === document.id))
  const from = Math.min(asked.from ?? 1, Math.max(1, lines.length))
  const to = Math.min(Math.max(asked.to ?? from, from), lines.length)
  const starts = startsOf(lines)
  const page = Math.min(asked.page ?? starts.findLastIndex((each) => each < from) + 1, starts.length)
  const start = starts[page - 1] ?? 0
  const end = starts[page] ?? lines.length
  const mark = (number: number) => asked.from !== undefined && number >= from && number <= to
  return openPage(language, {
    section: 'cases',
    title: openTexts(language).source,
    main: html`<header class="oc-head"><h1 ${inBokmal(language)}>${document.name}</h1>
<p>${t.lead} ${asked.from !== undefined && t.marked(from, to)}</p>
<p class="kp-small">${t.lines(start + 1, end, lines.length)} <a class="ds-link" href="${addresses.sourceText(document.id)}">${t.text}</a></p></header>
<ol class="oc-text" ${inBokmal(language)} start="${start + 1}">${stretches(lines, start, end).map(
      ({ first, count, text }) =>
        text === undefined
          ? html`<li class="oc-hidden" value="${first}" lang="${language}">${t.hidden(count)}</li>`
          : html`<li id="l${first}" value="${first}" ${mark(first) && html`class="oc-marked"`}>${mark(first) ? html`<mark>${text}</mark>` : text}</li>`,
    )}</ol>
${pages(document.id, starts, lines.length, page, t.whole.plain)}
${differences.length > 0 && differenceList(showing, differences.slice(0, mostDifferences))}
${readHere(open, language, document.id, t.readHere.plain)}`,
  })
}

type Stretch = { readonly first: number; readonly count: number; readonly text: string | undefined }

/** Lines one by one; those that are left out together, so that nobody can count words by them. */
function stretches(lines: PublicLines, start: number, end: number): readonly Stretch[] {
  const made: { first: number; count: number; text: string | undefined }[] = []
  for (let i = start; i < end; i++) {
    const text = lines[i]
    const last = made.at(-1)
    if (text === undefined && last && last.text === undefined) last.count++
    else made.push({ first: i + 1, count: 1, text })
  }
  return made
}

/** Where each page begins, counted from 0. */
function startsOf(lines: PublicLines): readonly number[] {
  const starts = [0]
  let characters = 0
  lines.forEach((line, i) => {
    const length = line?.length ?? 0
    if (i - starts.at(-1)! >= perPage.lines || (characters + length > perPage.characters && i > starts.at(-1)!)) {
      starts.push(i)
      characters = 0
    }
    characters += length
  })
  return starts
}

function pages(id: string, starts: readonly number[], all: number, page: number, label: string): Html | undefined {
  if (starts.length < 2) return undefined
  const links = starts.map((start, i) => {
    const words = `${start + 1}–${starts[i + 1] ?? all}`
    return i + 1 === page
      ? html`<span aria-current="page">${words}</span>`
      : html`<a class="ds-link" href="${addresses.source(id)}?side=${i + 1}">${words}</a>`
  })
  return html`<nav class="oc-pages" aria-label="${label}">${links}</nav>`
}

/** The cases that were read from this paper. */
function readHere(open: OpenCouncils, language: Language, id: string, heading: string): Html | undefined {
  const cases = open.cases.filter(({ sources }) => sources.some(({ document }) => document === id)).slice(0, 40)
  if (cases.length === 0) return undefined
  return html`<section aria-labelledby="lest"><h2 id="lest">${heading}</h2><ul class="oc-plain">${cases.map(
    ({ id: of, title, ...numbered }) =>
      html`<li><a class="ds-link" href="${addresses.case(of)}" ${inBokmal(language)}>${caseNumber(numbered)} ${title}</a></li>`,
  )}</ul></section>`
}
