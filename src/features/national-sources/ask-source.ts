import type { Json } from '../../standards/fhir/json.ts'
import { nearestAuthorization } from '../../standards/helseid/authorizations.ts'
import { nationalNumberSystem } from '../../standards/norway/identifier-systems.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Api, type ApiTokens, type AttestWish, showToken } from '../identity/index.ts'
import type { Because, SourceAnswer } from './answer.ts'
import type { Asking } from './national-sources.ts'
import { type Calling, jsonFor } from './call-source.ts'
import type { Connection } from './connections.ts'
import type { Question } from './request-of.ts'
import type { Send } from './send.ts'
import type { Answered, Source } from './source.ts'
import { becauseOf, trouble } from './trouble.ts'

/** What asking a source takes. */
export type AskNeeds = {
  readonly tokenFor: ApiTokens['tokenFor']
  readonly send: Send
  /** Name and version of this system, as sources are told. */
  readonly system: string
  readonly now: () => Date
  readonly newId: () => string
  /** Told of our own faults; a source that fails is none. */
  readonly failed: (error: unknown) => void
  readonly came?: Calling['came']
}

/** Further pages of one search; more than this is no list that anybody reads. */
const mostPages = 20
const pageSize = 100

/** Questions that answers lead to: a source does not decide how many calls we make. */
const mostFurther = 50

/**
 * Asks one source all that there is to ask, within its deadline. What has come when it is over is what there is.
 *
 * @returns never rejects: what goes wrong is told as the source's failure
 */
export async function askSource<Content>(
  needs: AskNeeds,
  source: Source<Content>,
  connection: Connection,
  asking: Asking,
): Promise<SourceAnswer<Content>> {
  const calling = callingOf(needs, source, connection, asking)
  try {
    const ask = async (questions: readonly Question[]) =>
      (await Promise.all(questions.map((each) => asked(calling, source, each)))).filter((each) => !isNeedless(each))
    const first = await ask(source.questions(asking, needs.now()))
    const next = source.further?.(first.flatMap(({ answered }) => answered ?? [])) ?? []
    const all = [...first, ...(await ask(next.slice(0, mostFurther)))]
    const tooMany = next.length > mostFurther ? ('unreadable' as const) : undefined
    const incomplete = all.find(({ because }) => because !== undefined)?.because ?? tooMany
    const answers = all.flatMap(({ answered }) => answered ?? [])
    const silent = all.some(({ answered, because }) => answered === undefined && because === undefined)
    if (incomplete !== undefined && answers.length === 0 && !silent) {
      return { kind: 'failed', because: incomplete, at: needs.now() }
    }
    const held = source.read(answers, asking)
    return { kind: 'answered', at: needs.now(), held, ...(incomplete === undefined ? {} : { incomplete }) }
  } catch (thrown) {
    return failedAs(needs, thrown)
  }
}

/** A fault of the program is told to whoever runs it, and to the reader as an answer that could not be read. */
export function failedAs({ failed, now }: Pick<AskNeeds, 'failed' | 'now'>, thrown: unknown): SourceAnswer<never> {
  const because = becauseOf(thrown)
  if (because === undefined) failed(thrown)
  return { kind: 'failed', because: because ?? 'unreadable', at: now() }
}

/** One source as it is called for one patient. */
export function callingOf(
  needs: AskNeeds,
  source: Pick<Source<unknown>, 'service' | 'scopes' | 'silences' | 'opens'>,
  { base, deadlineMs }: Connection,
  asking: Asking,
): Calling {
  const { service, scopes, silences = [] } = source
  const { role, authorizations } = asking.reader
  const profession = nearestAuthorization(role, authorizations)
  return {
    ...{ service, base, silences },
    said: { number: asking.patient.number, profession, system: needs.system },
    newId: needs.newId,
    show: showing(needs, { audience: service.audience, scopes }, wishOf(source, asking, profession), asking.reader),
    send: needs.send,
    came: needs.came,
    signal: AbortSignal.timeout(deadlineMs),
  }
}

/** What is vouched for. That usual rules are overridden stands where it opens something, and nowhere else (ATT-41). */
function wishOf(
  { opens }: Pick<Source<unknown>, 'opens'>,
  asking: Asking,
  authorization: AttestWish['authorization'],
): AttestWish {
  const { number } = asking.patient
  const patient = { root: nationalNumberSystem(number).replace('urn:oid:', ''), extension: number }
  const { emergency, decision } = asking
  return emergency && opens
    ? { authorization, patient, purpose: 'EMERGENCY', decision: emergency.decision }
    : { authorization, patient, purpose: 'TREATMENT', decision }
}

function showing({ tokenFor, now, newId }: AskNeeds, api: Api, wish: AttestWish, reader: SignedIn): Calling['show'] {
  let last: string | undefined
  return async (request, again) => {
    const token = await tokenFor(reader, wish, api, again ? last : undefined)
    last = token.accessToken
    return showToken(token, request, { now: now(), newId })
  }
}

type Asked = { readonly question: Question; readonly answered?: Answered; readonly because?: Because }

/** Asked beside another, and gave nothing. */
function isNeedless({ question, answered, because }: Asked): boolean {
  return question.beside === true && because === undefined && !answered?.pages.some((page) => matchesOf(page) > 0)
}

/** One question with its pages; neither answered nor failed where it met silence. */
async function asked(
  calling: Calling,
  { paging }: Pick<Source<unknown>, 'paging'>,
  question: Question,
): Promise<Asked> {
  const pages: Json[] = []
  const answered = () => ({ question, ...(pages.length > 0 ? { answered: { question, pages } } : {}) })
  try {
    while (pages.length < mostPages) {
      const page = await withinDeadline(jsonFor(calling, pageOf(question, paging, pages.length)), calling.signal)
      if (page) pages.push(page)
      if (!page || !paging || matchesOf(page) < pageSize) return answered()
    }
    return { ...answered(), because: 'unreadable' }
  } catch (thrown) {
    const because = becauseOf(thrown)
    if (because === undefined) throw thrown
    return { ...answered(), because }
  }
}

/** A token may take its time too, and nothing can stop it: it is only not waited for. */
export function withinDeadline<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () => reject(trouble('slow'))
  if (signal.aborted) late()
  signal.addEventListener('abort', late, { once: true })
  return Promise.race([value, promise]).finally(() => signal.removeEventListener('abort', late))
}

function pageOf(question: Question, paging: Source<unknown>['paging'], nth: number): Question {
  if (!paging) return question
  const which = paging === 'skip' ? { _skip: String(nth * pageSize) } : { _page: String(nth + 1) }
  return { ...question, parameters: { ...question.parameters, _count: String(pageSize), ...which } }
}

/** What a page says it holds is not believed: a page that is full may have another after it. */
function matchesOf({ entry }: Json): number {
  const entries = Array.isArray(entry) ? entry : []
  return entries.filter((each) => (each?.search?.mode ?? 'match') === 'match').length
}
