import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { Council, CouncilCase, LinkSuggestion, Matter, Meeting, Stored } from '../../council/index.ts'
import type { FormParts } from '../form-routes.ts'
import { type FollowUpTexts, followUpTexts } from '../texts/follow-up.ts'
import { nameInYear } from '../workspace.ts'
import { caseTag, numberText } from './case-list.ts'
import { dayText } from './dates.ts'
import { button, linkButton, paragraphs, part, workPage } from './frame.ts'
import { paths } from './paths.ts'

/** All there is to look things up in. */
export type Around = {
  readonly councils: readonly Council[]
  readonly cases: ReadonlyMap<string, CouncilCase>
  readonly meetings: ReadonlyMap<string, Meeting>
}

/** How many matters are listed; the others are found by their cases. */
const mostMatters = 200

/** How many suggestions are shown at once. */
const most = 20

/** Every matter, and pairs of cases that may be of one. */
export function matterListPage(
  matters: readonly Matter[],
  suggestions: readonly LinkSuggestion[],
  around: Around,
  request: WebRequest,
): Page {
  const { language } = request
  const t = followUpTexts(language)
  return workPage(
    {
      title: t.matters,
      current: paths.matters,
      lead: t.mattersLead,
      main: html`${
        matters.length === 0
          ? html`<p>${t.noMatters}</p>`
          : html`<ul class="cw-list">${matters
              .slice(0, mostMatters)
              .map(
                ({ id, title, cases }) =>
                  html`<li><a class="ds-link" href="${paths.matter(id)}">${title}</a> <span class="kp-small">${cases.map((each) => caseName(each, around, language)).join(' → ')}</span></li>`,
              )}</ul>`
      }
${suggestions.length > 0 && part('forslag', t.suggestions, html`<p>${t.suggestionsLead}</p><ul class="cw-list">${suggestions.slice(0, most).map((each) => suggestionRow(each, around, t, language))}</ul>`)}`,
    },
    request,
  )
}

/** «Porteføljerådet 5/26». */
export function caseName(id: string, { councils, cases }: Around, language: Language): string {
  const found = cases.get(id)
  const council = councils.find((each) => each.id === id.split('/')[0])
  const [owner = id, year] = id.split('/')
  const name = council ? nameInYear(council, Number(found?.year ?? year)) : owner
  return `${name} ${found ? numberText(found, language) : id.split('/').slice(1).reverse().join('/')}`
}

function suggestionRow(
  { cases: pair, because }: LinkSuggestion,
  around: Around,
  t: FollowUpTexts,
  language: Language,
): Html {
  const [earlier, later] = pair
  const link = (id: string) =>
    html`<a class="ds-link" href="${paths.case(id)}">${caseName(id, around, language)}: ${around.cases.get(id)?.title}</a>`
  return html`<li><p class="cw-text">${link(earlier)}<br>${link(later)}</p><p class="kp-small">${t[because]}</p>${button(
    `${paths.matters}/koble`,
    t.confirm,
    {
      variant: 'secondary',
      about: `${caseName(earlier, around, language)}, ${caseName(later, around, language)}`,
      fields: html`<input type="hidden" name="tidligere" value="${earlier}"><input type="hidden" name="senere" value="${later}">`,
    },
  )}</li>`
}

/** One matter: every treatment, what was proposed and what was decided, in the order they were had. */
export function matterPage(
  matter: Stored<'matter'>,
  around: Around,
  { form, summary }: FormParts,
  request: WebRequest,
): Page {
  const { language } = request
  const t = followUpTexts(language)
  return workPage(
    {
      title: matter.content.title,
      current: paths.matters,
      trail: [{ path: paths.matters, name: t.matters }],
      summary,
      main: html`${part('kjede', t.chain, html`<ol class="cw-chain">${matter.content.cases.map((id) => link(id, matter, around, t, language))}</ol>${matter.content.cases.length > 1 && html`<p>${linkButton(paths.splitMatter(matter.id), t.split)}</p>`}`)}
${part('tittel', t.renameTitle, form)}`,
    },
    request,
  )
}

function link(id: string, matter: Stored<'matter'>, around: Around, t: FollowUpTexts, language: Language): Html {
  const one = around.cases.get(id)
  const day = around.meetings.get(one?.meeting ?? '')?.date ?? one?.quoted[0]?.date
  const proposal = one?.proposals.at(-1)
  return html`<li><h3><a class="ds-link" href="${paths.case(id)}">${caseName(id, around, language)}</a> ${one && caseTag(one.state, language)}</h3>
<p class="kp-small">${day ? dayText(day, language) : one?.year}${one && html`, ${one.title}`}</p>
${proposal && html`<div class="cw-quote"><strong>${t.proposed}</strong>${paragraphs(proposal.text)}</div>`}
${
  one &&
  (one.decisions.length > 0
    ? one.decisions.map(
        ({ text }) =>
          html`<div class="cw-quote" data-decided="ja"><strong>${t.decided}</strong>${paragraphs(text)}</div>`,
      )
    : html`<p class="kp-small">${t.notRegistered}</p>`)
}
${one && one.inputs.length > 0 && html`<p class="kp-small">${t.inputs(one.inputs.length)}</p>`}
${button(`${paths.matter(matter.id)}/ta-ut`, t.unlink, {
  seen: matter.version,
  variant: 'tertiary',
  about: caseName(id, around, language),
  fields: html`<input type="hidden" name="sak" value="${id}">`,
})}</li>`
}
