import { findCouncil } from '../councils.ts'
import { findDate } from '../dates.ts'
import { bulletOf, joinText, said, sourceOf } from '../lines.ts'
import type { MemberChange, PaperText, Part, PersonSaid, Said } from '../reading.ts'
import { boxesOf, pointsOf } from './boxes.ts'
import { isAgendaHeader } from './agenda-row.ts'
import { councilNamed } from './council-spelling.ts'
import type { SlideLine } from './deck-lines.ts'
import { opensCase, type Slide } from './slides.ts'

/** What the title slide of a deck says of the meeting. */
export type Front = Pick<Part, 'council' | 'date' | 'number' | 'place'> & {
  /** The council's name as the slide prints it. */
  readonly councilName?: string
  /** Other days that title slide and agenda name. */
  readonly otherDays: readonly Said[]
}

const meetingIn =
  /^(?:(?:ekstraordinært|digitalt|ordinært)\s+)?(?:råds|utvalgs|styre)?møte(?:\s+nr\.?\s*\d+)?(?:\s+\d{1,2}\/\d{4})?\s+(?:i|for)\s+(.+)$/i
const meetingNumber = /\bmøte\s+(?:nr\.?\s*)?(\d{1,2}\/\d{4})\b/i

/**
 * The title slide: «Møte i …», the day and the place. A day counts only there or at the head of the agenda: the days on
 * other slides are of print, of presentations or of other meetings. Of several, the one of the cases' year counts.
 *
 * @param agendaHead the lines at the head of the agenda, which often name council and day again
 * @param year of the cases, where their numbers say it
 */
export function readFront(
  paper: PaperText,
  slides: readonly Slide[],
  agendaHead: readonly SlideLine[],
  year?: number,
): Front {
  const titleSlide = slides.slice(0, 12).find(({ lines }) => lines.slice(0, 6).some(({ text }) => meetingIn.test(text)))
  const lines = boxOfMeeting((titleSlide ?? slides[0])?.lines ?? [])
  const line = lines.find(({ text }) => meetingIn.test(text))
  const council =
    (line ? councilIn(paper, lines, line) : councilAlone(paper, lines)) ?? councilInHead(paper, agendaHead)
  const number = lines.map((each) => [each, meetingNumber.exec(each.text)?.[1]] as const).find(([, found]) => found)
  const [date, ...days] = [...daysIn(paper, lines, year), ...daysIn(paper, agendaHead, year)]
  const place = lines.find(
    ({ number: at, text }) =>
      at > (council?.said.source.lines[1] ?? 0) && !findDate(text) && !/^(?:møte|agenda|saksnr)\b/i.test(text),
  )
  return {
    ...(council && { council: council.said, councilName: council.name }),
    ...(date && { date }),
    otherDays: days.filter(({ value }) => value !== date?.value),
    ...(number?.[1] !== undefined && { number: said(paper, [number[0]], number[1]) }),
    ...(place && line && { place: said(paper, [place]) }),
  }
}

/** The days these lines name: those of the year first, and those with a weekday last, as templates leave them. */
function daysIn(paper: PaperText, lines: readonly SlideLine[], year: number | undefined): readonly Said[] {
  const days = lines.flatMap((line) => {
    const found = findDate(line.text)
    if (found?.date.length !== 10) return []
    const weekday = /^(?:man|tirs|ons|tors|fre|lør|søn)dag/i.test(line.text) ? 1 : 0
    const otherYear = year !== undefined && !found.date.startsWith(String(year)) ? 2 : 0
    return [{ day: said(paper, [line], found.date), doubt: weekday + otherYear }]
  })
  return days.toSorted((one, other) => one.doubt - other.doubt).map(({ day }) => day)
}

/** «Møte i …»: the first line of the title slide. */
export function isMeetingTitle(text: string): boolean {
  return meetingIn.test(text)
}

/** The lines of the title slide up to the next box that is about something else. */
function boxOfMeeting(lines: readonly SlideLine[]): readonly SlideLine[] {
  const at = lines.findIndex(({ text }) => meetingIn.test(text))
  const end = lines.findIndex((line, index) => index > at && (line.opensBox || bulletOf(line.text) !== undefined))
  return lines.slice(0, end < 0 ? 8 : Math.min(end, 8))
}

