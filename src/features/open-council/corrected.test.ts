import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { councilRecords } from '../../../test/fixtures/council-records.ts'
import { openFixture } from '../../../test/fixtures/open-councils.ts'
import type { Write } from '../council/index.ts'
import { renderHtml } from '../../protocols/web/html.ts'
import { moetesakOf } from './export/einnsyn.ts'
import { noticeOf } from './export/notice-mail.ts'
import { casePage } from './pages/case.ts'
import { meetingPage } from './pages/meeting.ts'
import { decisionPage } from './pages/other.ts'
import type { OpenCouncils } from './public-records.ts'

const id = 'nuit/2026/12'
const correction = {
  field: 'decisions/1/text',
  before: 'vintern 2027',
  after: 'våren 2027',
  reason: 'Skrivefeil',
  by: 'Sigrid Sekretær',
  at: '2026-06-12T08:00:00Z',
}

let open: OpenCouncils
before(async () => {
  const corrected = councilRecords.map(
    (each): Write =>
      each.kind === 'case' && each.id === id && each.content
        ? { ...each, content: { ...each.content, corrections: [correction] } }
        : each,
  )
  open = await openFixture(corrected)
})

test('issue 3, item 4: a corrected decision says so wherever it is public, and leads to the corrections', () => {
  const showing = { open, language: 'nb' as const, names: new Map<string, string>() }
  const one = open.case(id)!
  const meeting = open.meeting('nuit/2026-04-23')!
  for (const page of [
    casePage(showing, one, '2026-11-22'),
    decisionPage(showing, one, 1)!,
    meetingPage(showing, meeting, '2026-11-22'),
  ]) {
    const text = renderHtml(page.main)
    assert.match(text, /Rettet 12\. juni 2026, etter at referatet ble godkjent/)
    assert.match(text, /href="\/saker\/nuit\/2026\/12#rettelser"/)
  }
  assert.match(
    noticeOf(meeting, open, 'https://k.example').text,
    /rettet 12\. juni 2026, se https:\/\/k\.example\/saker/,
  )
  assert.match(moetesakOf(one, open).vedtak?.vedtakstekst.tekstInnhold ?? '', /Rettet 12\. juni 2026/)
})

test('issue 3, item 4: what was not corrected says nothing of it', async () => {
  const before = await openFixture()
  assert.doesNotMatch(moetesakOf(before.case(id)!, before).vedtak?.vedtakstekst.tekstInnhold ?? '', /Rettet/)
})
