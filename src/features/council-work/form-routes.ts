import { Problem } from '../../kernel/problem.ts'
import type { Errand, SignedIn } from '../../protocols/gate/access.ts'
import { type Page, page, redirect } from '../../protocols/web/answer.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { Act, CouncilStore, Stored } from '../council/index.ts'
import {
  type Clash,
  type Field,
  type FieldError,
  type Filled,
  type Form,
  formHtml,
  missingIn,
  summaryOf,
  type Typed,
  typedIn,
} from './pages/form.ts'
import { refusalText } from './texts/problems.ts'

/** What every page of council work needs. */
export type WorkNeeds = {
  readonly council: CouncilStore
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}

/** A form as a page is to show it: the errors of it on top, the form where it belongs. */
export type FormParts = { readonly form: Html; readonly summary: Html | undefined }

/** A page with a form that makes or changes records: how it is filled, checked, saved and shown again. */
export type Editing<Loaded> = {
  readonly id: string
  readonly path: string
  readonly errand: Errand
  /** @throws Problem `not-found` */
  readonly load: (request: WebRequest) => Promise<Loaded>
  readonly fields: (loaded: Loaded, language: Language) => readonly Field[]
  /** What stands in the fields before anything is typed. */
  readonly values: (loaded: Loaded) => Typed
  /** The record that is changed; undefined when the form makes a new one. */
  readonly record: (loaded: Loaded) => Stored | undefined
  readonly form: (loaded: Loaded, language: Language) => Omit<Form, 'fields' | 'seen' | 'action'>
  readonly action: (loaded: Loaded) => string
  readonly show: (loaded: Loaded, parts: FormParts, request: WebRequest) => Page
  readonly check?: (typed: Typed, loaded: Loaded, language: Language) => readonly FieldError[]
  /** The use case. Gives the address to go on to. */
  readonly save: (loaded: Loaded, typed: Typed, act: Act) => Promise<string>
  /** Fields that refusals belong to, by the code of the `Problem`. */
  readonly at?: Readonly<Record<string, string>>
  /** Set where another route shows the form (its page has several). */
  readonly sendOnly?: true
}

/** The form's page, and what happens when it is sent. */
export function formRoutes<Loaded>(needs: WorkNeeds, editing: Editing<Loaded>): readonly HttpRoute[] {
  const { id, path, errand, load } = editing
  const releases = { errand }
  const fresh = get({
    id,
    path,
    releases,
    async answer(request) {
      const loaded = await load(request)
      return page(shown(editing, loaded, { typed: editing.values(loaded), errors: [] }, request))
    },
  })
  const send = post({
    id: `${id}-send`,
    path,
    releases,
    body: { kind: 'form', maxBytes: 400_000 },
    async answer(request) {
      const loaded = await load(request)
      const outcome = await sent(needs, editing, loaded, request)
      if (typeof outcome === 'string') return redirect(outcome)
      return page(shown(editing, outcome.loaded, outcome.filled, request), outcome.status)
    },
  })
  return editing.sendOnly ? [send] : [fresh, send]
}

/** The form, empty or filled, for the page that shows it. */
export function formParts<Loaded>(
  editing: Editing<Loaded>,
  loaded: Loaded,
  filled: Filled,
  language: Language,
): FormParts {
  const record = editing.record(loaded)
  const form = {
    ...editing.form(loaded, language),
    action: editing.action(loaded),
    fields: editing.fields(loaded, language),
    seen: record && String(record.version),
  }
  return { form: formHtml(form, filled, language), summary: summaryOf(filled, language, form.prefix) }
}

function shown<Loaded>(editing: Editing<Loaded>, loaded: Loaded, filled: Filled, request: WebRequest): Page {
  return editing.show(loaded, formParts(editing, loaded, filled, request.language), request)
}

type Refused<Loaded> = { readonly loaded: Loaded; readonly filled: Filled; readonly status: 409 | 422 }

