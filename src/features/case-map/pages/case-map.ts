import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { caseNumber } from '../../council/index.ts'
import { openPage } from '../../open-council/index.ts'
import { caseMap, type MappedCase, mappedId, notSoftware } from '../case-map.ts'
import { notBuiltTexts } from '../not-built.ts'
import { type Said, type Service, services } from '../services.ts'
import { mapTexts } from '../texts.ts'

type T = ReturnType<typeof mapTexts>

/** All cases of the papers, a table for each council and year. @param open ids that have a page of their own */
export function caseMapPage(language: Language, open: ReadonlySet<string>): Page {
  const t = mapTexts(language)
  const count = (of: (row: MappedCase) => boolean) => caseMap.filter(of).length
  const served = count(({ servedBy, notBuilt }) => servedBy.length > 0 && notBuilt === undefined)
  const partly = count(({ servedBy, notBuilt }) => servedBy.length > 0 && notBuilt !== undefined)
  const unbuilt = count(({ servedBy, notBuilt }) => servedBy.length === 0 && notBuilt !== undefined)
  const not = count((row) => row.notSoftware !== undefined)
  const groups = Map.groupBy(caseMap, ({ council, year }) => `${council} ${year}`)
  return openPage(language, {
    section: 'cases',
    title: t.title,
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<p>${t.counted(served, partly, unbuilt, not)}</p>
${[...groups.values()].map((rows) => table(rows, language, t, open))}`,
  })
}

function table(rows: readonly MappedCase[], language: Language, t: T, open: ReadonlySet<string>): Html {
  const [first] = rows
  const council = first?.council === 'strategiradet' ? t.strategic : t.portfolio
  return html`<table class="ds-table cm-table" data-border data-zebra>
<caption>${t.caption(council.plain, first?.year ?? 0)}</caption>
<thead><tr><th scope="col">${t.case}</th><th scope="col">${t.about}</th><th scope="col">${t.serves}</th></tr></thead>
<tbody>${rows.map((row) => line(row, language, t, open))}</tbody>
</table>`
}

function line(row: MappedCase, language: Language, t: T, open: ReadonlySet<string>): Html {
  const number = caseNumber(row)
  const id = mappedId(row)
  const reason = row.notSoftware && notSoftware[row.notSoftware]
  const said = [
    ...row.servedBy.map((key) => service(services[key], language, t)),
    ...(row.notBuilt === undefined
      ? []
      : [html`<em>${t.notBuilt}:</em> ${inLanguage({ nb: row.notBuilt, ...notBuiltTexts[row.notBuilt] }, language)}`]),
    ...(reason ? [html`<em>${t.notSoftware}:</em> ${inLanguage(reason, language)}`] : []),
  ]
  return html`<tr>
<th scope="row">${open.has(id) ? html`<a class="ds-link" href="/saker/${id}">${number}</a>` : number}</th>
<td>${inBokmal(row.title, language)}</td>
<td><ul class="cm-services">${said.map((each) => html`<li>${each}</li>`)}</ul></td>
</tr>\n`
}

function service(found: Service, language: Language, t: T): Html {
  const what = inLanguage(found, language)
  if ('path' in found) return html`<a class="ds-link" href="${found.path}">${what}</a>`
  return html`${what} (<code>knutepunkt ${found.command}</code> ${t.inTerminal})`
}

const inBokmal = (plain: string, language: Language): Text => text(plain, 'nb', language !== 'nb')

function inLanguage(said: Said, language: Language): Text {
  return language === 'se' ? text(said.nb, 'nb', true) : text(said[language], language)
}
