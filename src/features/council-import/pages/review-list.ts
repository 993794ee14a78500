import type { Page } from '../../../protocols/web/answer.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { flagKinds, knownCouncils } from '../../council-papers/index.ts'
import type { Difference } from '../../council/index.ts'
import type { ReviewedRecord, ReviewFilter } from '../review-progress.ts'
import type { PaperSource } from '../store.ts'
import { differenceHtml } from './difference.ts'
import { importNav, pager, sliced } from './frame.ts'
import { paths } from './paths.ts'
import { type ReviewTexts, reviewTexts } from './review-texts.ts'

/** What the list of records shows. */
export type ReviewList = {
  readonly records: readonly ReviewedRecord[]
  readonly papers: readonly PaperSource[]
  /** Kinds of open differences with how many there are, before the filter. */
  readonly flags: ReadonlyMap<string, number>
  readonly filter: ReviewFilter
  /** The page of the list, as the address says it. */
  readonly asked: string | null
  /** Those about no one record. */
  readonly loose: readonly Difference[]
  readonly trouble?: { readonly fact: string }
}

type Group = { readonly title: Text; readonly of: (record: ReviewedRecord) => boolean }

const groups = (t: ReviewTexts): readonly Group[] => [
  { title: t.meetings, of: ({ record }) => record.kind === 'meeting' },
  { title: t.cases, of: ({ record }) => record.kind === 'case' && record.content.state !== 'cited' },
  { title: t.tables, of: ({ record }) => ['grant', 'figure', 'timeline'].includes(record.kind) },
  { title: t.others, of: ({ record }) => record.kind === 'commitment' },
  { title: t.cited, of: ({ record }) => record.kind === 'case' && record.content.state === 'cited' },
]

const recordsOnPage = 150

/** Every record that was read, with how far its review has come. */
export function reviewListPage(list: ReviewList, request: WebRequest): Page {
  const { language } = request
  const { records, papers, flags, filter, loose } = list
  const t = reviewTexts(language)
  const all = records.reduce((sum, { facts }) => sum + facts.length, 0)
  const open = records.reduce((sum, each) => sum + each.open, 0)
  const inGroups = groups(t).flatMap(({ of }) => records.filter(of))
  const shown = sliced(inGroups, list.asked, recordsOnPage)
  const first = shown.page === 1
  return {
    title: t.title,
    width: 'wide',
    main: html`<div class="cw">${importNav('review', request)}
<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<p>${t.progress(all - open, all)}.</p>
<p>${open > 0 ? html`<a class="ds-button" href="${paths.next(filter)}">${t.next}</a>` : t.allDone}</p>
${filters(papers, flags, filter, t, language)}
${
  first &&
  loose.length > 0 &&
  html`<section aria-labelledby="lose"><h2 id="lose">${t.loose}</h2>${loose.map((each) => differenceHtml(each, { filter, trouble: list.trouble }, language))}</section>`
}
${groups(t).map((group) => groupHtml(group, shown.items.filter(group.of), records.filter(group.of).length, filter, t))}
${pager(shown, (page) => paths.reviewed(filter, page), language)}</div>`,
  }
}

function filters(
  papers: ReviewList['papers'],
  flags: ReviewList['flags'],
  { paper, flag }: ReviewFilter,
  t: ReviewTexts,
  language: Language,
): Html {
  const kind = (name: string) =>
    text((flagKinds as Readonly<Record<string, string>>)[name] ?? name, 'nb', language !== 'nb')
  const link = (filter: ReviewFilter, label: Text | string, here: boolean, count?: number) =>
    html`<li><a class="ds-link" href="${paths.reviewed(filter)}"${here && html` aria-current="true"`}>${label}</a>${count !== undefined && html` (${count})`}</li>`
  return html`<details class="ci-filters"${(paper !== undefined || flag !== undefined) && html` open`}><summary>${t.filter}</summary>
<ul>${link({}, t.everything, paper === undefined && flag === undefined)}
${papers.map(({ sha256, name }) => link({ paper: sha256 }, name, paper === sha256))}
${[...flags].map(([name, count]) => link({ flag: name }, kind(name), flag === name, count))}</ul></details>`
}

function groupHtml(
  { title }: Group,
  records: readonly ReviewedRecord[],
  all: number,
  filter: ReviewFilter,
  t: ReviewTexts,
): Html | undefined {
  if (records.length === 0) return undefined
  return html`<table class="ds-table ci-records" data-border><caption>${title} (${all})</caption>
<thead><tr><th scope="col">${t.record}</th><th scope="col">${t.reviewed}</th><th scope="col">${t.differences}</th></tr></thead>
<tbody>${records.map((each) => row(each, filter, t))}</tbody></table>`
}

function row(
  { ref, record, facts, open, whole, differences }: ReviewedRecord,
  filter: ReviewFilter,
  t: ReviewTexts,
): Html {
  const unsettled = differences.filter(({ settled }) => settled === undefined).length
  return html`<tr${open === 0 && html` data-done`}><th scope="row"><a class="ds-link" href="${paths.record(ref, filter)}">${recordName(record, whole.printed)}</a></th>
<td>${t.of(facts.length - open, facts.length)}</td><td>${unsettled > 0 && html`<strong>${unsettled}</strong>`}</td></tr>\n`
}

/** A record as people name it: its case number and title, its council and day, or what it is about. */
export function recordName({ kind, id, council }: ReviewedRecord['record'], printed: string): string {
  const short = knownCouncils.find((each) => each.id === council)?.names.at(-1)?.short ?? council
  const [, year, number] = /^[^/]+\/(\d{4})\/(\d+)$/.exec(id) ?? []
  if (kind === 'case' && year !== undefined) return `${short} ${number}/${year.slice(2)} ${printed}`
  return kind === 'meeting' ? `${short} ${id.split('/')[1] ?? ''}` : printed
}
