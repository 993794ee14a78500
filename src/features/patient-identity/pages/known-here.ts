import type { SignedIn } from '../../../protocols/gate/access.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { PersonKey } from '../../access-log/index.ts'
import type { CentralPatient } from '../kept-identities.ts'
import type { Patients } from '../patients.ts'
import { identityTexts } from './texts.ts'
import { namesOf } from './words.ts'

/** A lookup of a patient who was identified. */
export type Meeting = {
  /** The key of the number that is asked by. */
  readonly patient: PersonKey
  /** When this meeting began: what was before it is «before». */
  readonly begun: Date
  readonly person: SignedIn
  readonly language: Language
}

/** A document that somebody has kept: where it opens, and when it came. */
export type KeptDocument = { readonly path: string; readonly at: Date }

/** What is known here of patients. */
export type KnownHereNeeds = {
  readonly patients: Pick<Patients, 'of' | 'alike'>
  /** What a person has kept of a patient and can still open, by any key of theirs. */
  readonly keptOf: (person: SignedIn, patients: readonly PersonKey[]) => Promise<readonly KeptDocument[]>
}

/**
 * Tells the professional in front of an identified patient whether they were met before, what else they are known by, and
 * what the professional has kept of them: under any of the patient's numbers.
 */
export function knownHere({ patients, keptOf }: KnownHereNeeds): (meeting: Meeting) => Promise<Html | undefined> {
  return async ({ patient, begun, person, language }) => {
    const known = await patients.of(patient)
    if (!known) return undefined
    const kept = await keptOf(person, known.chains)
    const doubtful = (await patients.alike(known)).length > 0
    const t = identityTexts(language)
    return html`<div class="pi-known"><p>${metHtml(known, begun, language)}</p>
${otherNumbersHtml(known, patient, language)}
${doubtful && html`<p class="ds-alert" data-color="warning">${t.mayBeAnother}</p>`}
${kept.length > 0 && html`<p>${t.keptBefore}</p><ul class="ds-list">${kept.map(({ path, at }) => html`<li><a class="ds-link" href="${path}">${t.keptAt(momentIn(at, language))}</a></li>`)}</ul>`}</div>`
  }
}

function metHtml({ identities }: CentralPatient, begun: Date, language: Language): Html {
  const t = identityTexts(language)
  const first = Math.min(...identities.flatMap(({ history }) => history.slice(0, 1)).map(({ at }) => at.getTime()))
  return html`${first < begun.getTime() ? t.metBefore(momentIn(new Date(first), language)) : t.firstTime}`
}

function otherNumbersHtml(
  { numbers, chains, identities }: CentralPatient,
  asked: PersonKey,
  language: Language,
): Html | false {
  const t = identityTexts(language)
  const others = numbers.filter((_number, at) => chains[at] !== asked).map(({ country }) => country)
  const abroad = others.filter((country) => country !== 'NO')
  const searched = identities.some(({ history }) => history.some(({ kind }) => kind === 'no-match'))
  const lines = [
    abroad.length > 0 && html`${t.alsoKnown} ${namesOf(abroad, language)}.`,
    others.includes('NO') && html`${t.hasNational}`,
    !others.includes('NO') && searched && html`${t.notInRegister}`,
  ].filter((line) => line !== false)
  return lines.length > 0 && html`<p>${lines.map((line, at) => html`${at > 0 && ' '}${line}`)}</p>`
}
