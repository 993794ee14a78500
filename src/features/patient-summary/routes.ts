import { Buffer } from 'node:buffer'
import { eps } from '../../conversion/eps/canonicals.ts'
import { toEps } from '../../conversion/eps/to-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import type { About, SignedIn } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post, type Wanted } from '../../protocols/web/route.ts'
import { renderFhirJson } from '../../standards/fhir/json.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { keepVerdict, type KeptVerdict } from '../../validation/kept-verdict.ts'
import { confirmTreatment, type TreatmentRelations } from '../access-control/index.ts'
import { personKey } from '../access-log/index.ts'
import type { ValidationThreads } from '../document-validation/index.ts'
import type { Translator } from '../machine-translation/index.ts'
import { machineTranslated } from './machine-translated.ts'
import { documentsAtHand } from './at-hand.ts'
import { type OpenedSummary, openSummary } from './open.ts'
import { choosePage, type FormTrouble } from './pages/choose.ts'
import { paths } from './pages/paths.ts'
import { verdictPage } from './pages/verdict.ts'
import { printPage, treatmentPage, viewPage } from './pages/view.ts'
import { renderPdf } from './pdf/render.ts'
import type { SampleSummary } from './samples.ts'
import type { VisitDocument, VisitDocuments } from './store.ts'
import { countryOf } from './view/banner.ts'
import { viewOf } from './view/view-of.ts'

/** What the pages need from the rest of the system. */
export type SummaryNeeds = {
  readonly documents: VisitDocuments
  readonly treatments: TreatmentRelations
  readonly terminology: ConceptIndex
  readonly samples: readonly SampleSummary[]
  /** Judges what comes in and what goes out (issue 4, item 8). */
  readonly validator: Pick<ValidationThreads, 'validate'>
  /** Of free text, when the operator has configured one. */
  readonly translator?: Translator
  /** Of the access log: the same person gets the same chain from every route. */
  readonly personKeySecret: Uint8Array
  /** How long a stated treatment relation lasts. */
  readonly treatmentHours: number
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}

/** Largest file taken in, in bytes (issue 2, item 7). */
export const maxBytes = 20 * 1024 * 1024

/** A dropped file is gone after this many minutes unless it is saved (issue 2, item 15). */
const keptMinutes = 60

/** More than any shift needs, and less than would fill a disk. */
const mostInVisit = 50

const errand = { errand: 'foreign-patient' } as const
const category = { category: 'patient-summary' } as const

/** Every page of the foreign patient. */
export function summaryRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  return [...choosing(needs), ...reading(needs)]
}

function choosing(needs: SummaryNeeds): readonly HttpRoute[] {
  const { documents, samples, now } = needs
  const choose = async ({ language, person }: WebRequest, trouble?: FormTrouble, status = 200): Promise<Answer> => {
    const open = person ? await documentsAtHand(documents).list(person, now()) : []
    return page(choosePage(language, samples, open, trouble), status)
  }
  return [
    get({ id: 'foreign-patient', path: paths.choose, releases: errand, answer: (request) => choose(request) }),
    post({
      id: 'foreign-patient-file',
      path: paths.choose,
      releases: errand,
      body: { kind: 'files', maxBytes },
      async answer(request) {
        const file = request.files.find(({ field }) => field === 'fil')
        const fields = [
          ...(file ? [] : (['file'] as const)),
          ...(request.form.get('behandler') === 'ja' ? [] : (['treating'] as const)),
        ]
        if (fields.length > 0 || !file) return choose(request, { fields }, 422)
        const refusal = refusalOf(file.bytes, now())
        if (refusal) return choose(request, { fields: [], refusal }, 422)
        return redirect(paths.view(await keep(needs, request.person, file.bytes, 'dropped')))
      },
    }),
    post({
      id: 'foreign-patient-sample',
      path: paths.sample(':sample'),
      releases: errand,
      async answer({ params, person }) {
        const sample = samples.find(({ name }) => name === params.sample)
        if (!sample) throw new Problem('not-found', 'not-found', 'No such sample')
        return redirect(paths.view(await keep(needs, person, sample.bytes, 'sample')))
      },
    }),
    get({
      id: 'foreign-patient-treatment',
      path: paths.treatment(':document'),
      releases: errand,
      answer: ({ params, language }) => page(treatmentPage(idIn(params.document), language)),
    }),
    post({
      id: 'foreign-patient-treatment-confirm',
      path: paths.treatment(':document'),
      releases: errand,
      async answer({ params, person }) {
        const id = idIn(params.document)
        if (!person || !(await documentsAtHand(documents).find(person, id, now()))) throw noSuchDocument()
        await state(needs, person, id)
        return redirect(paths.view(id))
      },
    }),
  ]
}

