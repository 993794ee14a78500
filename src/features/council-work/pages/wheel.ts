import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { Council, WheelTurn } from '../../council/index.ts'
import { caseWords } from '../texts/case-type.ts'
import { type WheelTexts, wheelTexts } from '../texts/wheel.ts'
import { shortName } from '../workspace.ts'
import { dayText, monthText } from './dates.ts'
import { button, linkButton, part, workPage } from './frame.ts'
import { paths } from './paths.ts'

/** The wheel of a year, council by council and month by month. */
export function wheelPage(
  year: number,
  wheels: readonly { readonly council: Council; readonly turns: readonly WheelTurn[] }[],
  request: WebRequest,
): Page {
  const { language } = request
  const t = wheelTexts(language)
  const turns = wheels.flatMap((each) => each.turns)
  const lacking = turns.some((turn) => turn.case === undefined)
  return workPage(
    {
      title: t.wheel,
      current: paths.wheel,
      lead: t.lead,
      main: html`<nav class="cw-facts" aria-label="${t.another}">${[year - 1, year, year + 1].map((each) =>
        each === year
          ? html`<strong>${t.year(each)}</strong>`
          : html`<a class="ds-link" href="${paths.wheel}?ar=${each}">${t.year(each)}</a>`,
      )}</nav>
${lacking && html`${button(paths.draftWheel, t.draft(year), { fields: html`<input type="hidden" name="ar" value="${year}">` })}`}
${turns.length > 0 && !lacking && html`<p>${t.allDrafted(year)}</p>`}
${turns.length === 0 && html`<p>${t.none}</p>`}
${wheels.map(({ council, turns: ours }) =>
  part(
    `hjul-${council.id}`,
    shortName(council),
    html`${ours.length > 0 && table(ours, t, language)}<p>${linkButton(paths.newWheelItem(council.id), t.add)}</p>`,
  ),
)}`,
    },
    request,
  )
}

function table(turns: readonly WheelTurn[], t: WheelTexts, language: Language): Html {
  const words = caseWords(language)
  return html`<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.month}</th><th scope="col">${t.case}</th><th scope="col">${t.type}</th><th scope="col">${t.status}</th><th scope="col">${t.forMeeting}</th></tr></thead><tbody>${turns.map(
    ({ item, case: made, meeting }) =>
      html`<tr><td>${monthText(item.month, language)}</td><td>${item.title} <a class="ds-link kp-small" href="${paths.wheelItem(item.council, item.id)}">${t.edit}<span class="ds-sr-only"> ${item.title}</span></a></td><td>${words[item.type]}</td><td>${made ? html`<a class="ds-link" href="${paths.case(made.id)}">${t.drafted}<span class="ds-sr-only">: ${item.title}</span></a>` : t.notDrafted}</td><td>${meeting ? html`<a class="ds-link" href="${paths.meeting(meeting.id)}">${dayText(meeting.date ?? '', language)}</a>` : html`<span class="kp-small">${t.noMeeting}</span>`}</td></tr>`,
  )}</tbody></table></div>`
}
