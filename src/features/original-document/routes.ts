import { isId } from '../../kernel/id.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import {
  aboutPatientOf,
  closedTo,
  documentsAtHand,
  type Fetched,
  noSuchDocument,
  type SummaryNeeds,
  viewOf,
} from '../patient-summary/index.ts'
import { type OpenedOriginal, openOriginal } from './open-original.ts'
import { originalPage } from './pages/original.ts'
import { originalPaths, type Shelf, shelfOf, shelves } from './shelves.ts'

/** What the pages need from the rest of the system. */
export type OriginalNeeds = Pick<
  SummaryNeeds,
  'documents' | 'treatments' | 'consentOf' | 'closed' | 'personKeySecret' | 'terminology' | 'now'
> & {
  /** Where the documents of a lookup are listed. */
  readonly othersOf: (lookup: string) => string
  readonly consentPage: (consent: string) => string
}

/** Original clinical documents that were fetched, each opened by the route of its category. */
export function originalRoutes(needs: OriginalNeeds): readonly HttpRoute[] {
  return shelves.flatMap((shelf) => [
    get({
      id: `original-${shelf.category}`,
      path: originalPaths.view(shelf, ':document'),
      releases: { category: shelf.category },
      prepare: (request) => prepared(needs, shelf, request, (found) => shown(needs, shelf, found, request)),
    }),
    get({
      id: `original-${shelf.category}-file`,
      path: originalPaths.file(shelf, ':document'),
      releases: { category: shelf.category },
      prepare: (request) => prepared(needs, shelf, request, (found) => file(shelf, found, request)),
    }),
  ])
}

type Found = { readonly id: string; readonly fetched: Fetched; readonly opened: OpenedOriginal }

async function prepared(
  needs: OriginalNeeds,
  { category }: Shelf,
  { params, person }: WebRequest,
  answer: (found: Found) => Answer,
): Promise<Prepared<Answer>> {
  const id = params.document ?? ''
  const atHand = documentsAtHand(needs.documents)
  const kept = person && isId(id) ? await atHand.find(person, id, needs.now()) : undefined
  const { fetched } = kept ?? {}
  if (!person || !kept || !fetched || shelfOf(fetched.original ?? '')?.category !== category) {
    return {
      about: (person && !kept && (await closedTo(needs, person, id))) || { kind: 'absent' },
      answer: () => Promise.reject(noSuchDocument()),
    }
  }
  const opened = openOriginal(kept.bytes)
  const about = await aboutPatientOf(needs, person, kept, opened.document)
  return { about, answer: () => answer({ id, fetched, opened }) }
}

function shown(needs: OriginalNeeds, shelf: Shelf, { id, fetched, opened }: Found, { language }: WebRequest): Answer {
  const view = viewOf(opened.document, [], needs.terminology, language, needs.now())
  const links = {
    file: originalPaths.file(shelf, id),
    ...(fetched.lookup === undefined ? {} : { others: needs.othersOf(fetched.lookup) }),
    consent: needs.consentPage(fetched.consent),
  }
  return page(originalPage(opened, view, fetched, links, language))
}

const endings = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/** The file inside the document; no name of the patient goes into its own. */
function file({ slug }: Shelf, { opened }: Found, { query }: WebRequest): Answer {
  if (!opened.file) throw noSuchDocument()
  const { mediaType, bytes } = opened.file
  const disposition = query.has('last-ned') ? 'attachment' : 'inline'
  return { kind: 'bytes', type: mediaType, body: bytes, disposition, fileName: `${slug}.${endings[mediaType]}` }
}
