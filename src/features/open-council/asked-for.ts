import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { caseId, meetingId } from '../council/index.ts'
import { type PublicLines, publicLines, type SourceDocument, type Sources } from './public-lines.ts'
import { type OpenCouncils, openCouncils, type PublicRecordsSource } from './public-records.ts'
import type { SearchStore } from './search/store.ts'

/** What the public pages need from the rest of the system. */
export type OpenCouncilNeeds = {
  readonly records: PublicRecordsSource
  readonly search: SearchStore
  readonly sources: Sources
  /** Scheme, host and port that addresses in feeds and exports begin with. */
  readonly origin: string
  readonly now: () => Date
}

/** The public records as a request finds them. */
export async function openNow({ records }: OpenCouncilNeeds): Promise<OpenCouncils> {
  return openCouncils(await records.current())
}

/** A paper as the public may read it. @throws Problem `not-found` when there is none, or no public record cites it */
export async function publicDocument(
  needs: OpenCouncilNeeds,
  open: OpenCouncils,
  id: string | undefined,
): Promise<{ readonly document: SourceDocument; readonly lines: PublicLines }> {
  if (id === undefined || !open.documents.has(id)) throw notHere()
  const document = await needs.sources.find(id)
  if (document === undefined) throw notHere()
  return { document, lines: publicLines(document, open) }
}

/** The case that an address names. A number with a zero before it is no address: each case has one. */
export function caseIn({ council = '', year = '', number = '' }: WebRequest['params']): string {
  return /^\d{4}$/.test(year) && /^[1-9]\d{0,3}$/.test(number) ? caseId(council, Number(year), Number(number)) : ''
}

/** The meeting that an address names. */
export function meetingIn({ council = '', date = '' }: WebRequest['params']): string {
  return meetingId(council, date)
}

/** Never says whether there is something that is not public. */
export function notHere(): Problem {
  return new Problem('not-found', 'not-found', 'Nothing public here')
}
