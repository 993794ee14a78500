import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Answers } from '../article-26.ts'
import { questionTexts } from '../question-texts.ts'
import { type Asked, addressOf, answered, guidePath, wordsGiven, wordsOf } from '../questions.ts'
import { guideTexts, said } from '../texts.ts'

/** What is wrong with an answer that was sent. */
type Fault = 'missing' | 'contradictory'

/** One question, with what was answered to it and to the others. */
export function questionPage(language: Language, answers: Answers, asked: Asked, fault?: Fault): Page {
  const t = guideTexts(language)
  const { ask, help } = questionTexts[asked.question]
  const before = answered(answers)
  const at = before.findIndex(({ question }) => question === asked.question)
  return {
    title: before.length === 0 ? t.title : `${said(ask, language).plain} – ${t.title.plain}`,
    indexable: true,
    main: html`<h1>${t.title}</h1>
${before.length === 0 && !fault && html`<p class="kp-lead">${t.lead}</p>\n<p>${t.honest}</p>`}
${fault && html`<div class="ds-error-summary" role="alert" tabindex="-1" autofocus><h2>${fault === 'missing' ? t.errors : t.wrong}</h2><ul class="ds-list"><li><a class="ds-link" href="#${asked.name}">${t[fault]}</a></li></ul></div>`}
<form class="eh-form" method="get" action="${guidePath}">
${wordsOf(answers, asked.question).map(({ name, word }) => html`<input type="hidden" name="${name}" value="${word}">`)}
<input type="hidden" name="sporsmal" value="${asked.name}">
<fieldset class="ds-fieldset eh-question" id="${asked.name}" tabindex="-1" aria-describedby="hjelp${fault && ' feil'}">
<legend><span class="kp-small">${t.step((at < 0 ? before.length : at) + 1)}</span> <span class="eh-ask">${said(ask, language)}</span></legend>
<p id="hjelp">${said(help, language)}${asked.several && html` ${t.several}`}</p>
${fault && html`<p class="ds-validation-message" id="feil">${t[fault]}</p>`}
${choices(language, asked, wordsGiven(answers, asked))}
</fieldset>
<p><button class="ds-button" type="submit">${t.next}</button></p>
</form>
${before.length > 0 && answersGiven(language, answers)}`,
  }
}

function choices(language: Language, { question, name, several }: Asked, given: readonly string[]): readonly Html[] {
  return Object.entries(questionTexts[question].options).map(
    ([word, label]) =>
      html`<p class="eh-choice"><input class="ds-input" type="${several ? 'checkbox' : 'radio'}" id="${name}-${word}" name="${name}" value="${word}"${given.includes(word) && html` checked`}><label for="${name}-${word}">${said(label, language)}</label></p>\n`,
  )
}

/** What was answered, each with a way back to it. */
export function answersGiven(language: Language, answers: Answers): Html {
  const t = guideTexts(language)
  const rows = answered(answers).map((asked) => {
    const { ask, options: labels } = questionTexts[asked.question]
    const words = wordsGiven(answers, asked)
    return html`<div><dt>${said(ask, language)}</dt>
<dd>${words.map((word, index) => html`${index > 0 && ', '}${labels[word] && said(labels[word], language)}`)}
<a class="ds-link" href="${addressOf(answers, asked)}" aria-label="${t.change(said(ask, language).plain)}">${t.changeShort}</a></dd></div>\n`
  })
  return html`<section class="eh-given" aria-labelledby="svart"><h2 id="svart">${t.given}</h2>
<dl>${rows}</dl>
<p><a class="ds-link" href="${guidePath}">${t.again}</a></p></section>`
}
