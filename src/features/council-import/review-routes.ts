import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { currentReviews, differenceFact, internalFact } from './apply-reviews.ts'
import { allPrinted, deriveRecords } from './import-papers.ts'
import { filterIn, paths } from './pages/paths.ts'
import { reviewListPage } from './pages/review-list.ts'
import { type ReviewPage, reviewRecordPage } from './pages/review-record.ts'
import { looseDifferences, nextOpen, reviewedRecords } from './review-progress.ts'
import { actOf, type ImportPageNeeds, whoIn } from './routes.ts'
import { sayReview } from './say-review.ts'
import { settledDifferences } from './settled.ts'
import type { Review, Verdict } from './store.ts'

const errand = { errand: 'council-work' } as const

/** The pages where a person goes through what was read. */
export function reviewRoutes(needs: ImportPageNeeds): readonly HttpRoute[] {
  return [...looking(needs), ...saying(needs)]
}

/** All that the review pages are about, as it is now. */
async function situation(needs: ImportPageNeeds) {
  const { papers, reviews, records } = await allPrinted(needs)
  const settled = await settledDifferences(needs.councils, records, currentReviews(reviews))
  return { papers, reviews: currentReviews(reviews), records: settled }
}

function looking(needs: ImportPageNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'council-review',
      path: paths.review,
      releases: errand,
      answer: (request) => listPage(needs, request.query, request),
    }),
    get({
      id: 'council-review-next',
      path: '/radsarbeid/gjennomgang/neste',
      releases: errand,
      async answer({ query }) {
        const { reviews, records } = await situation(needs)
        const filter = filterIn(query)
        const place = nextOpen(reviewedRecords(records, reviews, filter), reviews, query.get('etter') ?? undefined)
        return redirect(place ? paths.place(place, filter) : paths.reviewed(filter))
      },
    }),
    get({
      id: 'council-review-record',
      path: '/radsarbeid/gjennomgang/post',
      releases: errand,
      answer: async (request) => page(reviewRecordPage(await recordView(needs, request.query), request)),
    }),
  ]
}

async function listPage(
  needs: ImportPageNeeds,
  asked: URLSearchParams,
  request: WebRequest,
  trouble?: { readonly fact: string },
): Promise<Answer> {
  const { papers, reviews, records } = await situation(needs)
  const filter = filterIn(asked)
  const open = records.flatMap((each) =>
    each.kind === 'difference' && each.content.settled === undefined ? [each.content.kind] : [],
  )
  const flags = new Map([...Map.groupBy(open, (kind) => kind)].map(([kind, all]) => [kind, all.length]))
  const list = { records: reviewedRecords(records, reviews, filter), loose: looseDifferences(records, filter) }
  const shown = { ...list, papers, flags, filter, asked: asked.get('side'), ...(trouble ? { trouble } : {}) }
  return page(reviewListPage(shown, request), trouble ? 422 : 200)
}

/** @throws Problem `not-found` when there is no such record, or a paper that told of it is gone */
async function recordView(
  needs: ImportPageNeeds,
  asked: URLSearchParams,
  trouble?: ReviewPage['trouble'],
): Promise<ReviewPage> {
  const { papers, reviews, records } = await situation(needs)
  const filter = filterIn(asked)
  const list = reviewedRecords(records, reviews, filter)
  const at = list.findIndex(({ ref }) => ref === asked.get('post'))
  const reviewed = list[at] ?? reviewedRecords(records, reviews).find(({ ref }) => ref === asked.get('post'))
  if (!reviewed) throw new Problem('not-found', 'not-found', 'No such record')
  const wanted = asked.get('fakta')
  const current =
    reviewed.facts.find(({ key }) => key === wanted) ??
    reviewed.facts.find(({ key }) => !reviews.has(key)) ??
    reviewed.facts[0]
  return {
    reviewed,
    current,
    reviews,
    papers,
    filter,
    previous: at > 0 ? list[at - 1]?.ref : undefined,
    next: at >= 0 ? list[at + 1]?.ref : undefined,
    nextOpen: nextOpen(list, reviews, current?.key),
    ...(trouble ? { trouble } : {}),
  }
}