/** The name after «Møte i», over the lines it goes on, up to the day. */
function councilIn(
  paper: PaperText,
  lines: readonly SlideLine[],
  line: SlideLine,
): { said: Said; name: string } | undefined {
  const more = lines.slice(lines.indexOf(line) + 1)
  const end = more.findIndex(({ text }) => !(/^[\p{Ll}(]/u.test(text) && findDate(text) === undefined))
  const used = [line, ...more.slice(0, end < 0 ? more.length : end)]
  const named = meetingIn.exec(joinText(used.map(({ text }) => text)))?.[1]
  if (named === undefined) return undefined
  const day = findDate(named)
  const name = (day ? named.slice(0, day.from) : named).replace(/[\s,–-]+(?:den)?\s*$/i, '').trim()
  return name === '' ? undefined : { said: said(paper, used, councilNamed(name).council), name }
}

/** A first slide that has the council's name and the day, and does not say «Møte i». */
function councilAlone(paper: PaperText, lines: readonly SlideLine[]): { said: Said; name: string } | undefined {
  if (!lines.some(({ text }) => findDate(text)?.date.length === 10)) return undefined
  for (const line of lines) {
    const known = findCouncil(line.text)
    if (known) return { said: said(paper, [line], known.council), name: known.printed }
    const [name] =
      /^(?:Nasjonalt\s+)?\p{Lu}[\p{L}-]*(?:rådet|råd|utvalget|styret|forumet)(?=$|[\s,–-])/u.exec(line.text) ?? []
    if (name !== undefined) return { said: said(paper, [line], councilNamed(name).council), name }
  }
  return undefined
}

function councilInHead(paper: PaperText, lines: readonly SlideLine[]): { said: Said; name: string } | undefined {
  for (const line of lines) {
    const found = findCouncil(line.text)
    if (found) return { said: said(paper, [line], found.council), name: found.printed }
  }
  return undefined
}

const replaces =
  /^(.{2,80}?)(?:,\s*|\s+\()(.{2,120}?)[).,;]*\s+(?:(?:han|hun|hen|de|som)\s+)?(?:erstatter|tar over (?:etter|for)|overtar (?:etter|for)|etterfølger|avløser|kommer (?:inn )?(?:for|etter))\s+(.{2,80}?)\.?$/i
const standsIn =
  /^(.{2,80}?)(?:,\s*|\s+\()(.{2,120}?)[),]*\s+(?:(?:som|og)\s+)?(?:stiller|stilte|møter|møtte|er vara|vara|stedfortreder|er stedfortreder)\s+(?:som vara\s+|som stedfortreder\s+)?for\s+(.{2,80}?)\.?$/i
const newMember = /^(.{2,80}?)(?:,\s*|\s+\()(.{2,120}?)[).]*$/

/** Who joins the council and who stands in, from the slides before the first case. */
export function readPeople(
  paper: PaperText,
  slides: readonly Slide[],
): { readonly memberChanges: readonly MemberChange[]; readonly substitutes: readonly PersonSaid[] } {
  const memberChanges: MemberChange[] = []
  const substitutes: PersonSaid[] = []
  const first = slides.findIndex(opensCase)
  for (const box of boxesOf(slides.slice(0, first < 0 ? 12 : first))) {
    const welcomes = box.slice(0, 3).some(({ text }) => /(?:nye?|nytt)\s+medlem(?:mer)?|velkommen/i.test(text))
    for (const point of pointsOf(box.slice(0, agendaAt(box)))) {
      const text = joinText(point.map((line) => line.text))
      const bare = bulletOf(text)?.rest ?? text
      if (bare.length > 300) continue
      const source = sourceOf(paper, point)
      const standIn = standsIn.exec(bare)
      const change = standIn
        ? null
        : (replaces.exec(bare) ?? (welcomes && bulletOf(text) ? newMember.exec(bare) : null))
      if (standIn) substitutes.push(person(standIn, source))
      else if (change) memberChanges.push(person(change, source))
    }
  }
  return { memberChanges, substitutes }
}

function agendaAt(lines: readonly SlideLine[]): number {
  const at = lines.findIndex(({ text }) => isAgendaHeader(text))
  return at < 0 ? lines.length : at
}

function person([, name = '', organisation, instead]: readonly string[], source: PersonSaid['source']): PersonSaid {
  return {
    person: name.trim(),
    ...(organisation !== undefined && { organisation: organisation.trim() }),
    ...(instead !== undefined && { instead: instead.trim() }),
    source,
  }
}
