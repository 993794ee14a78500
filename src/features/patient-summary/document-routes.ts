import type { About } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { Wanted } from '../../protocols/web/route.ts'
import { personKey } from '../access-log/index.ts'
import { documentsAtHand } from './at-hand.ts'
import { idIn, isId, noSuchDocument } from './document-id.ts'
import type { SummaryNeeds } from './needs.ts'
import { type OpenedSummary, openSummary } from './open.ts'
import { paths } from './pages/paths.ts'
import type { VisitDocument } from './store.ts'
import { countryOf } from './view/banner.ts'

/** A document that was found, and opened. */
export type Found = { readonly document: VisitDocument; readonly opened: OpenedSummary }

type Answering = (found: Found, request: WebRequest) => Answer | Promise<Answer>

/** Makes the routes about one document: found, opened, and asked of the gate before they answer. */
export function aboutDocument(needs: SummaryNeeds): (id: string, path: string, answer: Answering) => Wanted {
  return (id, path, answer) => ({
    id,
    path,
    releases: { category: 'patient-summary' },
    prepare: (request) => prepared(needs, request, (found) => answer(found, request)),
    instead: { 'treatment-not-confirmed': ({ params }) => redirect(paths.treatment(idIn(params.document))) },
  })
}

async function prepared(
  { documents, treatments, consentOf, personKeySecret, now }: SummaryNeeds,
  { params, person }: WebRequest,
  answer: (found: Found) => Answer | Promise<Answer>,
): Promise<Prepared<Answer>> {
  const id = params.document ?? ''
  const document = person && isId(id) ? await documentsAtHand(documents).find(person, id, now()) : undefined
  if (!person || !document) {
    return {
      about: { kind: 'absent' },
      answer: () => Promise.reject(noSuchDocument()),
    }
  }
  const opened = openSummary(document.bytes, now())
  const treatment = await treatments.find(person.visit, id)
  const country = document.fetched?.country ?? countryOf(opened.summary)
  const consent = document.fetched && (await consentOf(document.fetched.consent))
  const about: About = {
    kind: 'patient',
    patient: personKey(personKeySecret, identityOf(opened, id)),
    document: id,
    // What was saved belongs to the person who found it, in any visit.
    ...(document.saved ? {} : { visit: document.visitId }),
    ...(country === undefined ? {} : { country }),
    ...(treatment === undefined ? {} : { treatment }),
    ...(consent === undefined ? {} : { consent: document.saved && consent === 'ended' ? 'kept' : consent }),
  }
  return { about, answer: () => answer({ document, opened }) }
}

/** The first identifier of the patient that names one; of a patient without any, the document stands for the person. */
function identityOf(
  { summary }: OpenedSummary,
  document: string,
): { readonly root: string; readonly extension: string } {
  for (const { root, extension } of summary.header.patient?.ids ?? []) {
    if (root && extension) return { root, extension }
  }
  return { root: 'urn:knutepunkt:document', extension: document }
}
