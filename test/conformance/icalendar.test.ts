import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { before, test } from 'node:test'
import ICAL from 'ical.js'
import { calendarOf } from '../../src/features/open-council/export/icalendar.ts'
import type { OpenCouncils } from '../../src/features/open-council/public-records.ts'
import { openFixture } from '../fixtures/open-councils.ts'

let open: OpenCouncils
let text: string
before(async () => {
  open = await openFixture()
  text = calendarOf(open.meetings, open, 'Møter; alle, råd', 'https://knutepunkt.example')
})

function eventsIn(calendar: string): ReadonlyMap<string, ICAL.Event> {
  const component = new ICAL.Component(ICAL.parse(calendar))
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return new Map(
    component.getAllSubcomponents('vevent').map((each) => [new ICAL.Event(each).uid, new ICAL.Event(each)]),
  )
}

test('A19: another program reads every meeting back', () => {
  assert.equal(eventsIn(text).size, open.meetings.length)
})

test('A19: a calendar that is cut off is refused', () => {
  assert.throws(() => eventsIn(text.slice(0, text.indexOf('END:VCALENDAR'))))
})

test('RFC 5545, 3.6.5: a meeting is at its hour in Norway, in summer time', () => {
  const event = eventsIn(text).get('nuit-2026-04-23@knutepunkt')
  assert.equal(event?.startDate.toJSDate().toISOString(), '2026-04-23T08:00:00.000Z')
  assert.equal(event?.endDate.toJSDate().toISOString(), '2026-04-23T13:30:00.000Z')
  assert.equal(event?.location, 'Storgata 1, Oslo')
  assert.equal(event?.summary, 'Porteføljerådet 2/2026')
})

test('RFC 5545, 3.3.4: a meeting without a clock takes the day', () => {
  assert.equal(eventsIn(text).get('nuit-2024-09-12@knutepunkt')?.startDate.isDate, true)
})

test('issue 3, item 8: a meeting that is only planned is in no calendar', () => {
  assert.equal(eventsIn(text).get('nuit-2026-12-10@knutepunkt'), undefined)
})

test('RFC 5545, 3.1: lines of at most 75 octets, no character cut, ended with CRLF', () => {
  const rows = text.split('\r\n')
  assert.equal(rows.at(-1), '')
  for (const row of rows) {
    assert.ok(Buffer.byteLength(row) <= 75, row)
    assert.doesNotMatch(row, /\n|\ufffd/)
  }
  assert.match(eventsIn(text).get('nuit-2026-04-23@knutepunkt')?.description ?? '', /10:15 12\/26 Innsyn i prøvesvar/)
})

test('the UID of a meeting is its id: a calendar that has it moves it', () => {
  const again = calendarOf(open.meetings, open, 'annet navn', 'http://127.0.0.1:8080')
  assert.deepEqual([...eventsIn(again).keys()], [...eventsIn(text).keys()])
})
