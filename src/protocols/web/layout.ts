import type { SignedIn } from '../gate/access.ts'
import type { Page } from './answer.ts'
import { frameTexts, occupationOf } from './frame-texts.ts'
import { type Html, html, renderHtml } from './html.ts'
import { type Language, languageNames, languages } from './language.ts'

/** What the frame needs to know about the request it answers. */
export type Surroundings = {
  readonly language: Language
  readonly person: SignedIn | undefined
  /** Where this page is found in another language; left out where a GET would not show the same page. */
  readonly inLanguage?: (language: Language) => string
  /** Address of an asset by its name. */
  readonly asset: (name: string) => string
  /** Whether the people here are invented. */
  readonly demo: boolean
}

/** The paths the frame itself links to. The identity feature answers at them. */
export const framePaths = { front: '/', signIn: '/logg-inn', signOut: '/logg-ut' } as const

/** A whole document, as it is sent. */
export function layout(page: Page, around: Surroundings): string {
  const { language, asset } = around
  const t = frameTexts(language)
  const document = html`<!doctype html>
<html lang="${language}" data-color-scheme="light" data-size="sm">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${!page.indexable && html`<meta name="robots" content="noindex">\n`}<title>${String(page.title)} – Knutepunkt</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('all.css')}">
${page.scripts?.map((name) => html`<script type="module" src="${asset(name)}"></script>\n`)}</head>
<body>
<a class="ds-skip-link" href="#innhold">${t.skip}</a>
${header(around, page)}
${page.banner}
<main id="innhold" tabindex="-1" class="kp-main" data-width="${page.width ?? 'text'}">
${language === 'se' && html`<p class="kp-note" lang="nb">${t.missing.plain}</p>`}
${page.main}
</main>
<footer class="kp-footer">
<p>${t.about}</p>
${around.demo && html`<p>${t.demo}</p>`}
</footer>
</body>
</html>
`
  return renderHtml(document)
}

function header(around: Surroundings, page: Page): Html {
  return html`<header class="kp-header">
<a class="kp-name" href="${framePaths.front}">Knutepunkt</a>
${languageChoice(around)}
${around.person ? signedIn(around.language, around.person) : !page.signsIn && signIn(around.language)}
</header>`
}

function languageChoice({ language, inLanguage }: Surroundings): Html | undefined {
  if (inLanguage === undefined) return undefined
  const links = languages.map((each) =>
    each === language
      ? html`<li><span aria-current="true" lang="${each}">${languageNames[each]}</span></li>`
      : html`<li><a class="ds-link" href="${inLanguage(each)}" hreflang="${each}" lang="${each}">${languageNames[each]}</a></li>`,
  )
  return html`<nav class="kp-languages" aria-label="${frameTexts(language).language}"><ul>${links}</ul></nav>`
}

function signIn(language: Language): Html {
  const t = frameTexts(language)
  return html`<a class="ds-button" data-variant="secondary" href="${framePaths.signIn}">${t.signIn}</a>`
}

function signedIn(language: Language, person: SignedIn): Html {
  const { name, organisation } = person
  const t = frameTexts(language)
  return html`<div class="kp-person">
<p><span class="ds-sr-only">${t.signedInAs} </span><strong>${name}</strong>, ${occupationOf(person, language)}${
    organisation && html`<br>${organisation.name}`
  }</p>
<form method="post" action="${framePaths.signOut}"><button class="ds-button" data-variant="secondary" type="submit">${t.signOut}</button></form>
</div>`
}
