import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { CountryStanding, Trouble } from '../country-standing.ts'
import { operationTexts } from './texts.ts'

/** What is wrong with a country, one tag for each. */
export function troubleTags({ troubles }: Pick<CountryStanding, 'troubles'>, language: Language): Html {
  const t = operationTexts(language)
  if (troubles.length === 0) return html`<span class="ds-tag" data-color="success">${t.fine}</span>`
  return html`${troubles.map((trouble) => tag(trouble, language))}`
}

function tag(trouble: Trouble, language: Language): Html {
  const t = operationTexts(language)
  if (trouble.kind === 'closed') return html`<span class="ds-tag" data-color="danger">${t.closed}</span> `
  if (trouble.kind === 'blocked')
    return html`<span class="ds-tag" data-color="warning">${t.blocked(trouble.count)}</span> `
  const { kind } = trouble
  if (kind === 'certificate') {
    return html`<span class="ds-tag" data-color="warning">${t.certificateEnds(momentIn(trouble.notAfter, language))}</span> `
  }
  if (kind === 'wrong') {
    const color = trouble.code === 'slow' || trouble.code === 'unreachable' ? 'warning' : 'danger'
    return html`<span class="ds-tag" data-color="${color}">${t.wrong(trouble.code)} (${trouble.count})</span> `
  }
  const { times, outcome, since } = trouble
  return html`<span class="ds-tag" data-color="danger">${t.failing(times, momentIn(since, language))}</span> <code>${outcome}</code> `
}
