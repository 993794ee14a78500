import type { Source } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { extentOf, headOf, type Making } from './making.ts'
import { paperIdOf } from './paper-id.ts'
import type { OparlObject } from './types.ts'

/** A paper as the importer keeps it, with what is made of it. */
export function fileOf(document: string, { open, to, origin, all, meetingsCiting, casesCiting }: Making): OparlObject {
  const meetings = meetingsCiting.get(document) ?? []
  const cases = (casesCiting.get(document) ?? []).flatMap((id) => open.case(id) ?? [])
  const stamps = meetings.map((id) => open.stampOf('meeting', id))
  return {
    ...headOf(to.object('file', document), 'File', stamps.length > 0 ? extentOf(stamps) : all),
    name: `Kilde ${document.slice(0, 12)}`,
    fileName: `${document.slice(0, 12)}.txt`,
    mimeType: 'text/plain',
    accessUrl: `${origin}${addresses.source(document)}`,
    downloadUrl: `${origin}${addresses.sourceText(document)}`,
    meeting: meetings.map((id) => to.object('meeting', id)),
    paper: [...new Set(cases.map((one) => paperIdOf(one, open)))].map((id) => to.object('paper', id)),
  }
}

/** Each document once. */
export function documentsOf({ sources }: { readonly sources: readonly Source[] }): readonly string[] {
  return [...new Set(sources.map(({ document }) => document))]
}
