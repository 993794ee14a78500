import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { guides } from '../../../validation/profiles/catalogue.ts'
import type { UsedTerminology } from '../../terminology-service/index.ts'
import { addresses } from '../addresses.ts'
import { conformanceTexts } from '../conformance-texts.ts'
import { offeredProfiles, type ProfileOrigin } from '../offered-profiles.ts'
import type { LoadedPackage } from '../packages.ts'
import { validationTexts } from '../texts.ts'
import { originText } from './answer.ts'
import { inLanguage, nameOf } from './ask.ts'
import { terminologyHtml } from './conformance-report.ts'

type Rules = {
  readonly packages: readonly LoadedPackage[]
  readonly terminology: readonly UsedTerminology[]
  readonly originOf: (profile: string) => ProfileOrigin | undefined
}

/** What the rules come from on this machine. */
export function packagesPage(language: Language, { packages, terminology, originOf }: Rules): Page {
  const t = validationTexts(language)
  return {
    title: t.packagesTitle,
    indexable: true,
    main: html`<h1>${t.packagesTitle}</h1>
<p class="kp-lead">${t.packagesLead}</p>
<div class="dv-scroll" tabindex="0" role="region" aria-label="${t.packageName}"><table class="ds-table" data-border><thead><tr><th scope="col">${t.packageName}</th><th scope="col">${t.version}</th><th scope="col">${t.definitions}</th></tr></thead>
<tbody>${packages.map(({ name, version, definitions }) => html`<tr><th scope="row"><code>${name}</code></th><td>${version ?? ''}</td><td>${definitions}</td></tr>\n`)}</tbody></table></div>
${terminologyHtml(terminology, conformanceTexts(language))}
<section aria-labelledby="profiler"><h2 id="profiler">${t.profilesHere}</h2>
<dl class="dv-profiles">${offeredProfiles.map(
      (profile) =>
        html`<div><dt>${nameOf(profile, language)}</dt><dd><code>${profile.canonical}</code><br>${originText(originOf(profile.canonical), t) ?? t.absent}</dd></div>\n`,
    )}</dl></section>
${nationalHtml(language, t, packages)}
<p><a class="ds-link" href="${addresses.validate}">${t.heading}</a></p>`,
  }
}

/** Profiles of national services whose package is not loaded, with how sure our reading is and what it covers. */
function nationalHtml(
  language: Language,
  t: ReturnType<typeof validationTexts>,
  loaded: readonly LoadedPackage[],
): Html | undefined {
  const rows = guides.flatMap(({ package: name, version, reading }) => {
    if (!reading || loaded.some((each) => each.name === name)) return []
    const origin = originText({ kind: 'own', follows: name, version, reading: reading.sure }, t)
    const covers = inLanguage(reading.covers, language)
    return [html`<div><dt><code>${name}</code></dt><dd>${origin}<br>${covers}</dd></div>\n`]
  })
  if (rows.length === 0) return undefined
  return html`<section aria-labelledby="norske"><h2 id="norske">${t.national}</h2><p>${t.nationalAbout}</p><dl class="dv-profiles">${rows}</dl></section>`
}
