import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Council, isOn, type Mandate, type Membership, type Seat, seatsOn } from '../../council/index.ts'
import { type RegisterTexts, registerTexts } from '../texts/register.ts'
import { nameOn, shortName } from '../workspace.ts'
import { diffHtml } from './comparison.ts'
import { dayText } from './dates.ts'
import { linkButton, part, workPage } from './frame.ts'
import { paths } from './paths.ts'

const tones: Readonly<Record<Council['state'], string>> = { active: 'success', resting: 'warning', ended: 'neutral' }

const tag = ({ state }: Council, t: RegisterTexts) =>
  html`<span class="ds-tag" data-color="${tones[state]}">${t[state]}</span>`

const administers = ({ person }: WebRequest) => person?.role === 'council-administrator'

/** Every council, and what it is called today. */
export function councilListPage(councils: readonly Council[], request: WebRequest): Page {
  const t = registerTexts(request.language)
  return workPage(
    {
      title: t.councils,
      current: paths.councils,
      lead: t.lead,
      main: html`${councils.length === 0 && html`<p>${t.none}</p>`}
<ul class="cw-list">${councils.map((each) => html`<li class="cw-row"><a class="ds-link" href="${paths.council(each.id)}">${nameOn(each)}</a><span>${t[each.level]} ${tag(each, t)}</span></li>`)}</ul>
<p>${administers(request) ? linkButton(paths.newCouncil, t.newCouncil) : t.adminOnly}</p>`,
    },
    request,
  )
}

/** What the register knows of a council. */
export type Registered = {
  readonly council: Council
  readonly councils: readonly Council[]
  readonly seats: readonly Seat[]
  readonly memberships: readonly Membership[]
  readonly mandates: readonly Mandate[]
}

/** A council: names, mandates, seats and members over time, rest and waking. */
export function councilPage(registered: Registered, today: string, request: WebRequest): Page {
  const { language } = request
  const t = registerTexts(language)
  const { council } = registered
  const admin = administers(request)
  return workPage(
    {
      title: nameOn(council),
      current: paths.councils,
      trail: [{ path: paths.councils, name: t.councils }],
      main: html`<p class="cw-facts">${tag(council, t)}<span>${t[council.level]}</span><a class="ds-link" href="/rad/${council.id}">${t.publicPage}</a><a class="ds-link" href="${paths.wheel}">${t.wheel}</a><a class="ds-link" href="${paths.councilLog(council.id)}">${t.changes}</a></p>
${!admin && html`<p class="kp-small">${t.adminOnly}</p>`}
${part('plasser', t.seats, html`${seats(registered, today, admin, t, language)}${admin && html`<p class="cw-buttons">${linkButton(paths.seat(council.id), t.newSeat)}${registered.seats.length > 0 && linkButton(paths.membership(council.id), t.newMember)}</p>`}`)}
${part('mandater', t.mandates, html`${mandates(registered, today, t, language)}${admin && html`<p>${linkButton(paths.mandate(council.id), t.newMandate)}</p>`}`)}
${part('navn', t.names, html`${names(council, t, language)}${admin && html`<p class="cw-buttons">${linkButton(paths.councilName(council.id), t.rename)}${linkButton(paths.aliases(council.id), t.changeAliases)}</p>`}`)}
${part('beredskap', t.preparedness, html`${turns(registered, t, language)}${admin && council.state !== 'ended' && html`<p>${linkButton(paths.turn(council.id), council.state === 'resting' ? t.wakeIt : t.restIt)}</p>`}`)}`,
    },
    request,
  )
}

function period(
  { from, to }: { readonly from?: string; readonly to?: string },
  t: RegisterTexts,
  language: Language,
): Html {
  const said =
    from && to
      ? t.period(dayText(from, language), dayText(to, language))
      : from
        ? t.since(dayText(from, language))
        : to && t.until(dayText(to, language))
  return html`<span class="kp-small">${said}</span>`
}

function seats(
  { council, seats: all, memberships }: Registered,
  today: string,
  admin: boolean,
  t: RegisterTexts,
  language: Language,
): Html {
  if (all.length === 0) return html`<p>${t.noSeats}</p>`
  const person = (each: Membership) =>
    html`${each.person} <span class="kp-small">${each.organisation}</span> ${period(each, t, language)}${
      admin &&
      isOn(each, today) &&
      html` <a class="ds-link" href="${paths.endMembership(council.id, each.id)}">${t.end}<span class="ds-sr-only"> ${each.person}</span></a>`
    }`
  return html`<ul class="cw-list">${seatsOn(all, memberships, today).map(({ seat, member, substitutes }) => {
    const former = memberships.filter((each) => each.seat === seat.id && !isOn(each, today))
    return html`<li><h3>${seat.label}</h3><dl class="cw-change"><div><dt>${t.member}</dt><dd>${member ? person(member) : t.empty}</dd></div>
${substitutes.map((each) => html`<div><dt>${t.substitute}</dt><dd>${person(each)}</dd></div>`)}
${former.map((each) => html`<div><dt>${t.former}</dt><dd>${person(each)}</dd></div>`)}</dl></li>`
  })}</ul>`
}

function mandates({ mandates: all, councils }: Registered, today: string, t: RegisterTexts, language: Language): Html {
  if (all.length === 0) return html`<p>${t.noMandate}</p>`
  const newest = all.toSorted((a, b) => b.version - a.version)
  const called = (id: string) => {
    const found = councils.find((each) => each.id === id)
    return found ? shortName(found) : id
  }
  return html`${newest.map((mandate, index) => {
    const before = newest[index + 1]
    return html`<details class="ds-details"${index === 0 && html` open`}><summary>${t.version(mandate.version)} ${period(mandate, t, language)} ${isOn(mandate, today) && t.inForce}</summary><div>
<h3>${t.purpose}</h3><p class="cw-text">${mandate.purpose}</p>
<h3>${t.tasks}</h3><ul>${mandate.tasks.map(({ text, keywords }) => html`<li>${text}${keywords.length > 0 && html` <span class="kp-small">${keywords.join(', ')}</span>`}</li>`)}</ul>
${mandate.treatsFirstFor && html`<p>${t.treatsFirst}: ${mandate.treatsFirstFor.map(called).join(', ')}</p>`}
${mandate.decidedIn && html`<p>${t.decidedIn}: <a class="ds-link" href="${paths.case(mandate.decidedIn)}">${mandate.decidedIn}</a></p>`}
${before && html`<h3>${t.changedFrom(before.version)}</h3>${diffHtml(asText(before), asText(mandate), t)}`}
</div></details>`
  })}`
}

const asText = ({ purpose, tasks }: Mandate): string => [purpose, ...tasks.map(({ text }) => `– ${text}`)].join('\n')

function names({ names: all, aliases }: Council, t: RegisterTexts, language: Language): Html {
  return html`<ul class="cw-list">${all
    .toReversed()
    .map((each) => html`<li>${each.name} (${each.short}) ${period(each, t, language)}</li>`)}</ul>${
    aliases.length > 0 && html`<p class="kp-small">${t.aliases}: ${aliases.join(', ')}</p>`
  }`
}

function turns({ council, councils }: Registered, t: RegisterTexts, language: Language): Html {
  const held = councils.find(({ id }) => id === council.tasksWith)
  return html`${council.state === 'resting' && held && html`<p>${t.tasksAre(shortName(held))}</p>`}${
    council.turns &&
    html`<ul class="cw-list">${council.turns.toReversed().map(({ state, from, reason }) => html`<li>${t[state]} ${t.since(dayText(from, language))}: ${reason}</li>`)}</ul>`
  }`
}
