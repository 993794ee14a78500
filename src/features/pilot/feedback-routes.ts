import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Answer, redirect } from '../../protocols/web/answer.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { type HttpRoute, post } from '../../protocols/web/route.ts'
import type { Consents, Lookup, Lookups } from '../country-of-treatment/index.ts'
import { type Feedback, feedbacks, toggled } from './counted-lookup.ts'
import { feedbackHtml } from './pages/feedback.ts'
import { feedbackAnchor, paths } from './pages/paths.ts'
import type { PilotStore } from './store.ts'

/** What asking for feedback takes. */
export type FeedbackNeeds = {
  readonly pilot: PilotStore
  readonly lookups: Pick<Lookups, 'find'>
  readonly consents: Pick<Consents, 'find'>
  /** Told of what went wrong: the page is shown without the question. */
  readonly failed: (error: unknown) => void
  readonly now: () => Date
}

/** A fetched summary as the reader is shown it; the consent leads to its lookup. */
export type ShownDocument = {
  readonly consent: string
  readonly person: SignedIn
  readonly language: Language
  /** Sections that say nothing. */
  readonly missing: number
  /** Codes without words in the reader's language. */
  readonly untranslated: number
}

/** A lookup that showed nothing was of no use, nothing in it was untranslated, and no consent comes before the patient. */
function offeredAfterwards({ step }: Lookup): readonly Feedback[] {
  const asked = step.kind !== 'stopped' || step.during !== 'identify'
  return asked ? ['missing', 'consent-difficult'] : ['missing']
}

/** Takes one press on an answer. */
export function feedbackRoutes(needs: FeedbackNeeds): readonly HttpRoute[] {
  return [
    post({
      id: 'pilot-feedback',
      path: paths.feedback(':lookup'),
      releases: { errand: 'foreign-patient' },
      body: { kind: 'form', maxBytes: 1_000 },
      answer: (request) => pressed(needs, request),
    }),
  ]
}

async function pressed({ pilot, lookups, now }: FeedbackNeeds, request: WebRequest): Promise<Answer> {
  const { form, params, person } = request
  const id = params.lookup ?? ''
  const kept = person && isId(id) ? await lookups.find(person.visit, id, now()) : undefined
  const answer = feedbacks.find((each) => each === form.get('svar'))
  if (!kept) throw new Problem('not-found', 'not-found', 'No such lookup')
  if (!answer) throw new Problem('invalid', 'malformed-request', 'No such answer', { at: 'svar' })
  const { counted, step } = kept.lookup
  const found = counted && (await pilot.find(counted))
  if (found) await pilot.say(found, toggled(found.feedback, answer))
  const back = step.kind === 'fetched' && step.original === undefined ? paths.document(step.document) : paths.lookup(id)
  return redirect(`${back}#${feedbackAnchor}`)
}

/** The question below a lookup that stopped; none where it is not counted. */
export function askAfterwards(needs: FeedbackNeeds) {
  return (lookup: Lookup, language: Language): Promise<Html | undefined> =>
    unlessFailed(needs, () => question(needs, lookup, offeredAfterwards(lookup), language))
}

/** The question below a summary that is shown, which counts as shown by this; none once its lookup is gone. */
export function askWhenShown(needs: FeedbackNeeds) {
  return (shown: ShownDocument): Promise<Html | undefined> =>
    unlessFailed(needs, async () => {
      const { pilot, lookups, consents, now } = needs
      const { missing, untranslated, person, language } = shown
      const consent = await consents.find(shown.consent)
      const kept = consent && (await lookups.find(person.visit, consent.lookup, now()))
      if (!kept?.lookup.counted) return undefined
      const milliseconds = now().getTime() - kept.lookup.begun.getTime()
      await pilot.shown(kept.lookup.counted, { milliseconds, missing, untranslated })
      return question(needs, kept.lookup, feedbacks, language)
    })
}

async function question(
  { pilot }: FeedbackNeeds,
  { id, counted, step }: Lookup,
  offered: readonly Feedback[],
  language: Language,
): Promise<Html | undefined> {
  const found = counted && (await pilot.find(counted))
  return found && feedbackHtml({ lookup: id, offered, given: found.feedback, shown: step.kind === 'fetched' }, language)
}

/** Measuring never keeps a summary from whoever needs it. */
async function unlessFailed<Value>(
  { failed }: FeedbackNeeds,
  work: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  try {
    return await work()
  } catch (error) {
    failed(error)
    return undefined
  }
}
