import type { Place, ProblemKind } from '../../kernel/problem.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Page } from './answer.ts'
import { framePaths } from './layout.ts'
import { html } from './html.ts'
import { type Language, texts } from './language.ts'
import { commonProblems, type ProblemText, type ProblemTexts, problemsByKind } from './problem-texts.ts'

/** What went wrong, as far as the person outside may know. */
export type Trouble = {
  readonly kind: ProblemKind | 'internal'
  readonly code: string
  readonly status: number
  readonly place: Place
  /** The `Problem`'s own words: English, without personal data, for a calling system. */
  readonly message: string
}

const statusByKind: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unsupported: 422,
  unavailable: 503,
}

/** Codes whose HTTP status is more exact than their kind's (RFC 9110, section 15.5). */
const statusByCode: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'method-not-allowed': 405,
  'too-large': 413,
  'media-type': 415,
  'not-our-name': 421,
}

/** Reads what a `Problem` lets the outside know; of any other error nothing. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Problem)) {
    return { kind: 'internal', code: 'internal', status: 500, place: {}, message: 'Internal error' }
  }
  const { kind, code, place, message } = error
  return { kind, code, place, message, status: statusByCode[code] ?? statusByKind[kind] }
}

const words = texts({
  nb: {
    where: 'Sted',
    line: (line: number) => `linje ${line}`,
    column: (column: number) => `tegn ${column}`,
    front: 'Til forsiden',
    signIn: 'Logg inn',
  },
  nn: {
    where: 'Stad',
    line: (line) => `linje ${line}`,
    column: (column) => `teikn ${column}`,
    front: 'Til framsida',
    signIn: 'Logg inn',
  },
  se: { signIn: 'Logge sisa' },
  en: {
    where: 'Place',
    line: (line) => `line ${line}`,
    column: (column) => `character ${column}`,
    front: 'To the front page',
    signIn: 'Sign in',
  },
})

/** The page for what went wrong: what, where, and what to do. Never whose. */
export function problemPage(trouble: Trouble, language: Language, features: ProblemTexts = {}): Page {
  const t = words(language)
  const { heading, advice } = textOf(trouble, language, features)
  const { at, line, column } = trouble.place
  const place = [
    line !== undefined && html`${t.line(line)}`,
    column !== undefined && html`${t.column(column)}`,
    at !== undefined && html`<code>${at}</code>`,
  ].filter((part) => part !== false)
  return {
    title: heading,
    main: html`<h1>${heading}</h1>
<p class="kp-lead">${advice}</p>
${place.length > 0 && html`<p class="kp-place"><strong>${t.where}:</strong> ${place.map((part, i) => html`${i > 0 && ', '}${part}`)}</p>`}
<p>${
      trouble.code === 'not-signed-in'
        ? html`<a class="ds-button" href="${framePaths.signIn}">${t.signIn}</a>`
        : html`<a class="ds-link" href="${framePaths.front}">${t.front}</a>`
    }</p>`,
  }
}

function textOf({ code, kind }: Trouble, language: Language, features: ProblemTexts): ProblemText {
  const own = features[code] ?? commonProblems[code]
  if (own) return own(language)
  return kind === 'internal' ? commonProblems.internal!(language) : problemsByKind[kind](language)
}
