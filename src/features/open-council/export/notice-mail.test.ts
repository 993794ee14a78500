import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openFixture } from '../../../../test/fixtures/open-councils.ts'
import type { OpenCouncils } from '../public-records.ts'
import { mailFile, noticeOf } from './notice-mail.ts'

let open: OpenCouncils
before(async () => {
  open = await openFixture()
})

const noticeAt = (id: string) => noticeOf(open.meeting(id)!, open, 'https://knutepunkt.example')

test('before a meeting the notice is its agenda, with the address of each case', () => {
  const { subject, text } = noticeAt('strategiradet/2026-12-02')
  assert.equal(subject, 'Innkalling: Strategirådet for e-helse, møte 2/2026')
  assert.match(text, /Når: 2\. desember 2026, 09:00–12:00/)
  assert.match(text, /- 09:15 {2}3\/26 {2}Innsyn i prøvesvar for pårørende: nasjonal innføring/)
  assert.match(text, /https:\/\/knutepunkt\.example\/saker\/strategiradet\/2026\/3/)
})

test('after it the notice is what was decided, and never a proposal', () => {
  const { subject, text } = noticeAt('nuit/2026-04-23')
  assert.match(subject, /^Vedtak: /)
  assert.match(text, /fra våren 2027/)
  assert.doesNotMatch(text, /fra høsten 2026/)
})

test('RFC 5322, 2046 and 2047: the file holds subject, text and html, in lines that mail can carry', () => {
  const notice = noticeAt('nuit/2026-04-23')
  const file = mailFile(notice)
  for (const row of file.split('\r\n')) assert.ok(row.length <= 78 && /^[\x20-\x7e]*$/.test(row), row)
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(file) ?? []
  const [head = '', plain = '', html = '', end] = file.split(`--${boundary}`)
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)]
  assert.equal(words.map(([, packed = '']) => Buffer.from(packed, 'base64').toString()).join(''), notice.subject)
  const unpacked = (part: string) => Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64').toString()
  assert.equal(unpacked(plain), notice.text)
  assert.equal(unpacked(html), notice.html)
  assert.equal(end, '--\r\n')
})

test('what looks like markup in a title is text in the mail', async () => {
  const meeting = { ...open.meeting('nuit/2026-06-11')!, place: '<script>alert(1)</script>' }
  assert.doesNotMatch(noticeOf(meeting, open, '').html, /<script>/)
})
