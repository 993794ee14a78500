import { Buffer } from 'node:buffer'
import { eps } from '../../conversion/eps/canonicals.ts'
import { toEps } from '../../conversion/eps/to-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { renderFhirJson } from '../../standards/fhir/json.ts'
import { judge } from '../document-validation/index.ts'
import { aboutDocument } from './document-routes.ts'
import type { SummaryNeeds } from './needs.ts'
import { emergencyMark } from './pages/emergency-mark.ts'
import type { OpenedSummary } from './open.ts'
import { paths } from './pages/paths.ts'
import { renderPdf } from './pdf/render.ts'
import { countryOf } from './view/banner.ts'
import { viewOf } from './view/view-of.ts'

/** One summary as a file. The received bytes have no route out: what they mask would be noticed there. */
export function downloadRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  const { documents, terminology, now } = needs
  const about = aboutDocument(needs)
  return [
    get(
      about('patient-summary-pdf', paths.pdf(':document'), async ({ document, opened }, { language }) => ({
        kind: 'bytes',
        type: 'application/pdf',
        body: await renderPdf(
          viewOf(opened.summary, opened.findings, terminology, language, now()),
          language,
          now(),
          emergencyMark(document.fetched, 'paper', language),
        ),
        disposition: 'inline',
        fileName: fileName(document.id, opened, 'pdf'),
      })),
    ),
    get(
      about('patient-summary-original-pdf', paths.originalPdf(':document'), ({ document, opened }) => {
        const { pdf } = opened.recognition
        if (!pdf) throw new Problem('not-found', 'not-found', 'The summary has no PDF')
        const name = fileName(document.id, opened, 'original.pdf')
        return { kind: 'bytes', type: 'application/pdf', body: pdf, disposition: 'inline', fileName: name }
      }),
    ),
    get(
      about('patient-summary-eps', paths.eps(':document'), async ({ document, opened }) => {
        const body = Buffer.from(renderFhirJson(toEps(opened.summary, eps, now()).bundle))
        await documents.noteVerdict(document.visitId, document.id, 'sent', await judge(needs, body))
        return { kind: 'bytes', type: 'application/fhir+json', body, fileName: fileName(document.id, opened, 'json') }
      }),
    ),
  ]
}

/** Tells files of different documents apart, and says of nobody who it is: the country, and what the document is called here. */
function fileName(id: string, { summary }: OpenedSummary, ending: string): string {
  const country = countryOf(summary)
  return ['pasientoppsummering', ...(country ? [country] : []), id.slice(0, 8)].join('-').concat('.', ending)
}