/** The address to go on to, or the form to show again with all that was typed. */
async function sent<Loaded>(
  needs: WorkNeeds,
  editing: Editing<Loaded>,
  loaded: Loaded,
  request: WebRequest,
): Promise<string | Refused<Loaded>> {
  const { language, form } = request
  const fields = editing.fields(loaded, language)
  const typed = typedIn(form, fields)
  const missing = missingIn(typed, fields, language)
  const checked = editing.check?.(typed, loaded, language) ?? []
  const errors = [...missing, ...checked.filter(({ field }) => missing.every((each) => each.field !== field))]
  const record = editing.record(loaded)
  if (record && form.get('sett') !== String(record.version)) return clashed(needs, editing, request, typed, errors)
  if (errors.length > 0) return { loaded, filled: { typed, errors }, status: 422 }
  try {
    return await saved(needs, editing, loaded, typed, request)
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.code === 'changed-meanwhile') return clashed(needs, editing, request, typed, [])
    if (cause.kind !== 'invalid' && cause.kind !== 'conflict') throw cause
    const text = refusalText(cause.code, language)
    const field = editing.at?.[cause.code]
    const filled = field ? { typed, errors: [{ field, text }] } : { typed, errors: [], refusal: text }
    return { loaded, filled, status: cause.kind === 'conflict' ? 409 : 422 }
  }
}

/** What only adds builds on whatever stands, so it is tried again when somebody else was first. */
async function saved<Loaded>(
  { now }: WorkNeeds,
  editing: Editing<Loaded>,
  loaded: Loaded,
  typed: Typed,
  request: WebRequest,
): Promise<string> {
  let built = loaded
  for (let attempts = 1; ; attempts++) {
    try {
      return await editing.save(built, typed, actOf(request, now()))
    } catch (cause) {
      const raced = cause instanceof Problem && cause.code === 'changed-meanwhile'
      if (!raced || editing.record(loaded) !== undefined || attempts === 5) throw cause
      built = await editing.load(request)
    }
  }
}

async function clashed<Loaded>(
  { council }: WorkNeeds,
  editing: Editing<Loaded>,
  request: WebRequest,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Refused<Loaded>> {
  const loaded = await editing.load(request)
  const record = editing.record(loaded)
  const [last] = record ? await council.changes(record.council, record, { limit: 1 }) : []
  const now = editing.values(loaded)
  const clash: Clash = { byName: last?.byName ?? '–', at: last?.at ?? record?.modified ?? new Date(0), now }
  return { loaded, filled: { typed, errors, clash }, status: 409 }
}

/** Who acts, and when. @throws Problem `forbidden` when nobody is signed in */
export function actOf({ person }: { readonly person: SignedIn | undefined }, at: Date, why = ''): Act {
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  return { by: person.subject, byName: person.name, at, why }
}

/** Something done by a button alone. */
export type Pressing = {
  readonly id: string
  readonly path: string
  readonly errand: Errand
  /** The use case. Gives the address to go on to. */
  readonly press: (request: WebRequest, act: Act) => Promise<string>
  /** Where to go when it is refused; the page there says why. */
  readonly back: (request: WebRequest) => string
}

/** What happens when the button is pressed. A refusal leads back to the page, which says why. */
export function pressRoute({ now }: WorkNeeds, { id, path, errand, press, back }: Pressing): HttpRoute {
  return post({
    id,
    path,
    releases: { errand },
    async answer(request) {
      try {
        return redirect(await press(request, actOf(request, now())))
      } catch (cause) {
        if (!(cause instanceof Problem) || (cause.kind !== 'invalid' && cause.kind !== 'conflict')) throw cause
        return redirect(withNote(back(request), { nei: cause.code }))
      }
    },
  })
}

/** An address with what its page is to say on top: `gjort` names what was done, `nei` why it was not. */
export function withNote(path: string, note: Readonly<Record<string, string>>): string {
  const [before = '', fragment] = path.split('#')
  const query = new URLSearchParams(note).toString()
  return `${before}${before.includes('?') ? '&' : '?'}${query}${fragment === undefined ? '' : `#${fragment}`}`
}

/**
 * The version that the page of a button showed must be the one that stands.
 *
 * @throws Problem `conflict` (`changed-meanwhile`)
 */
export function requireSeen({ form }: WebRequest, record: { readonly version: number }): void {
  if (form.get('sett') !== String(record.version)) {
    throw new Problem('conflict', 'changed-meanwhile', 'Someone has changed the record meanwhile')
  }
}
