import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { PaperSource } from '../store.ts'
import { importNav, pager, sliced } from './frame.ts'
import { paths } from './paths.ts'
import { importTexts } from './texts.ts'

const linesOnPage = 1_000

/** A paper's lines for those who work with the councils, whether or not anybody else may read it. */
export function paperPage({ sha256, name, lines, visibility }: PaperSource, request: WebRequest): Page {
  const { language, query } = request
  const t = importTexts(language)
  const numbered = lines.map((line, at) => ({ line, number: at + 1 }))
  const shown = sliced(numbered, query.get('side'), linesOnPage)
  return {
    title: t.name,
    width: 'wide',
    main: html`<div class="cw">${importNav('import', request)}
<p><a class="ds-link" href="${paths.import}">${t.title}</a></p>
<h1>${name}</h1>
<p>${t.seen}: ${visibility === 'public' ? t.everybody : html`${t.insiders}. ${t.isInternal}`}</p>
<p><a class="ds-link" href="${paths.original(sha256)}">${t.original}<span class="ds-sr-only">: ${name}</span></a></p>
<ol class="ci-lines" lang="nb" start="${shown.items[0]?.number ?? 1}">${shown.items.map(({ line, number }) => html`<li value="${number}">${line || ' '}</li>`)}</ol>
${pager(shown, (page) => paths.paperPage(sha256, page), language)}</div>`,
  }
}
