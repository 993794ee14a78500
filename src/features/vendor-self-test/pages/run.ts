import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { NationalService } from '../../national-services/index.ts'
import { type ClientRule, clientRules } from '../client-rules.ts'
import type { Report } from '../report.ts'
import type { Run } from '../run.ts'
import { selfTestPaths } from './paths.ts'
import { reportSection } from './report.ts'
import { ruleText } from './rule-texts.ts'
import { selfTestTexts } from './texts.ts'

/** What the page of a run shows. */
export type RunView = {
  readonly language: Language
  readonly service: NationalService
  readonly run: Run
  readonly report: Report
  /** Faults that wait for the client's next calls. */
  readonly waiting: readonly string[]
}

/** A run: what to ask for, what only the vendor sees, and the report so far. */
export function runPage(view: RunView): Page {
  const { language, run, report } = view
  const { client, id, product } = run
  const t = selfTestTexts(language)
  const title = t.runTitle(`${product.name} ${product.version}`)
  return {
    title,
    width: 'wide',
    main: html`<div class="vp"><p><a class="ds-link" href="${selfTestPaths.all}">${t.title}</a></p>
<h1>${title}</h1>
${!run.closed && html`<p class="kp-lead">${t.how}</p><p><a class="ds-button" data-variant="secondary" href="${selfTestPaths.run(client, id)}">${t.refresh}</a></p>`}
${!run.closed && html`${promptSection(view)}${screenSection(view)}`}
${reportSection(report, language)}
<ul class="vp-ways"><li><a class="ds-link" href="${selfTestPaths.json(client, id)}">${t.asJson}</a></li><li><a class="ds-link" href="${selfTestPaths.markdown(client, id)}">${t.asMarkdown}</a></li></ul>
${!run.closed && html`<form method="post" action="${selfTestPaths.finish(client, id)}"><p><button class="ds-button" type="submit">${t.finish}</button></p></form>`}</div>`,
  }
}

function promptSection({ language, service, run: { client, id }, waiting }: RunView): Html {
  const t = selfTestTexts(language)
  const rules = clientRules(service).filter(({ fault }) => fault !== undefined)
  const rows = rules.map(
    (rule) =>
      html`<tr role="row"><th role="rowheader" scope="row">${ruleText(rule.id, language)}</th><td role="cell"><code>${rule.fault}</code></td><td role="cell"><button class="ds-button" data-variant="secondary" data-size="sm" name="regel" value="${rule.id}">${t.prompt}<span class="ds-sr-only">: ${rule.fault}</span></button></td></tr>\n`,
  )
  return html`<section aria-labelledby="vansker"><h2 id="vansker">${t.prompts}</h2><p>${t.promptsAbout}</p>
${waiting.length > 0 && html`<div class="ds-alert" data-color="warning" role="status"><p>${t.waitingNow} <code>${waiting.join(' · ')}</code></p></div>`}
<form method="post" action="${selfTestPaths.prompt(client, id)}"><div class="vp-scroll vp-cards" tabindex="0" role="group" aria-label="${t.prompts}"><table class="ds-table" role="table"><caption class="ds-sr-only">${t.prompts}</caption><tbody role="rowgroup">${rows}</tbody></table></div>
<p><button class="ds-button" data-variant="secondary" name="regel" value="alle">${t.promptAll}</button></p></form></section>`
}

/** Questions for what has come about, and nothing else. */
function screenSection(view: RunView): Html | false {
  const { language, service, report } = view
  const t = selfTestTexts(language)
  const open = clientRules(service).filter((rule) => rule.declared && awaits(report, rule))
  if (open.length === 0) return false
  const { client, id } = view.run
  const rows = open.map(
    (
      rule,
    ) => html`<li><form method="post" action="${selfTestPaths.declare(client, id)}"><input type="hidden" name="regel" value="${rule.id}">
<fieldset class="vp-part"><legend>${ruleText(rule.id, language)}</legend><p class="vp-row"><button class="ds-button" data-variant="secondary" data-size="sm" name="svar" value="kept">${t.screenKept}</button> <button class="ds-button" data-variant="secondary" data-size="sm" name="svar" value="broken">${t.screenBroken}</button></p></fieldset></form></li>\n`,
  )
  return html`<section aria-labelledby="skjerm"><h2 id="skjerm">${t.screen}</h2><p>${t.screenAbout}</p><ul class="vp-plain">${rows}</ul></section>`
}

function awaits({ findings }: Report, { id }: ClientRule): boolean {
  return findings.some(({ rule, because }) => rule === id && (because === 'undeclared' || because === 'declared'))
}
