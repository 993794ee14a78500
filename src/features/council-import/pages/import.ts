import type { Page } from '../../../protocols/web/answer.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { type Council, caseNumber } from '../../council/index.ts'
import type { CaseReading, Flag, MeetingReading, Reading } from '../../council-papers/index.ts'
import type { FileOutcome, ImportOutcome } from '../import-papers.ts'
import type { PaperSource } from '../store.ts'
import { importNav, pager, sliced, when } from './frame.ts'
import { paths } from './paths.ts'
import { refusalText } from './refusal-texts.ts'
import { type ImportTexts, importTexts } from './texts.ts'

/** A meeting whose papers leave its council or its day open, with the cases of it. */
export type Draft = {
  readonly meeting: MeetingReading
  readonly cases: readonly CaseReading[]
  readonly papers: readonly string[]
}

/** What the page shows. */
export type ImportView = {
  readonly papers: readonly PaperSource[]
  readonly drafts: readonly Draft[]
  readonly councils: readonly Council[]
  /** The page of the list of papers, as the address says it. */
  readonly asked: string | null
  readonly outcome?: ImportOutcome
  readonly trouble?: 'no-file' | 'not-answered'
  /** How many records went, and changed, with the paper that was just removed. */
  readonly removed?: { readonly gone: string; readonly changed: string }
  /** The paper that was just hidden, or shown to anybody. */
  readonly shown?: string
}

/** Drop papers, see what came of it, answer what they leave open, and see what is there. */
export function importPage(view: ImportView, request: WebRequest): Page {
  const { language } = request
  const t = importTexts(language)
  return {
    title: t.title,
    width: 'wide',
    scripts: ['import-files.js'],
    main: html`<div class="cw">${importNav('import', request)}
<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
${view.trouble && html`<div class="ds-alert" data-color="danger" role="alert" tabindex="-1" id="feil" autofocus>${view.trouble === 'no-file' ? t.noFile : t.notAnswered}</div>`}
${receiptHtml(view, t)}
${view.outcome && resultHtml(view.outcome, t, language)}
${view.drafts.length > 0 && draftsHtml(view, t)}
${fileForm(t, view.trouble)}
${papersHtml(view, t, language)}</div>`,
  }
}

/** What was just done with a paper. */
function receiptHtml({ papers, removed, shown }: ImportView, t: ImportTexts): Html | undefined {
  const paper = papers.find(({ sha256 }) => sha256 === shown)
  const said = removed
    ? t.removed(removed.gone, removed.changed)
    : paper && (paper.visibility === 'public' ? t.opened(paper.name) : t.hidden(paper.name))
  return (
    said &&
    html`<div class="ds-alert ci-receipt" data-color="success" role="status" tabindex="-1" id="kvittering" autofocus>${said}</div>`
  )
}

function fileForm(t: ImportTexts, trouble: ImportView['trouble']): Html {
  return html`<form class="ci-drop" method="post" action="${paths.import}" enctype="multipart/form-data" data-drop="${t.drop}" data-sending="${t.sending}" data-uploading="${t.uploading(0)}" data-reading="${t.readingNow}" data-refused="${t.refusedOf('{0}', '{1}')}" data-changes="${t.changes('{0}', '{1}', '{2}')}">
<p><label for="filer"><strong>${t.files}</strong></label></p>
<p id="filer-hjelp" class="kp-small">${t.filesHelp}</p>
<p><input class="ds-input" type="file" id="filer" name="filer" multiple accept=".pdf,.md,.txt,application/pdf,text/plain,text/markdown" aria-describedby="filer-hjelp"${trouble === 'no-file' && html` aria-invalid="true"`}></p>
<p class="ci-tick"><input class="ds-input" type="checkbox" id="internt" name="internt" value="ja" aria-describedby="internt-hjelp"> <label for="internt">${t.internal}</label></p>
<p class="kp-small" id="internt-hjelp">${t.isInternal}</p>
<p><button class="ds-button" type="submit">${t.send}</button></p>
<ul class="ci-progress" aria-live="polite"></ul>
</form>`
}

function resultHtml({ files, counts }: ImportOutcome, t: ImportTexts, language: Language): Html {
  const { added, changed, removed } = counts
  const refused = files.filter(({ outcome }) => outcome === 'refused').length
  const something = added + changed + removed > 0
  const said = [
    ...(refused > 0 ? [t.refusedOf(`${refused}`, `${files.length}`)] : []),
    ...(something ? [t.changes(`${added}`, `${changed}`, `${removed}`)] : refused > 0 ? [] : [t.nothingChanged]),
  ]
  return html`<section aria-labelledby="resultat" class="ci-result"><h2 id="resultat" tabindex="-1">${t.result}</h2>
<p role="status" class="ci-counts" data-added="${added}" data-changed="${changed}" data-removed="${removed}">${said.map((each) => html`${each} `)}</p>
<ul class="ci-files">${files.map((file) => fileHtml(file, t, language))}</ul></section>`
}

function fileHtml(file: FileOutcome, t: ImportTexts, language: Language): Html {
  if (file.outcome === 'refused') {
    const { heading, advice } = refusalText(file.problem.code)(language)
    return html`<li class="ci-file" data-outcome="refused"><h3>${file.name}</h3>
<p><strong>${t.isRefused}: ${heading}.</strong> ${advice}</p></li>`
  }
  const { reading, paper } = file
  const { flags } = reading
  return html`<li class="ci-file" data-outcome="${file.outcome}"><h3>${file.name}</h3>
<p><strong>${file.outcome === 'new' ? t.isNew : t.isKnown}:</strong> ${foundWords(reading, t)}. ${paper.pages !== undefined && html`${t.pages(paper.pages)}.`} <a class="ds-link" href="${paths.next({ paper: paper.sha256 })}">${t.toReview}<span class="ds-sr-only"> ${file.name}</span></a></p>
${(paper.textless ?? 0) > 0 && html`<p>${t.textless(paper.textless ?? 0)}.</p>`}
${flags.length > 0 && html`<details><summary>${t.flagged(flags.length)}</summary><ul class="ds-list">${flags.map((flag) => flagHtml(flag, t, language))}</ul></details>`}</li>`
}

