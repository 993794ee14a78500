import type { CouncilId } from '../../council/index.ts'
import { renderCaseNumber } from './case-numbers.ts'
import { compact } from './lines.ts'
import type { CaseSaid, DocumentReading, Part } from './reading.ts'

/** A part of a document and the meeting it belongs to, as far as the whole set of documents tells. */
export type Placed = {
  readonly document: DocumentReading
  readonly part: Part
  readonly council?: CouncilId
  readonly date?: string
  /** The part says council and day itself. */
  readonly own: boolean
  /** Parts of one draft meeting have the same; left out where council and day are known. */
  readonly draft?: string
}

type Loose = { readonly document: DocumentReading; readonly part: Part }

/**
 * Finds the meeting of every part: its own head's; for a case paper, that of the meeting on its day whose list has
 * its case; for a paper without a head, that of the meeting whose cases have its numbers and titles. What is still
 * loose becomes a draft, the same draft for parts that tell of the same cases.
 */
export function placeParts(documents: readonly DocumentReading[]): readonly Placed[] {
  const all = documents.flatMap((document) => document.parts.map((part): Loose => ({ document, part })))
  const sure = all.flatMap(({ document, part }): Placed[] =>
    part.council && part.date
      ? [{ document, part, council: part.council.value, date: part.date.value, own: true }]
      : [],
  )
  const placed = new Map<Part, Placed>(sure.map((each) => [each.part, each]))
  const drafts: Placed[] = []
  for (const loose of all.filter(({ part }) => !placed.has(part))) {
    const home = loose.part.kind === 'toppnotat' ? homeOfPaper(loose, sure) : homeOfMeeting(loose, sure)
    placed.set(loose.part, home ? { ...loose, ...home, own: false } : draftOf(loose, drafts))
  }
  return sameDrafts(all.flatMap(({ part }) => placed.get(part) ?? []))
}

/** What one part of a draft says of council and day holds for its other parts. */
function sameDrafts(placed: readonly Placed[]): readonly Placed[] {
  return placed.map((each) => {
    if (each.draft === undefined) return each
    const mates = placed.filter(({ draft }) => draft === each.draft)
    const council = each.council ?? mates.find((mate) => mate.council)?.council
    const date = each.date ?? mates.find((mate) => mate.date)?.date
    return { ...each, ...(council && { council }), ...(date && { date }) }
  })
}

/** How many of a part's cases have to agree for it to be of the same meeting. */
const enoughAlike = 0.8

type Home = { readonly council: CouncilId; readonly date: string }

/** The only meeting that has the case, looked for in the same document first; its day need not agree. */
function homeOfPaper({ document, part }: Loose, sure: readonly Placed[]): Home | undefined {
  const having = sure.filter(
    (each) => sharesCases(part, each.part) && (!part.council || each.council === part.council.value),
  )
  const near = having.filter((each) => each.document === document)
  return (
    theOnly(near.filter((each) => each.date === part.date?.value)) ??
    theOnly(having.filter((each) => each.date === part.date?.value)) ??
    theOnly(near)
  )
}

/** How many cases have to agree in number and title: one alone may be of any council and year. */
const fewestTitled = 2

/**
 * The only meeting whose cases agree with nearly all of the part's, several of them in number and title, or all of them
 * in all they say.
 */
function homeOfMeeting({ part }: Loose, sure: readonly Placed[]): Home | undefined {
  const alike = sure.filter(
    (each) =>
      agreement(part.cases, each.part.cases) >= enoughAlike &&
      (titledAlike(part.cases, each.part.cases) >= fewestTitled || isCopy(part.cases, each.part.cases)) &&
      (!part.council || part.council.value === each.council) &&
      (!part.date || part.date.value === each.date),
  )
  return theOnly(alike)
}

function theOnly(candidates: readonly Placed[]): Home | undefined {
  const homes = new Map(
    candidates.flatMap(({ council, date }) => (council && date ? [[`${council} ${date}`, { council, date }]] : [])),
  )
  const [home] = homes.values()
  return homes.size === 1 ? home : undefined
}

function sharesCases(one: Part, other: Part): boolean {
  const numbers = new Set(other.cases.map(renderCaseNumber))
  return one.cases.length > 0 && one.cases.every((each) => numbers.has(renderCaseNumber(each)))
}

/** How many of the cases the others have too, with the same title or text: 0 to 1. */
function agreement(cases: readonly CaseSaid[], others: readonly CaseSaid[]): number {
  if (cases.length === 0) return 0
  const known = new Map(others.map((each) => [renderCaseNumber(each), new Set(fingerprints(each))]))
  const same = cases.filter((each) => fingerprints(each).some((text) => known.get(renderCaseNumber(each))?.has(text)))
  return same.length / cases.length
}

/** How many cases have the same number and title. */
function titledAlike(cases: readonly CaseSaid[], others: readonly CaseSaid[]): number {
  const keys = (some: readonly CaseSaid[]) =>
    new Set(some.flatMap((each) => titles(each).map((title) => `${renderCaseNumber(each)} ${title}`)))
  const known = keys(others)
  const same = cases.filter((each) => [...keys([each])].some((key) => known.has(key)))
  return new Set(same.map(renderCaseNumber)).size
}

/** Whether the others say all that the cases say, and that is more than titles. */
function isCopy(cases: readonly CaseSaid[], others: readonly CaseSaid[]): boolean {
  const known = new Map(others.map((each) => [renderCaseNumber(each), new Set([...titles(each), ...words(each)])]))
  return (
    cases.some((each) => words(each).length > 0) &&
    cases.every((each) =>
      [...titles(each), ...words(each)].every((said) => known.get(renderCaseNumber(each))?.has(said)),
    )
  )
}

function titles({ title, otherTitles }: CaseSaid): readonly string[] {
  return [title, ...(otherTitles ?? [])].flatMap((said) => (said ? [compact(said.value)] : []))
}

function words({ decisions, proposals, inputs }: CaseSaid): readonly string[] {
  return [...decisions, ...proposals, ...inputs].map(({ value }) => compact(value))
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

function fingerprints(said: CaseSaid): readonly string[] {
  return [...titles(said), ...said.decisions.map(({ value }) => compact(value))]
}

/**
 * Draft meetings are told apart by document and day. A part that tells of the same cases as a draft is of it: a copy
 * of minutes, or the paper of one of its cases.
 */
function draftOf(loose: Loose, drafts: Placed[]): Placed {
  const { document, part } = loose
  const known = drafts.find((each) => {
    if (differ(each.part.council?.value, part.council?.value) || differ(each.part.date?.value, part.date?.value))
      return false
    if (each.document === document && part.kind === 'toppnotat') return each.part.date?.value === part.date?.value
    return Math.max(agreement(part.cases, each.part.cases), agreement(each.part.cases, part.cases)) >= enoughAlike
  })
  const here = drafts.filter((each) => each.document === document).length
  const draft = known?.draft ?? `utkast/${document.document.slice(0, 12)}${here === 0 ? '' : `-${here + 1}`}`
  const placed: Placed = {
    ...loose,
    ...(part.council && { council: part.council.value }),
    ...(part.date && { date: part.date.value }),
    own: false,
    draft,
  }
  drafts.push(placed)
  return placed
}
