import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import { formMark, senderOf } from '../../protocols/web/form-mark.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { mischiefs, mischiefWords } from './demo-control.ts'
import { countriesSince, type OperationNeeds, overview, queueNames } from './operations.ts'
import type { OperatorEntry } from './operator-log.ts'
import { countriesPage } from './pages/countries.ts'
import { operationPaths, type Period, periodDays, periods } from './pages/paths.ts'
import { startPage } from './pages/start.ts'
import { handleOf } from './pages/words.ts'

const errand = { errand: 'contact-point-operation' } as const
const purpose = 'partner-operations'

/** Where operators see how the exchange goes, and do something about it. */
export function partnerOperationRoutes(needs: OperationNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'operation-start',
      path: operationPaths.start,
      releases: errand,
      answer: async (request) =>
        page(startPage({ ...(await overview(needs)), language: request.language, mark: markOf(needs, request) })),
    }),
    get({
      id: 'operation-countries',
      path: operationPaths.countries,
      releases: errand,
      answer: (request) => countriesAnswer(needs, request),
    }),
    post({
      id: 'operation-retry',
      path: operationPaths.retry,
      releases: errand,
      answer: (request) => retry(needs, request),
    }),
    post({
      id: 'operation-lift-block',
      path: operationPaths.lift,
      releases: errand,
      answer: (request) => lift(needs, request),
    }),
    post({
      id: 'operation-mischief',
      path: operationPaths.mischief,
      releases: errand,
      answer: (request) => mischief(needs, request),
    }),
  ]
}

function markOf({ formSecret }: OperationNeeds, request: WebRequest): string {
  return formMark(formSecret, purpose, request)
}

async function countriesAnswer(needs: OperationNeeds, request: WebRequest): Promise<Answer> {
  const period: Period = periods.find((each) => each === request.query.get('siden')) ?? 'day'
  const since = new Date(needs.now().getTime() - periodDays[period] * 86_400_000)
  const countries = await countriesSince(needs, since)
  return page(countriesPage({ countries, period, language: request.language, mark: markOf(needs, request) }))
}

async function retry(needs: OperationNeeds, request: WebRequest): Promise<Answer> {
  const operator = senderOf(needs.formSecret, purpose, request)
  const name = queueNames.find((each) => each === request.form.get('ko'))
  if (!name) throw unknown()
  await note(needs, operator, { action: 'letter-retried', about: name })
  if (!(await needs.queues[name].retry(request.form.get('nokkel') ?? ''))) throw unknown()
  return redirect(operationPaths.start)
}

async function lift(needs: OperationNeeds, request: WebRequest): Promise<Answer> {
  const operator = senderOf(needs.formSecret, purpose, request)
  const key = request.form.get('nokkel') ?? ''
  const dayAgo = new Date(needs.now().getTime() - 86_400_000)
  const excess = (await needs.limits.excesses(dayAgo)).find((each) => each.key === key)
  if (!excess) throw unknown()
  const about = `${excess.country} ${excess.role} ${excess.kind} ${handleOf(key)}`
  await note(needs, operator, { action: 'block-lifted', about })
  await needs.limits.lift(key, operator.name, needs.now())
  return redirect(operationPaths.start)
}

async function mischief(needs: OperationNeeds, request: WebRequest): Promise<Answer> {
  const operator = senderOf(needs.formSecret, purpose, request)
  const word = mischiefWords.find((each) => each === request.form.get('gjor'))
  const demo = needs.demo()
  const partner = demo?.partners().find(({ country }) => country === request.form.get('land'))
  if (!word || !demo || !partner) throw unknown()
  await note(needs, operator, { action: 'mischief', about: partner.country, detail: word })
  await demo.make(partner.country, mischiefs[word])
  return redirect(operationPaths.country(partner.country))
}

/** Before it is done: what cannot be written down is not done. */
function note(
  { operatorLog, now, newId }: OperationNeeds,
  { subject: by, name: byName }: NonNullable<WebRequest['person']>,
  entry: Pick<OperatorEntry, 'action' | 'about' | 'detail'>,
): Promise<void> {
  return operatorLog.add({ id: newId(), at: now(), by, byName, ...entry })
}

function unknown(): Problem {
  return new Problem('not-found', 'not-found', 'There is nothing like that')
}
