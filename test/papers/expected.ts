/**
 * What a paper says, as a careful reader found it by hand. Where a paper prints a thing twice with different words, each
 * of them counts as right: a field of alternatives. A case's proposals, inputs and decisions keep the order of the paper.
 */
export type Expected = {
  readonly meetings: readonly ExpectedMeeting[]
  readonly cases: readonly ExpectedCase[]
  readonly grants: readonly ExpectedGrant[]
}

export type ExpectedMeeting = {
  readonly council: string | null
  /** `YYYY-MM-DD`. */
  readonly date: string | null
  /** As printed: `4/2025`. */
  readonly number: string | null
}

/** The first is preferred; none means that nothing is to be read. */
export type Alternatives<Value = string> = readonly Value[]

export type ExpectedCase = {
  readonly council: string | null
  readonly year: number
  /** Null for an open item («Dagsaktuelt») that holds inputs. */
  readonly number: number | null
  readonly titles: Alternatives
  readonly types: Alternatives<string | null>
  readonly owner: Alternatives
  readonly proposals: readonly Alternatives[]
  readonly decisions: readonly { readonly kind: string; readonly text: Alternatives }[]
  readonly inputs: readonly Alternatives[]
  readonly earlier: readonly ExpectedEarlier[]
}

export type ExpectedEarlier = {
  readonly council: Alternatives<string | null>
  readonly year: number
  /** As text where one row names several: `47-48`. */
  readonly number: number | string
  /** `YYYY-MM-DD`, or `YYYY-MM` where no day is printed. */
  readonly date: string | null
  readonly title: Alternatives
  readonly decision: Alternatives
}

/** Amounts in whole kroner; null where the paper has no such cell. */
export type ExpectedGrant = {
  readonly category: string | null
  readonly applicant: string | null
  readonly title: string | null
  readonly applied: number | null
  readonly fresh: number | null
  readonly carriedOver: number | null
  readonly granted: number | null
  readonly paid: number | null
}

export const amounts = ['applied', 'fresh', 'carriedOver', 'granted', 'paid'] as const

/** A paper and what it says. */
export type Paper = { readonly name: string; readonly lines: readonly string[]; readonly expected: Expected }

/**
 * How two texts are compared: every stretch of blanks is one space, a word broken at its hyphen is whole again, and
 * neither bullets nor the marks of Markdown count.
 */
export function joined(text: string): string {
  return text
    .replace(/<\/?b>|\*\*|`/g, '')
    .replace(/(^|\s)[•▪◦*➢o](?=\s|$)/g, '$1')
    .replace(/^\s*[-–]\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/([-–])\s/g, '$1')
    .trim()
}

/** What several papers say together: the same case in two of them is one case with what each of them says. */
export function together(all: readonly Expected[]): Expected {
  const meetings = new Map<string, ExpectedMeeting>()
  for (const meeting of all.flatMap((one) => one.meetings)) {
    const key = `${meeting.council}/${meeting.date}`
    if (!meetings.get(key)?.number) meetings.set(key, meeting)
  }
  const cases = new Map<string, ExpectedCase>()
  for (const each of all.flatMap((one) => one.cases)) {
    const key = `${each.council}/${each.year}/${each.number}`
    const known = cases.get(key)
    cases.set(key, known ? asOne(known, each) : each)
  }
  return { meetings: [...meetings.values()], cases: [...cases.values()], grants: all.flatMap(({ grants }) => grants) }
}

function asOne(one: ExpectedCase, other: ExpectedCase): ExpectedCase {
  return {
    ...one,
    titles: [...one.titles, ...other.titles],
    types: [...one.types, ...other.types],
    owner: [...one.owner, ...other.owner],
    proposals: one.proposals.length > 0 ? one.proposals : other.proposals,
    decisions: one.decisions.length > 0 ? one.decisions : other.decisions,
    inputs: one.inputs.length > 0 ? one.inputs : other.inputs,
    earlier: one.earlier.length > 0 ? one.earlier : other.earlier,
  }
}

/** Every text of an expectation changed alike; what is not text is left. */
export function withTexts(expected: Expected, change: (text: string) => string): Expected {
  const all = (texts: Alternatives): Alternatives => texts.map(change)
  return {
    meetings: expected.meetings,
    cases: expected.cases.map((each) => ({
      ...each,
      titles: all(each.titles),
      owner: all(each.owner),
      proposals: each.proposals.map(all),
      decisions: each.decisions.map(({ kind, text }) => ({ kind, text: all(text) })),
      inputs: each.inputs.map(all),
      earlier: each.earlier.map((row) => ({ ...row, title: all(row.title), decision: all(row.decision) })),
    })),
    grants: expected.grants.map((grant) => ({
      ...grant,
      applicant: grant.applicant && change(grant.applicant),
      title: grant.title && change(grant.title),
    })),
  }
}
