import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, Dispensation, HeldDocument, MedicineLine } from '../national-sources/index.ts'
import { newsOf } from './news.ts'
import type { Since } from './since.ts'

const at = new Date('2026-11-22T10:00:00Z')
const since: Since = { from: new Date('2026-11-12T15:00:00Z'), because: 'own-opening' }

function document(id: string, registered?: string): HeldDocument {
  const handle = { documentUniqueId: id, repositoryUniqueId: '2.25.1', homeCommunityId: '2.25.2' }
  const named = { title: id, type: { codes: [] }, contentType: 'application/pdf', handle }
  return { source: 'documents', id, by: {}, at: '2020-01-01', ...named, ...(registered ? { registered } : {}) }
}

function newsIn(documents: readonly HeldDocument[]) {
  const answers: Partial<Answers> = { documents: { kind: 'answered', at, held: documents } }
  const [news] = newsOf({ answers, since: { documents: since } })
  return { ids: news?.items.map((each) => ('item' in each ? each.item.id : '')), untold: news?.untold }
}

test('decision 0034: new is what the source came to know after the moment, however old it is itself; the latest first', () => {
  const told = [document('before', '2026-11-12T14:59:59Z'), document('after', '2026-11-13T08:00:00Z')]
  assert.deepEqual(newsIn([...told, document('last', '2026-11-20T08:00:00Z')]), {
    ids: ['last', 'after'],
    untold: false,
  })
})

test('decision 0034: a day without a clock may be after the moment, so it is new', () => {
  assert.deepEqual(newsIn([document('same day', '2026-11-12'), document('day before', '2026-11-11')]).ids, ['same day'])
})

test('decision 0034: of what no moment is told, nobody knows whether it is new', () => {
  assert.deepEqual(newsIn([document('untold')]), { ids: [], untold: true })
})

test('a source that failed has no news, and no silence either', () => {
  const answers: Partial<Answers> = { documents: { kind: 'failed', because: 'down', at } }
  assert.deepEqual(newsOf({ answers, since: { documents: since } }), [])
})

test('issue 6, item 6: what was handed over is new from the moment that it was, as a pharmacy reports it', () => {
  const dispensation = (id: string, at?: string): Dispensation => ({
    ...{ source: 'medication-list', id, by: {}, product: 'Trykko tablett 16 mg' },
    ...(at ? { at } : {}),
  })
  const newsOfLine = (dispensed: readonly Dispensation[]) => {
    const line: MedicineLine = {
      ...{ source: 'medication-list', id: 'line', by: {}, name: 'Trykko', medicine: { codes: [] }, dose: '' },
      ...{ current: true, prescribed: true, changes: [], prescriptions: [], dispensed },
    }
    const held = { lines: [line], looked: { inForce: true, history: true } }
    const answers: Partial<Answers> = { 'medication-list': { kind: 'answered', at, held } }
    return newsOf({ answers, since: { 'medication-list': since } })[0]
  }
  const news = newsOfLine([dispensation('after', '2026-11-14'), dispensation('before', '2026-11-01')])
  assert.deepEqual(
    news?.items.map((each) => [each.kind, 'item' in each && each.item.id]),
    [['dispensed', 'after']],
  )
  assert.equal(news?.untold, false)
  assert.equal(newsOfLine([dispensation('nobody knows')])?.untold, true)
})
