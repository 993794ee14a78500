import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Presentation } from './presentation.ts'
import type { Presentations } from './store.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

function aPresentation(different: Partial<Presentation> = {}): Presentation {
  return {
    id: randomUUID(),
    person: { visit: randomUUID(), subject: 'demo-doctor', name: 'Solveig Nordlys', role: 'doctor' },
    country: 'FI',
    askedAt: now,
    answerBy: later(5),
    expires: later(15),
    asked: [
      {
        id: 'pid',
        vct: 'urn:eudi:pid:1',
        claims: [{ claim: 'personal_administrative_number', kind: 'identifier' }],
        domains: { personal_administrative_number: '2.999.246.1.1' },
      },
    ],
    step: { kind: 'asked', secrets: { nonce: 'n', state: 's', key: { kty: 'EC' } } },
    ...different,
  }
}

/** What any store of questions to wallets does. */
export function presentationsContract(name: string, make: () => Promise<Presentations>): void {
  const of = (title: string) => `presentations (${name}): ${title}`

  test(of('what is kept comes back whole until it expires'), async () => {
    const store = await make()
    const presentation = aPresentation()
    await store.add(presentation)
    assert.deepEqual(await store.find(presentation.id, now), { presentation, version: 1 })
    assert.equal(await store.find(presentation.id, later(15)), undefined)
    assert.equal(await store.find(randomUUID(), now), undefined)
  })

  test(of('of two answers at once one is taken up'), async () => {
    const store = await make()
    const presentation = aPresentation()
    await store.add(presentation)
    const deciding: Presentation = { ...presentation, step: { kind: 'deciding' } }
    const taken = await Promise.all([1, 2, 3].map(() => store.change(deciding, 1)))
    assert.deepEqual(taken.toSorted(), [false, false, true])
    assert.deepEqual(await store.find(presentation.id, now), { presentation: deciding, version: 2 })
  })

  test(of('a visit takes its questions along when it ends'), async () => {
    const store = await make()
    const [one, other] = [aPresentation(), aPresentation()]
    for (const each of [one, other]) await store.add(each)
    await store.forgetVisit(one.person.visit)
    assert.equal(await store.find(one.id, now), undefined)
    assert.notEqual(await store.find(other.id, now), undefined)
  })

  test(of('what has expired is swept'), async () => {
    const store = await make()
    const presentation = aPresentation({ expires: later(-10_000) })
    await store.add(presentation)
    assert.ok((await store.deleteExpired(later(-9_999))) >= 1)
    assert.equal(await store.find(presentation.id, later(-20_000)), undefined)
  })
}
