import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { type CaseReading, knownCouncils, maxPaperBytes, slug } from '../council-papers/index.ts'
import type { Act } from '../council/index.ts'
import { openDrafts, questionFact } from './answers.ts'
import { currentReviews } from './apply-reviews.ts'
import { allPrinted, deriveRecords, importPapers, type ImportNeeds, type ImportOutcome } from './import-papers.ts'
import { type ImportView, importPage } from './pages/import.ts'
import { paperPage } from './pages/paper.ts'
import { paths } from './pages/paths.ts'
import { removePage } from './pages/remove.ts'
import { removalOf } from './removal.ts'
import { sayReview } from './say-review.ts'
import type { PaperSource } from './store.ts'

/** What the pages need from the rest of the system. */
export type ImportPageNeeds = ImportNeeds & {
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}

const errand = { errand: 'council-work' } as const

/** Files taken in with one form: all are in memory at once. */
const mostFiles = 10

/** The page where papers come in, and what is done with those that are there. */
export function importRoutes(needs: ImportPageNeeds): readonly HttpRoute[] {
  const { imports, now, newId } = needs
  const derive = deriveRecords(needs)
  const show = async (request: WebRequest, more: Partial<ImportView> = {}, status = 200): Promise<Answer> =>
    page(importPage({ ...(await viewOf(needs)), ...askedIn(request), ...more }, request), status)
  return [
    get({ id: 'council-import', path: paths.import, releases: errand, answer: (request) => show(request) }),
    post({
      id: 'council-import-files',
      path: paths.import,
      releases: errand,
      body: { kind: 'files', maxBytes: maxPaperBytes, maxFiles: mostFiles },
      async answer(request) {
        const files = request.files.filter(({ field }) => field === 'filer')
        if (files.length === 0) return show(request, { trouble: 'no-file' }, 422)
        const visibility = request.form.get('internt') === 'ja' ? 'internal' : 'public'
        const outcome: ImportOutcome = await importPapers(needs)(files, { ...whoIn(request), visibility })
        const refused = outcome.files.every((file) => file.outcome === 'refused')
        // Shown at once, not after a redirect: sending the same papers again changes nothing.
        return show(request, { outcome }, refused ? 422 : 200)
      },
    }),
    post({
      id: 'council-import-answer',
      path: paths.answer,
      releases: errand,
      async answer(request) {
        const { form } = request
        const draft = form.get('utkast') ?? ''
        const council = slug(form.get('annet') ?? '') || (form.get('rad') ?? '')
        const date = form.get('dag') ?? ''
        if (!draft || !/^[a-z0-9-]{2,60}$/.test(council) || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
          return show(request, { trouble: 'not-answered' }, 422)
        }
        const who = whoIn(request)
        for (const [about, value] of [
          ['council', council],
          ['date', date],
        ] as const) {
          await sayReview(imports, {
            id: newId(),
            fact: questionFact(draft, about),
            verdict: 'answered',
            value,
            ...who,
            at: now(),
          })
        }
        await derive(actOf(request, now(), 'Svar på hva papiret gjelder'))
        return redirect(paths.import)
      },
    }),
    post({
      id: 'council-import-visibility',
      path: paths.visibility(':sha256'),
      releases: errand,
      async answer(request) {
        const visibility = request.form.get('synlighet') === 'internal' ? 'internal' : 'public'
        const sha256 = request.params.sha256 ?? ''
        if (!(await imports.setVisibility(sha256, visibility))) throw noSuchPaper()
        await derive(
          actOf(request, now(), visibility === 'public' ? 'Et papir er frigitt' : 'Et papir er ikke lenger åpent'),
        )
        return redirect(paths.shown(sha256))
      },
    }),
    get({
      id: 'council-import-paper',
      path: paths.paper(':sha256'),
      releases: errand,
      answer: async (request) => page(paperPage(await paperOf(imports, request), request)),
    }),
    get({
      id: 'council-import-original',
      path: paths.original(':sha256'),
      releases: errand,
      async answer({ params }) {
        const [paper, body] = await Promise.all([
          imports.findPaper(params.sha256 ?? ''),
          imports.paperBytes(params.sha256 ?? ''),
        ])
        if (!paper || !body) throw noSuchPaper()
        const type = paper.pages === undefined ? 'application/octet-stream' : 'application/pdf'
        return { kind: 'bytes', type, body, fileName: paper.name }
      },
    }),
    get({
      id: 'council-import-remove-asked',
      path: paths.remove(':sha256'),
      releases: errand,
      async answer(request) {
        const paper = await paperOf(imports, request)
        return page(removePage(paper, await removalOf(needs, paper.sha256), request))
      },
    }),
    post({
      id: 'council-import-remove',
      path: paths.remove(':sha256'),
      releases: errand,
      async answer(request) {
        const { sha256 } = await paperOf(imports, request)
        const { gone, changed } = await removalOf(needs, sha256)
        await imports.removePapers([sha256])
        await derive(actOf(request, now(), 'Et papir er fjernet'))
        return redirect(paths.removed(gone, changed))
      },
    }),
  ]
}

async function paperOf(imports: ImportPageNeeds['imports'], { params }: WebRequest): Promise<PaperSource> {
  const paper = await imports.findPaper(params.sha256 ?? '')
  if (!paper) throw noSuchPaper()
  return paper
}

/** What the address asks for, and what it tells was done. */
function askedIn({ query }: WebRequest): Pick<ImportView, 'asked' | 'removed' | 'shown'> {
  const [gone, changed, shown] = [query.get('fjernet'), query.get('endret'), query.get('synlighet')]
  const counted = [gone, changed].every((count) => /^\d{1,6}$/.test(count ?? ''))
  return {
    asked: query.get('side'),
    ...(counted ? { removed: { gone: gone ?? '', changed: changed ?? '' } } : {}),
    ...(shown ? { shown } : {}),
  }
}

async function viewOf(needs: ImportPageNeeds): Promise<Omit<ImportView, 'asked'>> {
  const [{ reviews, reading }, papers, stored] = await Promise.all([
    allPrinted(needs),
    needs.imports.listPapers(),
    needs.councils.list('council'),
  ])
  const names = new Map(papers.map(({ sha256, name }) => [sha256, name]))
  const open = openDrafts(reading, currentReviews(reviews))
  const drafts = open.map((meeting) => ({
    meeting,
    cases: reading.cases.filter((each) => each.meeting === meeting.id).toSorted(byNumber),
    papers: [...new Set(meeting.sources.map(({ document }) => names.get(document) ?? document))],
  }))
  const councils = new Map([...knownCouncils, ...stored.map(({ content }) => content)].map((each) => [each.id, each]))
  return { papers, drafts, councils: [...councils.values()] }
}

function byNumber(one: CaseReading, other: CaseReading): number {
  return one.year - other.year || one.number - other.number
}

/** Who does it. @throws Problem `forbidden` when nobody is signed in */
export function whoIn({ person }: WebRequest): Pick<Act, 'by' | 'byName'> {
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  return { by: person.subject, byName: person.name }
}

/** What is done, for the log of changes. */
export function actOf(request: WebRequest, at: Date, why: string): Act {
  return { ...whoIn(request), at, why }
}

function noSuchPaper(): Problem {
  return new Problem('not-found', 'not-found', 'No such paper')
}
