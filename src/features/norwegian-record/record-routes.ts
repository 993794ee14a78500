import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { About, Released, SignedIn } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { documentKey } from './document-key.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { keyOfPatient, openAsNow } from './open-record.ts'
import type { OpenedRecord } from './opened-record.ts'
import { handoverPage } from './pages/handover.ts'
import { paths } from './pages/paths.ts'
import { recordPage } from './pages/record.ts'
import { readerOf } from './pages/words.ts'
import { askingOf, otherNumber, type Reading, readRecord } from './read-record.ts'
import { allowedTo, alsoShown } from './sections.ts'
import { type Setting, settingNamed, usualSetting } from './settings.ts'

/** What is said of a record that is not open, and of one that is another's. */
export const recordGone = 'norwegian-record-gone'

const settingCookie = 'knutepunkt-sted'

type Open = { readonly record: OpenedRecord; readonly person: SignedIn; readonly patient: string }
type Show = (open: Open, request: WebRequest, also: ReadonlySet<Released>) => Promise<Answer>

/** The record as a page, on paper, and its documents. */
export function recordRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'norwegian-record',
      path: paths.record(':record'),
      releases: { category: 'electronic-prescription' },
      hiddenAs: recordGone,
      prepare: (request) => opened(needs, request, alsoShown, shownOnPage(needs)),
    }),
    get({
      id: 'norwegian-record-print',
      kind: 'print',
      path: paths.print(':record'),
      releases: { category: 'electronic-prescription' },
      hiddenAs: recordGone,
      prepare: (request) => opened(needs, request, alsoShown, printed(needs)),
    }),
    get({
      id: 'norwegian-record-document',
      path: paths.document(':record', ':document'),
      releases: { category: 'discharge-report' },
      hiddenAs: recordGone,
      prepare: (request) => opened(needs, request, [], document(needs)),
    }),
  ]
}

/** The record that an address names, of the visit that asks; its facts, and what would be answered. */
async function opened(
  needs: NorwegianRecordNeeds,
  request: WebRequest,
  also: readonly Released[],
  show: Show,
): Promise<Prepared<Answer>> {
  const { person, params } = request
  const id = params.record ?? ''
  const record = person && isId(id) ? await needs.opened.find(person.visit, id, needs.now()) : undefined
  if (!person || !record) return { about: { kind: 'absent' }, answer: () => Promise.reject(gone()) }
  const treatment = await needs.treatments.find(person.visit, id)
  const patient = keyOfPatient(needs, record.number)
  const about: About = {
    ...{ kind: 'patient', patient, document: id, visit: record.visit, also },
    ...(treatment ? { treatment } : {}),
  }
  return { about, answer: (permitted) => show({ record, person, patient }, request, permitted) }
}

function shownOnPage(needs: NorwegianRecordNeeds): Show {
  return async (open, request, also) => {
    const { setting, chosen } = settingOf(request)
    const reading = await read(needs, open, also)
    const other = otherNumber(reading.person, open.record)
    if (other !== undefined) return asNow(needs, open, other)
    const reader = readerOf(request.language, needs.registers, open.record.id)
    const answer = page(recordPage(open.record, reading, setting, reader))
    return chosen ? { ...answer, cookies: [{ name: settingCookie, value: setting }] } : answer
  }
}

function printed(needs: NorwegianRecordNeeds): Show {
  return async (open, request, also) => {
    const reading = await read(needs, open, also)
    const other = otherNumber(reading.person, open.record)
    if (other !== undefined) return asNow(needs, open, other)
    const reader = readerOf(request.language, needs.registers, open.record.id, true)
    return page(handoverPage(open.record, reading, settingOf(request).setting, open.person, reader))
  }
}

/** Shown, recorded and remembered under the number that the patient has now, which was not known on opening. */
async function asNow(needs: NorwegianRecordNeeds, { person, record }: Open, number: string): Promise<Answer> {
  return redirect(paths.record(await openAsNow(needs, person, record, number)))
}

function read(needs: NorwegianRecordNeeds, open: Open, also: ReadonlySet<Released>): Promise<Reading> {
  return readRecord(needs, open.record, open.person, open.patient, allowedTo(also))
}

/** Chosen now, or before in this browser. */
function settingOf({ query, cookies }: WebRequest): { readonly setting: Setting; readonly chosen: boolean } {
  const chosen = settingNamed(query.get('sted'))
  return { setting: chosen ?? settingNamed(cookies[settingCookie]) ?? usualSetting, chosen: chosen !== undefined }
}

/** The document is looked for in the list once more: what has been closed since is not there. */
function document({ sources }: NorwegianRecordNeeds): Show {
  return async ({ record, person }, { params }) => {
    const asking = askingOf(record, person)
    const listed = await sources.ask(asking, ['documents']).documents
    if (listed.kind !== 'answered') throw notHad()
    const found = listed.held.find(({ handle }) => documentKey(handle) === params.document)
    // A list that is not whole does not say that there is none.
    if (!found) throw listed.incomplete === undefined ? gone() : notHad()
    const answer = await sources.openDocument(asking, found.handle)
    if (answer.kind !== 'answered') throw notHad()
    if (!answer.held) throw gone()
    const { type, bytes } = answer.held
    const inline = type.split(';', 1)[0] === 'application/pdf'
    return { kind: 'bytes', type, body: bytes, disposition: inline ? 'inline' : 'attachment' }
  }
}

function gone(): Problem {
  return new Problem('not-found', recordGone, 'No such record is open')
}

function notHad(): Problem {
  return new Problem('unavailable', 'national-source-silent', 'The source of documents did not answer')
}
