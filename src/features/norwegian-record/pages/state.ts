import { type Html, html } from '../../../protocols/web/html.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import type { Text } from '../../../protocols/web/language.ts'
import type { SourceAnswer, SourceId } from '../../national-sources/index.ts'
import type { Reading } from '../read-record.ts'
import { paths } from './paths.ts'
import type { PageTexts } from './texts.ts'
import type { Reader } from './words.ts'

type Answer = SourceAnswer<unknown>

/** Where one signs in again. */
const signInPath = '/logg-inn'

/** How it went with the sources: one line, with all of them behind it; those that failed are said in their sections too. */
export function statesHtml({ answers, at }: Reading, reader: Reader): Html {
  const { t, record } = reader
  const all = Object.entries(answers).filter(([, answer]) => answer?.kind !== 'not-connected')
  const lacking = all.filter(([, answer]) => answer?.kind !== 'answered' || answer.incomplete !== undefined)
  const whole = all.length - lacking.length
  const clock = clockOf(at)
  const good = lacking.length === 0
  const line = good ? t.answeredAll(all.length, clock) : t.answeredSome(whole, all.length, clock)
  if (reader.paper) return statesOnPaperHtml(line, lacking, reader)
  return html`<details class="nr-states"${!good && html` data-trouble`}><summary>${line}</summary>
<ul>${Object.entries(answers).map(
    // Object.entries forgets the keys of the answers.
    ([id, answer]) => html`<li><strong>${t[id as SourceId]}</strong> ${answer && stateOf(answer, t)}</li>`,
  )}</ul><p><a class="ds-link" href="${paths.record(record)}">${t.askAgain}</a></p></details>`
}

/** On paper nothing is unfolded and nothing asked again: which sources are missing stands in the line itself. */
function statesOnPaperHtml(
  line: Text,
  lacking: readonly (readonly [string, Answer | undefined])[],
  { t }: Reader,
): Html {
  const each = lacking.map(
    // Object.entries forgets the keys of the answers.
    ([id, answer], nth) => html`${nth > 0 && '; '}${t[id as SourceId]} ${answer && stateOf(answer, t)}`,
  )
  return html`<p class="nr-states"${lacking.length > 0 && html` data-trouble`}>${line}${lacking.length > 0 && html` <strong>${t.lacking}</strong> ${each}.`}</p>`
}

/** The state of one source in words. */
export function stateOf(answer: Answer, t: PageTexts): Html {
  if (answer.kind === 'not-connected') return html`${t.notConnected}`
  if (answer.kind === 'answered') {
    return html`${t.answered(clockOf(answer.at))}${answer.incomplete && html`. ${t.half}`}`
  }
  const { because, restsUntil } = answer
  return html`${t[because]}${restsUntil && html`, ${t.restsUntil(clockOf(restsUntil))}`}`
}

/** What stands in a section whose source did not answer, or not in full: never as if there were nothing. */
export function troubleHtml(source: SourceId, answer: Answer, reader: Reader): Html | false {
  const { t } = reader
  if (answer.kind === 'not-connected') return false
  if (answer.kind === 'answered') {
    return answer.incomplete !== undefined && alert(html`${t[source]} ${t.half}.`, again(answer.incomplete, reader))
  }
  const what = html`<strong>${t.notFetched(String(t[source]))}</strong> ${t.theSource} ${stateOf(answer, t)}. ${t.notEmpty}`
  return alert(what, again(answer.because, reader))
}

function again(because: string, { t, record, paper }: Reader): Html | false {
  if (paper) return false
  return because === 'sign-in'
    ? html`<a class="ds-link" href="${signInPath}?${new URLSearchParams({ til: paths.record(record) }).toString()}">${t.signInAgain}</a>`
    : html`<a class="ds-link" href="${paths.record(record)}">${t.askAgain}</a>`
}

function alert(what: Html, way: Html | false): Html {
  return html`<p class="nr-trouble"><span class="nr-bang" aria-hidden="true">!</span> <span>${what} ${way}</span></p>`
}
