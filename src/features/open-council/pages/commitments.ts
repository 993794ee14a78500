import { type Html, html } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import { type FollowUp, followUp } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { numberInId, partsOfCaseId } from '../case-number.ts'
import { spokenDay } from '../export/spoken-day.ts'
import type { OpenCouncils } from '../public-records.ts'
import { inBokmal } from './frame.ts'
import { councilTag, dayTag, type Showing, sourceLinks } from './parts.ts'
import { basisWords } from './words.ts'

const commitmentTexts = texts({
  nb: {
    due: (day: string) => `Frist ${day}`,
    overdue: (day: string) => `Over fristen ${day}`,
    proposed: (day: string) => `Foreslått til ${day}`,
    noDue: 'Uten frist',
    closed: 'Lukket i sak',
    owner: 'Ansvar',
    madeIn: 'Fra sak',
    madeInMeeting: 'Fra møtet',
  },
  nn: {
    due: (day) => `Frist ${day}`,
    overdue: (day) => `Over fristen ${day}`,
    proposed: (day) => `Foreslått til ${day}`,
    noDue: 'Utan frist',
    closed: 'Lukka i sak',
    owner: 'Ansvar',
    madeIn: 'Frå sak',
    madeInMeeting: 'Frå møtet',
  },
  en: {
    due: (day) => `Due ${day}`,
    overdue: (day) => `Overdue since ${day}`,
    proposed: (day) => `Proposed for ${day}`,
    noDue: 'No due date',
    closed: 'Closed in case',
    owner: 'Owner',
    madeIn: 'From case',
    madeInMeeting: 'From the meeting',
  },
})

/** All of them as they stand today, overdue first (acceptance A14). */
export function followUpNow(open: OpenCouncils, today: string): readonly FollowUp[] {
  return followUp(open.commitments, open.meetingsById, today)
}

/** Those made in one case or meeting, as they stand today. */
export function followUpOf(open: OpenCouncils, id: string, today: string): readonly FollowUp[] {
  return followUp(open.commitmentsOf(id), open.meetingsById, today)
}

/** One of them: who, what, until when, and where it was said. */
export function commitmentItem(
  showing: Showing,
  { commitment: one, dueDay: day, state: standing, binding }: FollowUp,
): Html {
  const { open, language } = showing
  const t = commitmentTexts(language)
  const said = day === undefined ? undefined : spokenDay(day, language)
  const dated = binding ? (standing === 'overdue' ? t.overdue : t.due) : t.proposed
  const due = said === undefined ? t.noDue : dated(said)
  const fromCase = partsOfCaseId(one.madeIn) !== undefined
  return html`<li class="oc-promise" data-standing="${standing}">
<p ${inBokmal(language)}>${one.text}</p>
<p class="oc-facts">${
    standing === 'closed'
      ? html`<span class="oc-tag">${t.closed} <a class="ds-link" href="${addresses.case(one.closedBy ?? '')}">${numberInId(one.closedBy ?? '')}</a></span>`
      : html`<span class="oc-tag" data-tone="${standing === 'overdue' ? 'danger' : 'neutral'}">${due}</span>`
  }
<span class="oc-tag" data-tone="plain">${basisWords(language)[one.basis]}</span>
${one.owner && html`<span>${t.owner}: <span ${inBokmal(language)}>${one.owner}</span></span>`}
<span>${councilTag(showing, one.council)} ${
    fromCase
      ? html`${t.madeIn} <a class="ds-link" href="${addresses.case(one.madeIn)}">${numberInId(one.madeIn)}</a>`
      : html`${t.madeInMeeting} <a class="ds-link" href="${addresses.meeting(one.madeIn)}">${dayTag(open.meeting(one.madeIn)?.date, language) ?? one.madeIn}</a>`
  }</span>
${sourceLinks(one.sources, language)}</p></li>`
}
