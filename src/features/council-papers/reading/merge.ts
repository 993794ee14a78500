import { flagsOfCase, flagsOfMeeting, onceEach, placedFlags } from './differences.ts'
import { caseIdOf, type Evidence, mergeCase } from './merge-cases.ts'
import { meetingIdOf, mergeMeeting } from './merge-meetings.ts'
import { type Placed, placeParts } from './placing.ts'
import { compareKeys, distinctBy } from './precedence.ts'
import type { CaseReading, DocumentReading, Flag, MeetingReading, Reading } from './reading.ts'

/** Merges what documents say. A document given twice counts once; the order they are given in makes no difference. */
export function mergeReadings(readings: readonly DocumentReading[]): Reading {
  const documents = distinctBy(
    readings.toSorted((one, other) => compareKeys([one.document, one.name], [other.document, other.name])),
    ({ document }) => document,
  )
  const placed = placeParts(documents)
  const meetings = mergedMeetings(placed)
  const { cases, flags } = mergedCases(placed)
  return {
    documents: documents.map(({ document, name }) => ({ sha256: document, name })),
    meetings: meetings.map(({ meeting }) => meeting),
    cases,
    grants: distinctBy(
      documents.flatMap(({ grants }) => grants),
      factKey,
    ),
    figures: distinctBy(
      documents.flatMap(({ figures }) => figures),
      factKey,
    ),
    timelines: distinctBy(
      documents.flatMap(({ timelines }) => timelines),
      factKey,
    ),
    flags: onceEach([
      ...placedFlags(
        documents.flatMap((document) => document.flags),
        placed,
      ),
      ...meetings.flatMap((each) => each.flags),
      ...flags,
    ]),
  }
}

/** What a row says, wherever it stands: the same row in a copy of the document is the same fact. */
function factKey(fact: { readonly source: { readonly document: string; readonly lines: readonly number[] } }): string {
  const { source, ...said } = fact
  return JSON.stringify([said, source.document, source.lines])
}

function mergedMeetings(
  placed: readonly Placed[],
): readonly { readonly meeting: MeetingReading; readonly flags: readonly Flag[] }[] {
  return [...Map.groupBy(placed, meetingIdOf)]
    .map(([id, parts]) => ({ meeting: mergeMeeting(id, parts), flags: flagsOfMeeting(id, parts) }))
    .sort((one, other) =>
      compareKeys([one.meeting.date ?? '~', one.meeting.id], [other.meeting.date ?? '~', other.meeting.id]),
    )
}

function mergedCases(placed: readonly Placed[]): {
  readonly cases: readonly CaseReading[]
  readonly flags: readonly Flag[]
} {
  const evidence = placed.flatMap((each) => each.part.cases.map((said): Evidence => ({ placed: each, said })))
  const byId = Map.groupBy(evidence, ({ placed: each, said }) => caseIdOf(each, said))
  const groups = [...byId].map(([id, group]) => ({
    group,
    read: mergeCase(id, group, meetingOf(group)),
  }))
  return {
    cases: groups
      .map(({ read }) => read)
      .sort((one, other) =>
        compareKeys(
          [one.council ?? '~', one.year, one.number, one.id],
          [other.council ?? '~', other.year, other.number, other.id],
        ),
      ),
    flags: groups.flatMap(({ read, group }) => flagsOfCase(read, group)),
  }
}

/** Of two meetings that say they treated a case, the earlier. */
function meetingOf(group: readonly Evidence[]): string | undefined {
  return group.map(({ placed }) => meetingIdOf(placed)).sort()[0]
}
