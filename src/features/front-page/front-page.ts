import type { Release, SignedIn } from '../../protocols/gate/access.ts'
import { page } from '../../protocols/web/answer.ts'
import { html } from '../../protocols/web/html.ts'
import type { Text } from '../../protocols/web/language.ts'
import { framePaths } from '../../protocols/web/layout.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { decideAccess } from '../access-control/index.ts'
import { frontTexts } from './texts.ts'

type Door = {
  readonly path: string
  /** What the page behind the door lets out: who may not open it is not shown it. */
  readonly releases: Release
  readonly title: (t: ReturnType<typeof frontTexts>) => Text
  readonly about: (t: ReturnType<typeof frontTexts>) => Text
}

/** Doors by errand. A new errand is a new row; a door leads to something that works (issue 2, item 16). */
const doors: readonly Door[] = [
  {
    path: '/utenlandsk-pasient',
    releases: { errand: 'foreign-patient' },
    title: (t) => t.foreignPatient,
    about: (t) => t.foreignPatientAbout,
  },
  { path: '/saker', releases: 'public', title: (t) => t.cases, about: (t) => t.casesAbout },
  {
    path: '/radsarbeid',
    releases: { errand: 'council-membership' },
    title: (t) => t.councilWork,
    about: (t) => t.councilWorkAbout,
  },
  { path: '/validering', releases: 'public', title: (t) => t.validation, about: (t) => t.validationAbout },
  { path: '/journalsystem', releases: 'public', title: (t) => t.ehrSystem, about: (t) => t.ehrSystemAbout },
]

/** Where other countries can be asked, somebody runs it, and somebody follows up how much it is used. */
const exchangeDoors: readonly Door[] = [
  {
    path: '/drift',
    releases: { errand: 'contact-point-operation' },
    title: (t) => t.operation,
    about: (t) => t.operationAbout,
  },
  {
    path: '/pilot',
    releases: { errand: 'pilot-report' },
    title: (t) => t.pilot,
    about: (t) => t.pilotAbout,
  },
  {
    path: '/pasienter',
    releases: { errand: 'patient-identity' },
    title: (t) => t.whoIsWho,
    about: (t) => t.whoIsWhoAbout,
  },
]

/** Where people are invented, the national services are there to be tried. */
const boxDoors: readonly Door[] = [
  { path: '/norge-i-boks', releases: 'public', title: (t) => t.box, about: (t) => t.boxAbout },
]

/** Where national sources can be asked, by those who treat or dispense. */
const norwegianDoors: readonly Door[] = [
  {
    path: '/norsk-pasient',
    releases: { errand: 'norwegian-patient' },
    title: (t) => t.norwegianPatient,
    about: (t) => t.norwegianPatientAbout,
  },
]

/** What is behind doors that are not everywhere. */
type Offered = {
  /** Other countries can be asked. */
  readonly asksCountries?: boolean
  /** The box of national services is here. */
  readonly hasBox?: boolean
  /** National sources can be asked about patients of our own. */
  readonly asksSources?: boolean
}

const foreignPatient = doors.find(({ path }) => path === '/utenlandsk-pasient')!

/** Where other countries can be asked, that is the way to their patients; files are behind it. */
const askingCountries: Door = { ...foreignPatient, path: '/utenlandsk-pasient/land', about: (t) => t.otherCountryAbout }

/** The front page. Before sign-in it shows every door: behind some one signs in. A public one is always open. */
export function frontPageRoute(
  now: () => Date,
  { asksCountries = false, hasBox = false, asksSources = false }: Offered = {},
): HttpRoute {
  const everywhere = asksCountries
    ? [...doors.map((door) => (door === foreignPatient ? askingCountries : door)), ...exchangeDoors]
    : doors
  const offered = [...(asksSources ? norwegianDoors : []), ...everywhere, ...(hasBox ? boxDoors : [])]
  return get({
    id: 'front-page',
    path: framePaths.front,
    releases: 'public',
    answer({ language, person }) {
      const t = frontTexts(language)
      const open = offered.filter(({ releases }) => !person || opens(releases, person, now()))
      const list = open.map(
        ({ path, title, about }) =>
          html`<li><a class="kp-door" href="${path}"><strong>${title(t)}</strong> ${about(t)}</a></li>`,
      )
      return page({
        title: t.title,
        indexable: true,
        main: html`<h1>${t.title}</h1>\n<ul class="kp-doors">${list}</ul>`,
      })
    },
  })
}

function opens(releases: Release, person: SignedIn, now: Date): boolean {
  return decideAccess({ releases, person, about: { kind: 'no-one' } }, now).effect === 'permit'
}
