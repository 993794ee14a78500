import { page, redirect } from '../../protocols/web/answer.ts'
import { type Html, html } from '../../protocols/web/html.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { documentsAtHand } from './at-hand.ts'
import { aboutDocument } from './document-routes.ts'
import { machineTranslated } from './machine-translated.ts'
import type { SummaryNeeds } from './needs.ts'
import type { OpenedSummary } from './open.ts'
import type { VisitDocument } from './store.ts'
import { paths } from './pages/paths.ts'
import { verdictPage } from './pages/verdict.ts'
import { printPage, viewPage } from './pages/view.ts'
import type { SummaryView } from './view/summary-view.ts'
import { viewOf } from './view/view-of.ts'

/** The pages of one summary, and what a reader may do with it there. */
export function readRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  const { documents, now } = needs
  const about = aboutDocument(needs)
  return [
    get(
      about('patient-summary', paths.view(':document'), async ({ document, opened }, request) => {
        const originals = request.query.get('original') === 'alle'
        const view = await read(needs, opened, request)
        const shown = viewPage(view, { ...document, form: opened.form }, originals, now(), request.language)
        return page({ ...shown, main: html`${shown.main}${await beneath(needs, document, view, request)}` })
      }),
    ),
    get({
      ...about('patient-summary-print', paths.print(':document'), async ({ document, opened }, request) =>
        page(printPage(await read(needs, opened, request), document, request.language)),
      ),
      kind: 'print',
    }),
    get(
      about('patient-summary-verdict', paths.verdict(':document'), ({ document }, { language }) =>
        page(verdictPage(document, now(), language)),
      ),
    ),
    post(
      about('patient-summary-save', paths.save(':document'), async ({ document }, { person }) => {
        if (person) await documentsAtHand(documents).save(person, document, now())
        return redirect(paths.view(document.id))
      }),
    ),
    post(
      about('patient-summary-delete', paths.delete(':document'), async ({ document }, { person }) => {
        if (person) await documentsAtHand(documents).delete(person, document.id)
        return redirect(document.fetched ? paths.countries : paths.choose)
      }),
    ),
  ]
}

/** What else stands on the page of a fetched summary. */
async function beneath(
  needs: SummaryNeeds,
  { fetched }: VisitDocument,
  { sections, notDelivered, untranslated }: SummaryView,
  { person, language }: WebRequest,
): Promise<Html | undefined> {
  if (!fetched || !person) return undefined
  const missing = notDelivered.length + sections.filter(({ absence }) => absence).length
  return needs.beneath?.({ consent: fetched.consent, person, language, missing, untranslated: untranslated.length })
}

async function read(
  { terminology, translator, now }: SummaryNeeds,
  { summary, findings }: OpenedSummary,
  { language }: WebRequest,
) {
  const view = viewOf(summary, findings, terminology, language, now())
  return translator ? machineTranslated(view, language, translator) : view
}
