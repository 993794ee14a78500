import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { beforeQualifier } from '../view/qualifier.ts'
import type { Mark, Phrase, Said } from '../view/summary-view.ts'
import type { PageTexts } from './texts.ts'

/** What renders the words of a view for one reader. */
export type Reader = { readonly language: Language; readonly t: PageTexts }

/** Words with their language, where it is another than the page's (WCAG 2.2, 3.1.2). */
export function phrase({ text, lang }: Phrase, { language }: Reader): Html {
  return lang === language || lang === 'zxx' ? html`${text}` : html`<span lang="${lang}">${text}</span>`
}

/** A value with what must be seen with it: that it is not translated, or is not what it should be. */
export function saidHtml(said: Said, reader: Reader): Html {
  const { text, between } = beforeQualifier(said)
  const words = phrase({ text, lang: said.lang }, reader)
  return html`${said.absence === undefined ? words : html`<span class="ps-absent">${words}</span>`}${latinHtml(said, reader)}${said.qualifier && html`${between}${saidHtml(said.qualifier, reader)})`}${tags(said, reader)}`
}

/** A name in Latin letters, never without the words that say so. */
function latinHtml({ latin }: Said, reader: Reader): Html | undefined {
  return latin && html` <span class="ps-latin">(${reader.t.inLatin}: ${phrase(latin, reader)})</span>`
}

/** Says of the words that lead a fact that nobody has translated them. */
export function freeTextTag({ how, lang, machine }: Said, { t, language }: Reader): Html | false {
  return (
    how === 'free-text' &&
    lang !== language &&
    !machine &&
    html` <span class="ps-tag" data-tone="neutral">${t.freeText}</span>`
  )
}

function tags(said: Said, reader: Reader): Html {
  const { t } = reader
  return html`${
    said.how === 'untranslated' &&
    html` <span class="ps-tag" data-tone="neutral">${t.notTranslated}${codeOf(said)}</span>`
  }${machineHtml(said, reader)}${said.warning && html` <span class="ps-tag" data-tone="warning">${phrase(said.warning, reader)}</span>`}`
}

/** A machine's translation, never without the words that say so. */
export function machineHtml({ machine }: Said, reader: Reader): Html | false | undefined {
  return (
    machine &&
    html` <span class="ps-machine"><span class="ps-tag" data-tone="neutral">${reader.t.machineTranslated}</span> ${phrase(machine, reader)}</span>`
  )
}

function codeOf({ code, system }: Said): string {
  return code === undefined ? '' : `: ${system ?? ''} ${code}`
}

/** Several values on one line. */
export function list(values: readonly Said[], reader: Reader): Html {
  return html`${values.map((said, at) => html`${at > 0 && ', '}${saidHtml(said, reader)}`)}`
}

/** A mark: told by its words, its colour only helps. */
export function markHtml(mark: Mark, reader: Reader): Html {
  return html` <span class="ps-tag" data-tone="${mark.tone}">${phrase(mark, reader)}</span>`
}
