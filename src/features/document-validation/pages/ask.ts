import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { addresses } from '../addresses.ts'
import { answerForms } from '../answer-forms.ts'
import { type OfferedProfile, offeredProfiles } from '../offered-profiles.ts'
import { type ValidationTexts, validationTexts } from '../texts.ts'
import type { Given } from '../validated.ts'

/** Where a document is handed in. @param lacking it was sent without one */
export function askPage(language: Language, samples: readonly Given[], lacking = false): Page {
  const t = validationTexts(language)
  return {
    title: t.title,
    indexable: true,
    scripts: ['drop-file.js'],
    main: html`<h1>${t.heading}</h1>
<p class="kp-lead">${t.lead}</p>
<p>${t.promise}</p>
${lacking && html`<div class="ds-error-summary" role="alert" tabindex="-1" id="feil" autofocus><h2>${t.errors}</h2><ul class="ds-list"><li><a class="ds-link" href="#fil">${t.noDocument}</a></li></ul></div>`}
${form(language, t, lacking)}
${samples.length > 0 && sampleList(language, t, samples)}
<section aria-labelledby="maskiner"><h2 id="maskiner">${t.forMachines}</h2>
<p>${t.forMachinesAbout} <code>POST ${addresses.operation}</code></p></section>
<section aria-labelledby="mer"><h2 id="mer">${t.more}</h2><ul class="ds-list">
<li><a class="ds-link" href="${addresses.packages}">${t.toPackages}</a></li>
<li><a class="ds-link" href="${addresses.report}">${t.toReport}</a></li>
<li><a class="ds-link" href="${addresses.guide}">${t.toGuide}</a></li></ul></section>`,
  }
}

function form(language: Language, t: ValidationTexts, lacking: boolean): Html {
  const options = [{ key: '', label: t.asPage }, ...answerForms.map(({ key, name }) => ({ key, label: name(t) }))]
  return html`<form class="dv-form" method="post" action="${addresses.validate}" enctype="multipart/form-data" data-drop="${t.drop}" data-sending="${t.sending}">
<p class="ds-field"><label class="ds-label" for="fil">${t.file}</label>
<span class="kp-small" id="fil-hjelp">${t.reads}</span>
${lacking && html`<span class="ds-validation-message" id="fil-feil">${t.noDocument}</span>`}
<input class="ds-input" type="file" id="fil" name="fil" multiple accept=".json,.xml,application/json,application/fhir+json,application/xml,text/xml" aria-describedby="fil-hjelp${lacking && ' fil-feil'}"${lacking && html` aria-invalid="true"`}></p>
<p class="ds-field"><label class="ds-label" for="tekst">${t.paste}</label>
<textarea class="ds-input dv-paste" id="tekst" name="tekst" rows="6" spellcheck="false" autocomplete="off"></textarea></p>
<div class="dv-pairs">
<p class="ds-field"><label class="ds-label" for="profil">${t.profile}</label>
<select class="ds-input" id="profil" name="profil"><option value="">${t.claimed.plain}</option>
${offeredProfiles.map((profile) => html`<option value="${profile.key}">${nameOf(profile, language).plain}</option>`)}</select></p>
<p class="ds-field"><label class="ds-label" for="som">${t.as}</label>
<select class="ds-input" id="som" name="som">${options.map(({ key, label }) => html`<option value="${key}">${label.plain}</option>`)}</select></p>
</div>
<p><button class="ds-button" type="submit">${t.check}</button></p>
<p role="status"></p>
</form>`
}

function sampleList(language: Language, t: ValidationTexts, samples: readonly Given[]): Html {
  return html`<section aria-labelledby="eksempler"><h2 id="eksempler">${t.samples}</h2>
<p>${t.samplesAbout}</p>
<ul class="dv-samples">${samples.map(({ name }) => html`<li><a class="ds-link" href="${addresses.sample(name)}">${kindOf(name, language)} <span class="kp-small">${name}</span></a></li>`)}</ul></section>`
}

/** What our own samples are, by the first words of their names; the rest is CDA. */
const sampleKinds: readonly (readonly [RegExp, OfferedProfile['key']])[] = [
  [/^eps-/, 'eps'],
  [/^prescription-/, 'resept'],
  [/^dispensation-/, 'utlevering'],
  [/^laboratory-report-/, 'laboratoriesvar'],
  [/^discharge-report-/, 'epikrise'],
  [/^imaging-report-/, 'bildesvar'],
  [/^imaging-manifest-/, 'bildemanifest'],
]

function kindOf(sample: string, language: Language): Text | string {
  const key = sampleKinds.find(([named]) => named.test(sample))?.[1]
  const profile = offeredProfiles.find((each) => each.key === key)
  return profile ? nameOf(profile, language) : 'CDA'
}

/** What a profile is called in the reader's language. */
export function nameOf({ name }: OfferedProfile, language: Language): Text {
  return inLanguage(name, language)
}

/** Words of a table in the reader's language; Bokmål, said so, where there are none. */
export function inLanguage(said: OfferedProfile['name'], language: Language): Text {
  return language === 'se' ? text(said.nb, 'nb', true) : text(said[language], language)
}