/** Why a file is not a summary that can be shown; undefined when it is. */
function refusalOf(bytes: Uint8Array, now: Date): Problem | undefined {
  try {
    openSummary(bytes, now)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** Keeps the bytes as they came, in the visit, and the stated treatment relation. */
async function keep(
  needs: SummaryNeeds,
  person: SignedIn | undefined,
  bytes: Uint8Array,
  source: VisitDocument['source'],
): Promise<string> {
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  const id = needs.newId()
  const receivedAt = needs.now()
  const atHand = await needs.documents.list(person.visit, receivedAt)
  if (atHand.length >= mostInVisit)
    throw new Problem('conflict', 'too-many-documents', 'The visit holds enough documents')
  const expiresAt = new Date(receivedAt.getTime() + keptMinutes * 60_000)
  const verdicts = { received: await verdictOn(needs, bytes) }
  await needs.documents.put({ id, visitId: person.visit, source, bytes, receivedAt, expiresAt, verdicts })
  await state(needs, person, id)
  return id
}

/** Judged as it came: what is masked counts as no information there too. */
async function verdictOn({ validator, now }: SummaryNeeds, bytes: Uint8Array): Promise<KeptVerdict> {
  const { findings, profiles } = await validator.validate(bytes)
  return keepVerdict(findings, profiles, now())
}

async function state({ treatments, treatmentHours, now }: SummaryNeeds, person: SignedIn | undefined, id: string) {
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  await treatments.save(person.visit, confirmTreatment(person, id, 'TREATMENT', now(), treatmentHours))
}

/** A document that was found, and opened. */
type Found = { readonly document: VisitDocument; readonly opened: OpenedSummary }

function reading(needs: SummaryNeeds): readonly HttpRoute[] {
  const { documents, terminology, now } = needs
  const view = ({ summary, findings }: OpenedSummary, { language }: WebRequest) =>
    viewOf(summary, findings, terminology, language, now())
  const read = async (opened: OpenedSummary, request: WebRequest) => {
    const made = view(opened, request)
    return needs.translator ? machineTranslated(made, request.language, needs.translator) : made
  }
  const about = (
    id: string,
    path: string,
    answer: (found: Found, request: WebRequest) => Answer | Promise<Answer>,
  ): Wanted => ({
    id,
    path,
    releases: category,
    prepare: (request) => prepared(needs, request, (found) => answer(found, request)),
    instead: { 'treatment-not-confirmed': ({ params }) => redirect(paths.treatment(idIn(params.document))) },
  })
  return [
    get(
      about('patient-summary', paths.view(':document'), async ({ document, opened }, request) =>
        page(
          viewPage(await read(opened, request), document, request.query.get('original') === 'alle', request.language),
        ),
      ),
    ),
    get({
      ...about('patient-summary-print', paths.print(':document'), async ({ document, opened }, request) =>
        page(printPage(await read(opened, request), document.id, request.language)),
      ),
      kind: 'print',
    }),
    get(
      about('patient-summary-verdict', paths.verdict(':document'), ({ document }, { language }) =>
        page(verdictPage(document.id, document.verdicts, language)),
      ),
    ),
    get(
      about('patient-summary-pdf', paths.pdf(':document'), async ({ opened }, request) => ({
        kind: 'bytes',
        type: 'application/pdf',
        body: await renderPdf(view(opened, request), request.language, now()),
        disposition: 'inline',
        fileName: 'pasientoppsummering.pdf',
      })),
    ),
    get(
      about('patient-summary-original-pdf', paths.originalPdf(':document'), ({ opened }) => {
        const { pdf } = opened.recognition
        if (!pdf) throw new Problem('not-found', 'not-found', 'The summary has no PDF')
        return { kind: 'bytes', type: 'application/pdf', body: pdf, disposition: 'inline', fileName: 'original.pdf' }
      }),
    ),
    get(
      // The received bytes have no route out: what they mask would be noticed there.
      about('patient-summary-eps', paths.eps(':document'), async ({ document, opened }) => {
        const body = Buffer.from(renderFhirJson(toEps(opened.summary, eps, now()).bundle))
        await documents.noteSent(document.visitId, document.id, await verdictOn(needs, body))
        return { kind: 'bytes', type: 'application/fhir+json', body, fileName: 'pasientoppsummering.json' }
      }),
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
        return redirect(paths.choose)
      }),
    ),
  ]
}

async function prepared(
  { documents, treatments, personKeySecret, now }: SummaryNeeds,
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
  const country = countryOf(opened.summary)
  const about: About = {
    kind: 'patient',
    patient: personKey(personKeySecret, identityOf(opened, id)),
    document: id,
    // What was saved belongs to the person who found it, in any visit.
    ...(document.saved ? {} : { visit: document.visitId }),
    ...(country === undefined ? {} : { country }),
    ...(treatment === undefined ? {} : { treatment }),
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

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}

/** @throws Problem `not-found` for what is no id of ours */
function idIn(text: string | undefined): string {
  if (text !== undefined && isId(text)) return text
  throw noSuchDocument()
}

function noSuchDocument(): Problem {
  return new Problem('not-found', 'not-found', 'No such document')
}
