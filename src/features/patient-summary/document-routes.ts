import { isId } from '../../kernel/id.ts'
import type { About, SignedIn } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { Wanted } from '../../protocols/web/route.ts'
import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { personKey } from '../access-log/index.ts'
import { documentsAtHand } from './at-hand.ts'
import { idIn, noSuchDocument } from './document-id.ts'
import type { SummaryNeeds } from './needs.ts'
import { type OpenedSummary, openSummary } from './open.ts'
import { paths } from './pages/paths.ts'
import { patientNumber } from './patient-number.ts'
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
  needs: SummaryNeeds,
  { params, person }: WebRequest,
  answer: (found: Found) => Answer | Promise<Answer>,
): Promise<Prepared<Answer>> {
  const { documents, now } = needs
  const id = params.document ?? ''
  const document = person && isId(id) ? await documentsAtHand(documents).find(person, id, now()) : undefined
  if (!person || !document || document.fetched?.original !== undefined) {
    return {
      about: (person && !document && (await closedTo(needs, person, id))) || { kind: 'absent' },
      answer: () => Promise.reject(noSuchDocument()),
    }
  }
  const opened = openSummary(document.bytes, now())
  return {
    about: await aboutPatientOf(needs, person, document, opened.summary),
    answer: () => answer({ document, opened }),
  }
}

/** Of what was removed when its consent was taken back, whoever had it is told why, and nobody else that it was there. */
export async function closedTo(
  { closed }: Pick<SummaryNeeds, 'closed'>,
  person: SignedIn,
  id: string,
): Promise<About | undefined> {
  const was = isId(id) ? await closed?.(person, id) : undefined
  return was && { kind: 'patient', document: id, visit: person.visit, ...was }
}

const inPlaceOfNumber = (document: string) => ({ root: 'urn:knutepunkt:document', extension: document })

/** What deciding on a document looks at: whose it is, where it lives, and by what right it is here. */
export async function aboutPatientOf(
  { treatments, consentOf, personKeySecret }: Pick<SummaryNeeds, 'treatments' | 'consentOf' | 'personKeySecret'>,
  { visit }: SignedIn,
  { id, fetched, patient, saved, visitId }: Pick<VisitDocument, 'id' | 'fetched' | 'patient' | 'saved' | 'visitId'>,
  summary: PatientSummary,
): Promise<About> {
  const treatment = await treatments.find(visit, id)
  const country = fetched?.country ?? countryOf(summary)
  const consent = fetched && (await consentOf(fetched.consent))
  return {
    kind: 'patient',
    // What was fetched goes by the number that was asked by; of a patient without any, the document stands for the person.
    patient: patient ?? personKey(personKeySecret, patientNumber(summary) ?? inPlaceOfNumber(id)),
    document: id,
    // What was saved belongs to the person who found it, in any visit.
    ...(saved ? {} : { visit: visitId }),
    ...(country === undefined ? {} : { country }),
    ...(treatment === undefined ? {} : { treatment }),
    ...(consent === undefined ? {} : { consent: saved && consent === 'ended' ? 'kept' : consent }),
  }
}
