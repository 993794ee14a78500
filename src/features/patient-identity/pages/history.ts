import { countryText } from '../../../protocols/web/country-text.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { Act, Change, PatientIdentity } from '../identity.ts'
import { identityTexts } from './texts.ts'
import { kindOf, table } from './words.ts'

/** What was done, by whom and why, the latest first. What stands in the history of both of a pair is told once. */
export function historyHtml(identities: readonly PatientIdentity[], language: Language): Html {
  const t = identityTexts(language)
  const entries = new Map(identities.toReversed().flatMap(({ history }) => history.map((entry) => [entry.id, entry])))
  const rows = [...entries.values()]
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map((entry) => entryHtml(entry, language))
  return table(t.history, [t.when, t.who, t.what, t.why], rows)
}

function entryHtml(entry: Act & Change, language: Language): Html {
  const what = identityTexts(language)[entry.kind]
  return html`<tr><td>${momentIn(entry.at, language)}</td><td>${entry.byName}</td><td>${what}${detailOf(entry, language)}</td><td>${whyOf(entry, language)}</td></tr>`
}

/** Codes that stand in place of a reason where nobody wrote one, first in the text. */
const waysOfRecognising: Readonly<Record<string, 'byLookup' | 'byWallet'>> = {
  'ITI-55': 'byLookup',
  OpenID4VP: 'byWallet',
}

function whyOf({ why }: Act, language: Language): HtmlValue {
  const [code = '', ...rest] = why.split(' ')
  const way = waysOfRecognising[code]
  return way === undefined ? why : html`${identityTexts(language)[way]}${rest.map((word) => html` ${word}`)}`
}

function detailOf(entry: Change, language: Language): Html | false {
  if (entry.kind === 'registered' || entry.kind === 'number-added') return html`: ${kindOf(entry.number, language)}`
  return (entry.kind === 'no-match' || entry.kind === 'described') && html`: ${countryText(entry.country, language)}`
}
