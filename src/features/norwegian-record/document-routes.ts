import { Problem } from '../../kernel/problem.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { documentKey } from './document-key.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { paths } from './pages/paths.ts'
import { noSuchRecord, prepareRecord, recordGone, type Show } from './prepare-record.ts'
import { askingOf } from './read-record.ts'

/** A document of an opened record, as its source keeps it. */
export function documentRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'norwegian-record-document',
      path: paths.document(':record', ':document'),
      releases: { category: 'discharge-report' },
      hiddenAs: recordGone,
      prepare: (request) => prepareRecord(needs, request, [], document(needs)),
    }),
  ]
}

/** The document is looked for in the list once more: what has been closed since is not there. */
function document({ sources }: NorwegianRecordNeeds): Show {
  return async (open, { params }) => {
    const asking = askingOf(open, open.person)
    const listed = await sources.ask(asking, ['documents']).documents
    if (listed.kind !== 'answered') throw notHad()
    const found = listed.held.find(({ handle }) => documentKey(handle) === params.document)
    // A list that is not whole does not say that there is none.
    if (!found) throw listed.incomplete === undefined ? noSuchRecord() : notHad()
    const answer = await sources.openDocument(asking, found.handle)
    if (answer.kind !== 'answered') throw notHad()
    if (!answer.held) throw noSuchRecord()
    const { type, bytes } = answer.held
    const inline = type.split(';', 1)[0] === 'application/pdf'
    return { kind: 'bytes', type, body: bytes, disposition: inline ? 'inline' : 'attachment' }
  }
}

function notHad(): Problem {
  return new Problem('unavailable', 'national-source-silent', 'The source of documents did not answer')
}
