import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Derived, ImportStore, PaperSource, Review } from './store.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 2, 3, 4 + minutes))
const who = { by: 'sekretær-1', byName: 'Sigrid Sekretær' }

let made = 0
const unused = () => `${(made++).toString(16).padStart(4, '0')}`.padEnd(64, 'e')

/** A paper of two lines. */
export function aPaper(changes: Partial<PaperSource> = {}): PaperSource & { readonly bytes: Uint8Array } {
  return {
    name: 'møte.txt',
    sha256: unused(),
    lines: [' Møte i rådet', '', 'Sak 1/26 «Åpning» \t'],
    visibility: 'public',
    receivedAt: at(0),
    bytes: Uint8Array.from({ length: 300 }, (_, n) => n % 256),
    ...who,
    ...changes,
  }
}

const aReview = (fact: string, minutes: number, changes: Partial<Review> = {}): Review => ({
  id: unused(),
  fact,
  verdict: 'accepted',
  at: at(minutes),
  ...who,
  ...changes,
})

const aSeat = (council: string, id: string, label = 'Kommune'): Derived => ({
  kind: 'seat',
  council,
  id,
  content: { id, council, label },
})

/** What every store of papers and reviews must do. */
export function importStoreContract(name: string, makeStore: () => Promise<ImportStore>): void {
  test(`${name}: a paper comes back with its lines as they were, and its bytes`, async () => {
    const store = await makeStore()
    const { bytes, ...paper } = aPaper({ pages: 3, textless: 1 })
    await store.putPapers([{ ...paper, bytes }])
    assert.deepEqual(await store.findPaper(paper.sha256), paper)
    assert.deepEqual(await store.paperBytes(paper.sha256), bytes)
    assert.equal(await store.findPaper(unused()), undefined)
    assert.equal(await store.paperBytes(unused()), undefined)
  })

  test(`${name}: the same paper twice is one paper, with who first brought it`, async () => {
    const store = await makeStore()
    const paper = aPaper()
    await store.putPapers([paper])
    await store.putPapers([{ ...paper, name: 'kopi.txt', by: 'en annen', receivedAt: at(9) }, aPaper()])
    assert.equal((await store.findPaper(paper.sha256))?.name, 'møte.txt')
    const listed = (await store.listPapers()).map(({ sha256 }) => sha256)
    assert.equal(listed.filter((sha256) => sha256 === paper.sha256).length, 1)
    assert.deepEqual(listed, listed.toSorted())
  })

  test(`${name}: papers can be shown, hidden and taken away`, async () => {
    const store = await makeStore()
    const [one, two] = [aPaper(), aPaper()]
    await store.putPapers([one, two])
    assert.equal(await store.setVisibility(one.sha256, 'internal'), true)
    assert.equal(await store.setVisibility(unused(), 'internal'), false)
    assert.equal((await store.findPaper(one.sha256))?.visibility, 'internal')
    const names = await store.publicNames()
    assert.deepEqual([names.get(one.sha256), names.get(two.sha256)], [undefined, two.name])
    await store.removePapers([one.sha256, unused()])
    assert.equal(await store.findPaper(one.sha256), undefined)
    assert.equal((await store.findPaper(two.sha256))?.visibility, 'public')
  })

  test(`${name}: every review is kept, in the order they were said`, async () => {
    const store = await makeStore()
    const fact = `case ${unused()}`
    const later = aReview(fact, 5, { verdict: 'withdrawn' })
    const first = aReview(fact, 1, { verdict: 'corrected', value: 'Slik', reason: 'Feillest' })
    for (const review of [later, first]) await store.addReview(review)
    assert.deepEqual(
      (await store.listReviews()).filter((review) => review.fact === fact),
      [first, later],
    )
  })

  test(`${name}: what was derived is kept by council, kind and id, and can be changed and forgotten`, async () => {
    const store = await makeStore()
    const council = unused()
    const ours = async () => (await store.listDerived()).filter((each) => each.council === council)
    await store.putDerived([aSeat(council, 'a'), aSeat(council, 'b'), aSeat(unused(), 'a')], [])
    await store.putDerived([aSeat(council, 'b', 'Fylke')], [aSeat(council, 'a'), aSeat(council, 'c')])
    assert.deepEqual(await ours(), [aSeat(council, 'b', 'Fylke')])
  })

  test(`${name}: nothing to put and nothing to forget is fine`, async () => {
    const store = await makeStore()
    await store.putPapers([])
    await store.putDerived([], [])
    await store.removePapers([])
  })
}
