import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, HeldDocument } from '../national-sources/index.ts'
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
