import { Buffer } from 'node:buffer'
import type { Meeting, Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { numberInId } from '../case-number.ts'
import { shortName } from '../council-names.ts'
import { clockIn } from '../norwegian-time.ts'
import type { OpenCouncils } from '../public-records.ts'

/** The rules for summer time in force since 1996, so that a reader without tables of its own has the right hour. */
const oslo = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Oslo',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const statusOf: Readonly<Record<Meeting['state'], string>> = {
  planned: 'TENTATIVE',
  'notice-sent': 'CONFIRMED',
  held: 'CONFIRMED',
  'minutes-sent': 'CONFIRMED',
  'minutes-approved': 'CONFIRMED',
  cancelled: 'CANCELLED',
}

/**
 * Meetings as a calendar (RFC 5545). The UID is the meeting's id, so that a calendar that has it already moves it and
 * makes no second one. A meeting without a day has no place in a calendar and is left out.
 *
 * @param origin scheme, host and port of the addresses inside
 */
export function calendarOf(
  meetings: readonly Published<Meeting>[],
  open: OpenCouncils,
  name: string,
  origin: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Knutepunkt//Saker og vedtak//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...oslo,
    ...meetings.flatMap((meeting) => eventOf(meeting, open, origin)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(meeting: Published<Meeting>, open: OpenCouncils, origin: string): readonly string[] {
  const { id, date, number, place, state } = meeting
  if (date === undefined) return []
  const { modified } = open.stampOf('meeting', id)
  const title = `${shortName(open.council(meeting.council), meeting.council, date)}${number === undefined ? '' : ` ${number}`}`
  return [
    'BEGIN:VEVENT',
    `UID:${id.replaceAll('/', '-')}@knutepunkt`,
    `DTSTAMP:${utc(modified)}`,
    `LAST-MODIFIED:${utc(modified)}`,
    ...timesOf(meeting, date),
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    ...describedBy(meeting),
    `URL:${origin}${addresses.meeting(id)}`,
    `STATUS:${statusOf[state]}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** With a clock the hours in Norway; without, the whole day. */
function timesOf({ from, to, agenda }: Meeting, date: string): readonly string[] {
  const day = date.replaceAll('-', '')
  const first = clockIn(from) ?? clockIn(agenda.find(({ clock }) => clockIn(clock))?.clock)
  if (first === undefined) return [`DTSTART;VALUE=DATE:${day}`]
  const stated = (name: string, clock: string) => `${name};TZID=Europe/Oslo:${day}T${clock.replace(':', '')}00`
  const last = clockIn(to)
  return [stated('DTSTART', first), ...(last === undefined || last <= first ? [] : [stated('DTEND', last)])]
}

function describedBy({ agenda }: Meeting): readonly string[] {
  if (agenda.length === 0) return []
  const items = agenda.map(({ clock, title, case: id }) => {
    return [clock, id && numberInId(id), title].filter((part) => part !== undefined).join(' ')
  })
  return [`DESCRIPTION:${escaped(items.join('\n'))}`]
}

/** RFC 5545, section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\r?\n/g, '\\n')
}

/** RFC 5545, section 3.1: no line above 75 octets, and no character cut in two. */
function folded(line: string): string {
  const rows: string[] = ['']
  let length = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (length + octets > 75) {
      rows.push(' ')
      length = 1
    }
    rows[rows.length - 1] += character
    length += octets
  }
  return rows.join('\r\n')
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
