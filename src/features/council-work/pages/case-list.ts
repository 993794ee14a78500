import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Council, type CouncilCase, caseNumber, unnumbered } from '../../council/index.ts'
import { caseTexts } from '../texts/case.ts'
import { caseWords } from '../texts/case-type.ts'
import { nameInYear } from '../workspace.ts'
import { linkButton, part, workPage } from './frame.ts'
import { isWanted, moreRows, mostRows, narrowedBy, narrowForm } from './narrowed.ts'
import { paths } from './paths.ts'

/** `12/26`, or that it has none yet. */
export function numberText(kept: CouncilCase, language: Language): string {
  return kept.number === unnumbered ? caseWords(language).unnumbered.plain : caseNumber(kept)
}

const tones: Readonly<Record<CouncilCase['state'], string>> = {
  draft: 'neutral',
  'on-agenda': 'info',
  treated: 'success',
  withdrawn: 'danger',
  cited: 'neutral',
}

/** The state of a case, as a word with a colour. */
export function caseTag(state: CouncilCase['state'], language: Language): Html {
  return html`<span class="ds-tag" data-color="${tones[state]}">${caseWords(language)[state]}</span>`
}

/** Every case, those that wait for a meeting first. @param waiting ids of those */
export function caseListPage(
  cases: readonly CouncilCase[],
  waiting: ReadonlySet<string>,
  councils: readonly Council[],
  request: WebRequest,
): Page {
  const { language } = request
  const t = caseTexts(language)
  const narrowed = narrowedBy(request.query)
  const wanted = cases.filter(({ council, year }) => isWanted(narrowed, council, year))
  const newest = wanted.toSorted((a, b) => b.year - a.year || b.number - a.number)
  const groups = [
    ['venter', t.waiting, newest.filter(({ id }) => waiting.has(id))],
    ['saksliste', t.onAgenda, newest.filter(({ id, state }) => state === 'on-agenda' && !waiting.has(id))],
    ['behandlet', t.done, newest.filter(({ state }) => state === 'treated')],
    ['andre', t.other, newest.filter(({ state }) => state === 'withdrawn' || state === 'cited')],
  ] as const
  return workPage(
    {
      title: t.cases,
      current: paths.cases,
      main: html`<p>${linkButton(paths.newCase, t.newCase, 'primary')}</p>
${
  cases.length > 0 &&
  narrowForm(
    paths.cases,
    narrowed,
    councils,
    cases.map(({ year }) => year),
    language,
  )
}
${cases.length === 0 && html`<p>${t.noCases}</p>`}
${groups.map(([id, heading, some]) => some.length > 0 && part(id, heading, html`${table(some.slice(0, mostRows), councils, language)}${moreRows(some.length, language)}`))}`,
    },
    request,
  )
}

function table(cases: readonly CouncilCase[], councils: readonly Council[], language: Language): Html {
  const t = caseTexts(language)
  const words = caseWords(language)
  return html`<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.council}</th><th scope="col">${t.number}</th><th scope="col">${t.title}</th><th scope="col">${t.type}</th></tr></thead><tbody>${cases.map(
    (each) => {
      const council = councils.find(({ id }) => id === each.council)
      return html`<tr><td>${council ? nameInYear(council, each.year) : each.council}</td><td class="cw-nowrap">${numberText(each, language)}</td><td><a class="ds-link" href="${paths.case(each.id)}">${each.title}</a></td><td>${each.type && words[each.type]}</td></tr>`
    },
  )}</tbody></table></div>`
}
