import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { locales } from '../../../protocols/web/moment.ts'
import { type Answers, articleTwentySix, groupOf, lastRead, type Line } from '../article-26.ts'
import { questionTexts } from '../question-texts.ts'
import { questions } from '../questions.ts'
import { reasonTexts, wayTexts } from '../reason-texts.ts'
import { type Source, sources } from '../sources.ts'
import { guideTexts, said } from '../texts.ts'
import { answersGiven } from './guide.ts'

type T = ReturnType<typeof guideTexts>

/** Whether Article 26 applies, from when, why, and what follows. */
export function conclusionPage(language: Language, answers: Answers): Page {
  const t = guideTexts(language)
  const { applies, from, lines } = articleTwentySix(answers)
  const verdict = from === undefined ? t[applies === 'unclear' ? 'unclear' : 'no'] : t.yes(dayIn(from, language))
  return {
    title: t.title,
    indexable: true,
    main: html`<h1>${t.title}</h1>
<p class="eh-verdict" data-applies="${applies}"><strong>${verdict}</strong></p>
<p>${t.honest}</p>
<section aria-labelledby="hvorfor"><h2 id="hvorfor">${t.why}</h2>
<ul class="eh-lines">${lines.map((line) => lineItem(language, t, line, answers))}</ul></section>
${applies === 'yes' && duties(t)}
<section aria-labelledby="forbered"><h2 id="forbered">${t.prepare}</h2>
<ul class="ds-list"><li><a class="ds-link" href="/validering">${t.validate}</a></li>
<li><a class="ds-link" href="/validering/samsvar">${t.report}</a></li></ul></section>
<section aria-labelledby="norge"><h2 id="norge">${t.eea}</h2>
<p>${t.eeaAbout}</p><p>${t.read(dayIn(lastRead, language))}</p></section>
${answersGiven(language, answers)}`,
  }
}

function lineItem(language: Language, t: T, line: Line, answers: Answers): Html {
  const { why, findOut } = reasonTexts[line.because]
  const from = line.from === undefined ? undefined : t.yes(dayIn(line.from, language))
  return html`<li class="eh-line" data-applies="${line.applies}">
<h3>${headOf(language, t, line, answers)}</h3>
<p><strong>${from ?? t[line.applies === 'unclear' ? 'unclear' : 'no']}</strong> ${said(why, language)}</p>
${findOut && html`<p><strong>${t.findOut}:</strong> ${said(findOut, language)}</p>`}
<details><summary>${t.basis}</summary><ul class="ds-list">${line.sources.map((key) => sourceItem(language, t, sources[key]))}</ul></details>
</li>\n`
}

function headOf(language: Language, t: T, { way, group }: Line, answers: Answers): Text {
  if (way === undefined) return t.all
  const named = said(wayTexts[way], language)
  return group === undefined ? named : t.part(named.plain, categoriesIn(language, group, answers))
}

/** The categories of a group that the system handles, as they were asked for. */
function categoriesIn(language: Language, group: NonNullable<Line['group']>, { categories = [] }: Answers): string {
  const [{ options = {} } = {}] = questions.filter(({ question }) => question === 'categories')
  const here = categories.filter((each) => each !== 'none' && each !== 'unknown' && groupOf[each] === group)
  const labels = Object.entries(options).flatMap(([word, value]) => {
    const label = questionTexts.categories.options[word]
    return label && here.some((each) => each === value) ? [said(label, language).plain] : []
  })
  return labels.map((label) => label.charAt(0).toLowerCase() + label.slice(1)).join(', ')
}

function sourceItem(language: Language, t: T, { title, address, standing }: Source): Html {
  return html`<li><a class="ds-link" href="${address}">${said(title, language)}</a> (${t[standing]})</li>`
}

function duties(t: T): Html {
  const list = [t.duty30, t.duty37, t.duty38, t.duty40, t.duty39, t.duty49]
  return html`<section aria-labelledby="plikter"><h2 id="plikter">${t.duties}</h2>
<p>${t.dutiesAbout}</p>
<ul class="ds-list">${list.map((duty) => html`<li>${duty}</li>`)}</ul></section>`
}

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
