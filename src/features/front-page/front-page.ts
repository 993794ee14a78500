import { page } from '../../protocols/web/answer.ts'
import { html } from '../../protocols/web/html.ts'
import type { Text } from '../../protocols/web/language.ts'
import { framePaths } from '../../protocols/web/layout.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { frontTexts } from './texts.ts'

type Door = {
  readonly path: string
  readonly title: (t: ReturnType<typeof frontTexts>) => Text
  readonly about: (t: ReturnType<typeof frontTexts>) => Text
}

/** Doors by errand. A new errand is a new row; a door leads to something that works (issue 2, item 16). */
const doors: readonly Door[] = [
  { path: '/utenlandsk-pasient', title: (t) => t.foreignPatient, about: (t) => t.foreignPatientAbout },
]

/** The front page: the same to everybody. */
export const frontPageRoute: HttpRoute = get({
  id: 'front-page',
  path: framePaths.front,
  releases: 'public',
  answer({ language }) {
    const t = frontTexts(language)
    const list = doors.map(
      ({ path, title, about }) =>
        html`<li><a class="kp-door" href="${path}"><strong>${title(t)}</strong> ${about(t)}</a></li>`,
    )
    return page({ title: t.title, main: html`<h1>${t.title}</h1>\n<ul class="kp-doors">${list}</ul>` })
  },
})
