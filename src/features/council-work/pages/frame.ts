import type { Role } from '../../../protocols/gate/access.ts'
import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { doneText } from '../texts/done.ts'
import { type FrameTexts, workTexts } from '../texts/frame.ts'
import { refusalText } from '../texts/problems.ts'
import { paths } from './paths.ts'

type Entry = { readonly path: string; readonly name: keyof FrameTexts; readonly roles: readonly Role[] }

const clerks: readonly Role[] = ['council-secretary', 'council-administrator']

/** The pages of council work, as its menu lists them. */
const menu = [
  { path: paths.now, name: 'now', roles: clerks },
  { path: paths.meetings, name: 'meetings', roles: clerks },
  { path: paths.cases, name: 'cases', roles: clerks },
  { path: paths.matters, name: 'matters', roles: clerks },
  { path: paths.followUp, name: 'followUp', roles: clerks },
  { path: paths.wheel, name: 'wheel', roles: clerks },
  { path: paths.councils, name: 'councils', roles: clerks },
  { path: paths.papers, name: 'papers', roles: clerks },
  { path: paths.mine, name: 'mine', roles: ['council-member'] },
] as const satisfies readonly Entry[]

/** What a page adds to the frame of council work. */
export type WorkPage = {
  readonly title: Text | string
  /** The menu entry it belongs to. */
  readonly current: (typeof menu)[number]['path'] | undefined
  /** The pages above it, outermost first. */
  readonly trail?: readonly { readonly path: string; readonly name: Text | string }[]
  readonly main: HtmlValue
  /** Errors of a form on it. */
  readonly summary?: Html | undefined
  readonly lead?: HtmlValue
}

/** A page of council work: menu, where one is, what was just done or refused, and the page itself. */
export function workPage({ title, current, trail = [], main, summary, lead }: WorkPage, request: WebRequest): Page {
  const { language } = request
  return {
    title: summary ? `${workTexts(language).errorInTitle.plain}: ${title}` : title,
    width: 'wide',
    main: html`<div class="cw">
${workMenu(current, request)}
${trail.length > 0 && trailHtml(trail, language)}
${summary}
${noteHtml(request)}
<h1>${title}</h1>
${lead && html`<p class="kp-lead">${lead}</p>`}
${main}
</div>`,
  }
}

/** The ways between the pages of council work, as far as the person may go. */
export function workMenu(current: WorkPage['current'], { language, person }: WebRequest): Html {
  const t = workTexts(language)
  const entries = menu.filter(({ roles }) => person && (roles as readonly Role[]).includes(person.role))
  return html`<nav class="cw-menu" aria-label="${t.work}"><ul>${entries.map(
    ({ path, name }) =>
      html`<li><a href="${path}"${path === current && html` aria-current="page"`}>${t[name]}</a></li>`,
  )}</ul></nav>`
}

function trailHtml(trail: NonNullable<WorkPage['trail']>, language: Language): Html {
  return html`<nav class="cw-trail" aria-label="${workTexts(language).trail}"><ol>${trail.map(
    ({ path, name }) => html`<li><a class="ds-link" href="${path}">${name}</a></li>`,
  )}</ol></nav>`
}

function noteHtml({ query, language }: WebRequest): Html | undefined {
  const [done, refusal] = [query.get('gjort'), query.get('nei')]
  if (refusal) {
    return html`<div class="ds-alert cw-note" data-color="danger" role="alert" tabindex="-1" autofocus>${refusalText(refusal, language)}</div>`
  }
  const text = done && doneText(done, language)
  return text ? html`<div class="ds-alert cw-note" data-color="success" role="status">${text}</div>` : undefined
}

/** A part of a page, with its heading. */
export function part(id: string, heading: Text | string, content: HtmlValue): Html {
  return html`<section class="cw-part" aria-labelledby="${id}"><h2 id="${id}" tabindex="-1">${heading}</h2>${content}</section>`
}

/** A button that does something at once. `seen` is the version of what it changes. */
export function button(
  action: string,
  label: Text,
  options: {
    readonly seen?: number
    readonly variant?: 'primary' | 'secondary' | 'tertiary'
    readonly fields?: HtmlValue
    readonly about?: string
  } = {},
): Html {
  const { seen, variant = 'primary', fields, about } = options
  return html`<form class="cw-press" method="post" action="${action}">${seen !== undefined && html`<input type="hidden" name="sett" value="${seen}">`}${fields}<button class="ds-button" data-variant="${variant}" type="submit">${label}${about && html`<span class="ds-sr-only"> ${about}</span>`}</button></form>`
}

/** A link that looks like a button: the way to a form. */
export function linkButton(
  path: string,
  label: Text,
  variant: 'primary' | 'secondary' | 'tertiary' = 'secondary',
): Html {
  return html`<a class="ds-button" data-variant="${variant}" href="${path}">${label}</a>`
}

/** Paragraphs of a text as written: blank lines part them, other line breaks stand. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\n{2,}/).map((each) => html`<p class="cw-text">${each}</p>`)}`
}
