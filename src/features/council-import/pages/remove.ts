import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { Removal } from '../removal.ts'
import type { PaperSource } from '../store.ts'
import { importNav } from './frame.ts'
import { paths } from './paths.ts'
import { importTexts } from './texts.ts'

/** Asks before a paper and what it alone says are taken away. */
export function removePage({ sha256, name }: PaperSource, { gone, changed }: Removal, request: WebRequest): Page {
  const t = importTexts(request.language)
  return {
    title: t.removeWhat,
    main: html`<div class="cw">${importNav('import', request)}
<h1>${t.removeWhat}</h1>
<p><strong>${name}</strong></p>
<p>${t.removeHelp}</p>
<p>${t.recordsGo(gone, changed)}</p>
<form class="ci-actions" method="post" action="${paths.remove(sha256)}"><button class="ds-button" data-color="danger" type="submit">${t.remove}<span class="ds-sr-only"> ${name}</span></button> <a class="ds-link" href="${paths.import}">${t.cancel}</a></form></div>`,
  }
}
