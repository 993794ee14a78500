import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Answers } from '../article-26.ts'
import { questionTexts } from '../question-texts.ts'
import { type Asked, addressOf, answered, guidePath, wordsOf } from '../questions.ts'
import { guideTexts, said } from '../texts.ts'

/** One question, with what was answered before. @param unanswered it was sent without an answer */
export function questionPage(language: Language, answers: Answers, asked: Asked, unanswered: boolean): Page {
  const t = guideTexts(language)
  const { ask, help } = questionTexts[asked.question]
  const before = answered(answers)
  return {
    title: before.length === 0 ? t.title : `${said(ask, language).plain} – ${t.title.plain}`,
    indexable: true,
    main: html`<h1>${t.title}</h1>
${before.length === 0 && !unanswered && html`<p class="kp-lead">${t.lead}</p>\n<p>${t.honest}</p>`}
${unanswered && html`<div class="ds-error-summary" role="alert" tabindex="-1" autofocus><h2>${t.errors}</h2><ul class="ds-list"><li><a class="ds-link" href="#${asked.name}">${t.missing}</a></li></ul></div>`}
<form class="eh-form" method="get" action="${guidePath}">
${wordsOf(answers, asked.question).map(({ name, word }) => html`<input type="hidden" name="${name}" value="${word}">`)}
<input type="hidden" name="sporsmal" value="${asked.name}">
<fieldset class="ds-fieldset eh-question" id="${asked.name}" tabindex="-1" aria-describedby="hjelp${unanswered && ' feil'}">
<legend><span class="kp-small">${t.step(before.length + 1)}</span> <span class="eh-ask">${said(ask, language)}</span></legend>
<p id="hjelp">${said(help, language)}${asked.several && html` ${t.several}`}</p>
${unanswered && html`<p class="ds-validation-message" id="feil">${t.missing}</p>`}
${choices(language, asked)}
</fieldset>
<p><button class="ds-button" type="submit">${t.next}</button></p>
</form>
${before.length > 0 && answersGiven(language, answers)}`,
  }
}

function choices(language: Language, { question, name, several }: Asked): readonly Html[] {
  return Object.entries(questionTexts[question].options).map(
    ([word, label]) =>
      html`<p class="eh-choice"><input class="ds-input" type="${several ? 'checkbox' : 'radio'}" id="${name}-${word}" name="${name}" value="${word}"><label for="${name}-${word}">${said(label, language)}</label></p>\n`,
  )
}

/** What was answered, each with a way back to it. */
export function answersGiven(language: Language, answers: Answers): Html {
  const t = guideTexts(language)
  const rows = answered(answers).map(({ question, options }) => {
    const { ask, options: labels } = questionTexts[question]
    const given: readonly (string | undefined)[] = [answers[question]].flat()
    const words = Object.entries(options).flatMap(([word, value]) => (given.includes(value) ? [word] : []))
    return html`<div><dt>${said(ask, language)}</dt>
<dd>${words.map((word, index) => html`${index > 0 && ', '}${labels[word] && said(labels[word], language)}`)}
<a class="ds-link" href="${addressOf(answers, question)}" aria-label="${t.change(said(ask, language).plain)}">${t.changeShort}</a></dd></div>\n`
  })
  return html`<section class="eh-given" aria-labelledby="svart"><h2 id="svart">${t.given}</h2>
<dl>${rows}</dl>
<p><a class="ds-link" href="${guidePath}">${t.again}</a></p></section>`
}
