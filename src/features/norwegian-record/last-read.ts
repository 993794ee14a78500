import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Answers, SourceId } from '../national-sources/index.ts'
import type { OpenedRecord, Opening, Openings } from './opened-record.ts'
import { openingNow, type Since, sinceOf } from './since.ts'

/** When a reader last read a person, source by source. */
export type LastRead = {
  readonly sinceIn: (source: SourceId) => Since
  /**
   * Notes the sources that have answered in full: once for each opening, so that what is seen again or printed stays new. A
   * source that failed keeps its old moment.
   */
  readonly note: (answers: Partial<Answers>) => Promise<void>
}

/**
 * Finds when a reader, and others of their organisation, last read a person.
 *
 * @param person the key of the person's chain of access records
 */
export async function findLastRead(
  openings: Openings,
  { openedAt }: OpenedRecord,
  { subject, organisation }: SignedIn,
  person: string,
): Promise<LastRead> {
  const reader = { person, subject, orgNumber: organisation?.orgNumber ?? '' }
  const kept = await openings.of(person, reader.orgNumber)
  const of = (source: SourceId) => kept.filter((each) => each.source === source)
  const due = (source: SourceId): readonly Opening[] => {
    const own = of(source).filter((each) => each.subject === subject)
    return own.some(({ last }) => last >= openedAt) ? [] : [openingNow(own, { ...reader, source }, openedAt)]
  }
  return {
    sinceIn: (source) => sinceOf(of(source), subject, openedAt),
    async note(answers) {
      await Promise.all(wholeIn(answers).flatMap(due).map(openings.save))
    },
  }
}

function wholeIn(answers: Partial<Answers>): readonly SourceId[] {
  // Object.keys forgets the keys of the answers.
  const sources = Object.keys(answers) as SourceId[]
  return sources.filter((source) => {
    const answer = answers[source]
    return answer?.kind === 'answered' && answer.incomplete === undefined
  })
}