/** What there is in it, in words; of what there is nothing, no word. */
function foundWords({ meetings, cases, grants, timelines }: Reading, t: ImportTexts): string {
  const total = (of: (each: CaseReading) => readonly unknown[]) => cases.reduce((sum, each) => sum + of(each).length, 0)
  const counts = [
    [meetings.length, t.meetings],
    [cases.length, t.cases],
    [total(({ proposals }) => proposals), t.proposals],
    [total(({ decisions }) => decisions), t.decisions],
    [total(({ inputs }) => inputs), t.inputs],
    [grants.length, t.grants],
    [timelines.length, t.timelines],
  ] as const
  return counts.flatMap(([count, word]) => (count > 0 ? [word(count).plain] : [])).join(', ')
}

/** What a flag says is in bokmål, as the papers are. */
export function flagHtml(
  { where, message, repair, sources }: Omit<Flag, 'kind'>,
  t: ImportTexts,
  language: Language,
): Html {
  const [source] = sources
  return html`<li>${inBokmal(message, language)} <span class="kp-small">(${where}${source && html`, ${t.line(...source.lines)}`})</span>${
    repair && html`<br>${t.repair}: ${inBokmal(repair, language)}`
  }</li>`
}

const inBokmal = (plain: string, language: Language): Text => text(plain, 'nb', language !== 'nb')

function draftsHtml({ drafts, councils }: ImportView, t: ImportTexts): Html {
  return html`<section aria-labelledby="mangler"><h2 id="mangler">${t.questions}</h2><p>${t.questionsHelp}</p>
${drafts.map((draft, n) => draftForm(draft, councils, t, `utkast-${n + 1}`))}</section>`
}

function draftForm({ meeting, cases, papers }: Draft, councils: readonly Council[], t: ImportTexts, id: string): Html {
  const numbers = cases.map(caseNumber).join(', ')
  return html`<form class="ds-card ci-draft" method="post" action="${paths.answer}" aria-labelledby="${id}">
<h3 id="${id}">${papers.join(', ')}</h3>
<p>${t.draft(cases.length, numbers)}</p>
<input type="hidden" name="utkast" value="${meeting.id}">
<p><label for="${id}-rad">${t.council}</label><br><select class="ds-input" id="${id}-rad" name="rad">
<option value=""></option>${councils.map(
    (council) =>
      html`<option value="${council.id}"${council.id === meeting.council && html` selected`}>${council.names.at(-1)?.short ?? council.id}</option>`,
  )}</select></p>
<p><label for="${id}-annet">${t.otherCouncil}</label><br><input class="ds-input" id="${id}-annet" name="annet" maxlength="80"></p>
<p><label for="${id}-dag">${t.day}</label><br><input class="ds-input" type="date" id="${id}-dag" name="dag" value="${meeting.date ?? ''}"></p>
<p><button class="ds-button" type="submit">${t.answer}</button></p>
</form>`
}

const papersOnPage = 50

function papersHtml({ papers, asked }: ImportView, t: ImportTexts, language: Language): Html {
  const newest = papers.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
  const shown = sliced(newest, asked, papersOnPage)
  return html`<section aria-labelledby="papirer"><h2 id="papirer">${t.papers}</h2>
${
  newest.length === 0
    ? html`<p>${t.none}</p>`
    : html`<div class="ci-scroll"><table class="ds-table" data-border>
<thead><tr><th scope="col">${t.name}</th><th scope="col">${t.received}</th><th scope="col">${t.who}</th><th scope="col">${t.seen}</th><th scope="col">${t.actions}</th></tr></thead>
<tbody>${shown.items.map((paper) => paperRow(paper, t, language))}</tbody></table></div>${pager(shown, paths.importPage, language)}`
}</section>`
}

function paperRow(paper: PaperSource, t: ImportTexts, language: Language): Html {
  const { sha256, name, pages, lines, visibility } = paper
  const open = visibility === 'public'
  const about = html`<span class="ds-sr-only"> ${name}</span>`
  return html`<tr><th scope="row"><a class="ds-link" href="${open ? `/kilder/${sha256}` : paths.paper(sha256)}">${name}</a><br><span class="kp-small">${
    pages === undefined ? t.lines(lines.length) : t.pages(pages)
  }</span></th>
<td>${when(paper.receivedAt, language)}</td><td>${paper.byName}</td><td>${open ? t.everybody : html`${t.insiders}<br><span class="kp-small">${t.isInternal}</span>`}</td>
<td><div class="ci-actions">${open && html`<a class="ds-link" href="${paths.reviewed({ paper: sha256 })}">${t.toReview}${about}</a>`}
<form method="post" action="${paths.visibility(sha256)}"><input type="hidden" name="synlighet" value="${open ? 'internal' : 'public'}"><button class="ds-button" data-variant="tertiary" type="submit">${open ? t.hide : t.show}${about}</button></form>
<a class="ds-button" data-variant="tertiary" data-color="danger" href="${paths.remove(sha256)}">${t.remove}${about}</a></div></td></tr>\n`
}