const sayable: readonly Verdict[] = ['accepted', 'corrected', 'rejected', 'withdrawn']

function saying(needs: ImportPageNeeds): readonly HttpRoute[] {
  const { imports, now, newId } = needs
  const derive = deriveRecords(needs)
  const add = (
    request: WebRequest,
    fact: string,
    verdict: Verdict,
    more: Pick<Review, 'value' | 'reason'> | object = {},
  ) => sayReview(imports, { id: newId(), fact, verdict, ...more, ...whoIn(request), at: now() })
  return [
    post({
      id: 'council-review-say',
      path: paths.say,
      releases: errand,
      async answer(request) {
        const { form } = request
        const fact = form.get('fakta') ?? ''
        const said = form.get('dom') ?? ''
        const view = await recordView(needs, form)
        const { reviewed, filter, reviews } = view
        if (said === 'accept-all') {
          for (const { key } of reviewed.facts) if (!reviews.has(key)) await add(request, key, 'accepted')
          return redirect(paths.next(filter, reviewed.facts.at(-1)?.key))
        }
        if (said === 'internal' || said === 'public') {
          const input = reviewed.facts.find(({ key, hideable }) => key === fact && hideable)
          if (!input) throw new Problem('invalid', 'malformed-request', 'No such input')
          await add(request, internalFact(fact), said === 'internal' ? 'internal' : 'withdrawn')
          await derive(actOf(request, now(), said === 'internal' ? 'Innspill gjort internt' : 'Innspill vist for alle'))
          return redirect(`${paths.record(reviewed.ref, filter, fact)}#her`)
        }
        const verdict = sayable.find((each) => each === said)
        const known = [...reviewed.facts, reviewed.whole].find(({ key }) => key === fact)
        if (!verdict || !known) throw new Problem('invalid', 'malformed-request', 'No such fact or verdict')
        const [value, reason] = [text(form, 'verdi'), text(form, 'grunn')]
        if (verdict === 'corrected') {
          const lacks = value === undefined ? 'value' : reason === undefined ? 'reason' : undefined
          if (lacks) {
            const asked = new URLSearchParams(form)
            return page(reviewRecordPage(await recordView(needs, asked, { fact, lacks }), request), 422)
          }
        }
        await add(request, fact, verdict, {
          ...(verdict === 'corrected' ? { value } : {}),
          ...(reason === undefined ? {} : { reason }),
        })
        if (verdict !== 'accepted') await derive(actOf(request, now(), `Gjennomgang: ${reason ?? verdict}`))
        if (verdict === 'withdrawn') return redirect(`${paths.record(reviewed.ref, filter, fact)}#her`)
        return redirect(paths.next(filter, fact))
      },
    }),
    post({
      id: 'council-review-settle',
      path: paths.settle,
      releases: errand,
      async answer(request) {
        const { form } = request
        const fact = differenceFact(form.get('avvik') ?? '')
        const reason = text(form, 'grunn')
        const verdict = form.get('dom') === 'withdrawn' ? 'withdrawn' : 'settled'
        if (verdict === 'settled' && reason === undefined) {
          const trouble = { fact, lacks: 'reason' } as const
          if (!form.get('post')) return listPage(needs, form, request, trouble)
          return page(reviewRecordPage(await recordView(needs, form, trouble), request), 422)
        }
        await add(request, fact, verdict, reason === undefined ? {} : { reason })
        await derive(actOf(request, now(), verdict === 'settled' ? `Avvik avklart: ${reason}` : 'Avvik åpnet igjen'))
        const [ref, filter] = [form.get('post'), filterIn(form)]
        return redirect(ref ? paths.record(ref, filter) : paths.reviewed(filter))
      },
    }),
  ]
}

function text(form: URLSearchParams, name: string): string | undefined {
  const value = form.get(name)?.replaceAll('\r\n', '\n').trim()
  return value === '' ? undefined : value
}
