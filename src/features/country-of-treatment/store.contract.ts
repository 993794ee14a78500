import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Consent } from './consent.ts'
import type { AnsweredBy } from './answered-by.ts'
import type { Lookup } from './lookup.ts'
import type { Refusal } from './refusal.ts'
import type { Consents, Lookups } from './store.ts'

const now = new Date('2026-11-22T02:10:00.123Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** A lookup that has found somebody; every part of it filled in. */
export function aLookup(changes: Partial<Lookup> = {}): Lookup {
  return {
    id: randomUUID(),
    visit: randomUUID(),
    askedBy: 'demo-doctor',
    country: 'FI',
    begun: now,
    expires: later(60),
    step: { kind: 'asking', what: 'identify', since: now },
    typed: { id: 'typed' },
    traits: { identifiers: [{ root: '1.2.246.21', extension: '010190-999X' }] },
    patient: { identifiers: [{ root: '1.2.246.21', extension: '010190-999X' }], family: 'Testinen', given: ['Aino'] },
    ...changes,
  }
}

/** A spoken consent. */
export function aConsent(changes: Partial<Extract<Consent, { kind: 'spoken' }>> = {}): Consent {
  const notice = { id: 'myhealth-eu', version: '1', language: 'fi' }
  return { ...common(), kind: 'spoken', notice, ...changes }
}

/** An emergency opened. */
export function anEmergency(changes: Partial<Extract<Consent, { kind: 'emergency' }>> = {}): Consent {
  return { ...common(), kind: 'emergency', reason: { code: 'unconscious', words: 'brought in' }, ...changes }
}

/** A no, to somebody of the legevakt. */
export function aRefusal(changes: Partial<Refusal> = {}): Refusal {
  const { ends: _ends, scope: _scope, ...said } = common()
  return { ...said, notice: { id: 'myhealth-eu', version: '1', language: 'fi' }, ...changes }
}

const parent: AnsweredBy = {
  capacity: 'parent',
  person: { identifiers: [], given: ['Aada'], family: 'Testinen', birthDate: '1990-01-01' },
}

const common = () =>
  ({
    id: randomUUID(),
    patient: 'key',
    country: 'FI',
    askedBy: 'demo-doctor',
    askedByName: 'Test Person',
    organisation: '000000101',
    visit: 'visit',
    lookup: 'lookup',
    at: now,
    ends: later(60),
    scope: 'PS',
  }) as const

/** What every store of lookups must do. */
export function lookupsContract(name: string, make: () => Promise<Lookups>): void {
  const of = (title: string) => `lookups (${name}): ${title}`

  test(of('what is kept comes back whole, in its visit only, until it expires'), async () => {
    const store = await make()
    const lookup = aLookup()
    await store.add(lookup)
    assert.deepEqual(await store.find(lookup.visit, lookup.id, now), { lookup, version: 1 })
    assert.equal(await store.find('another', lookup.id, now), undefined)
    assert.equal(await store.find(lookup.visit, lookup.id, later(60)), undefined)
  })

  test(of('those of a visit are listed, the latest first, until they expire'), async () => {
    const store = await make()
    const visit = randomUUID()
    const [early, late, gone] = [
      aLookup({ visit }),
      aLookup({ visit, begun: later(2) }),
      aLookup({ visit, expires: later(1) }),
    ]
    for (const each of [early, late, gone, aLookup()]) await store.add(each)
    assert.deepEqual(await store.list(visit, later(1)), [late, early])
  })

  test(of('a change to a version that is no more is refused: cancel and answer do not undo each other'), async () => {
    const store = await make()
    const lookup = aLookup()
    await store.add(lookup)
    const cancelled: Lookup = {
      ...lookup,
      step: { kind: 'stopped', during: 'identify', trouble: { code: 'cancelled' } },
    }
    assert.equal(await store.change(cancelled, 1), true)
    assert.equal(await store.change({ ...lookup, step: { kind: 'identified' } }, 1), false)
    assert.deepEqual(await store.find(lookup.visit, lookup.id, now), { lookup: cancelled, version: 2 })
    assert.equal(await store.change(aLookup(), 1), false)
  })

  test(of('they go with their visit, and in their time'), async () => {
    const store = await make()
    await store.deleteExpired(later(100_000))
    const [one, two] = [aLookup(), aLookup({ expires: later(1) })]
    for (const each of [one, two]) await store.add(each)
    assert.equal(await store.deleteExpired(later(1)), 1)
    await store.forgetVisit(one.visit)
    assert.equal(await store.find(one.visit, one.id, now), undefined)
  })
}

/** What every store of consents must do. */
export function consentsContract(name: string, make: () => Promise<Consents>): void {
  const of = (title: string) => `consents (${name}): ${title}`
  const trc = (at = now) => ({ assertion: randomUUID(), issuedAt: at, notOnOrAfter: later(30) })

  test(of('issue 5, item 5: who asked, when, notice shown, scope and reason come back whole'), async () => {
    const store = await make()
    for (const consent of [aConsent(), aConsent({ answeredBy: parent }), anEmergency()]) {
      await store.give(consent)
      assert.deepEqual(await store.find(consent.id), consent)
    }
    assert.equal(await store.find('unknown'), undefined)
  })

  test(of('issue 5, item 5: those about a patient in a visit are found, the latest first, and no others'), async () => {
    const store = await make()
    const [visit, patient] = [randomUUID(), randomUUID()]
    const [first, second] = [aConsent({ visit, patient }), anEmergency({ visit, patient, at: later(1) })]
    for (const each of [first, second, aConsent({ visit }), aConsent({ patient })]) await store.give(each)
    assert.deepEqual(await store.ofVisit(visit, patient), [second, first])
  })

  test(of('issue 5, item 5: an assertion is issued on a live consent, and on nothing else'), async () => {
    const store = await make()
    const [consent, emergency] = [aConsent(), anEmergency()]
    for (const each of [consent, emergency]) await store.give(each)
    assert.equal(await store.issue(consent.id, trc()), 'live')
    assert.equal(await store.issue(consent.id, trc()), 'live')
    assert.equal(await store.issue(emergency.id, trc()), 'emergency')
    assert.equal(await store.issue(emergency.id, trc(later(60))), 'ended')
    assert.equal(await store.issue('unknown', trc()), 'withdrawn')
    await store.withdraw(consent.id, later(1))
    assert.equal(await store.issue(consent.id, trc(later(2))), 'withdrawn')
  })

  test(of('what is taken back stays so, from the first moment'), async () => {
    const store = await make()
    const consent = aConsent()
    await store.give(consent)
    await store.withdraw(consent.id, later(1))
    await store.withdraw(consent.id, later(2))
    assert.deepEqual((await store.find(consent.id))?.withdrawnAt, later(1))
  })

  test(
    of('issue 5, item 5: a no is kept as who asked, when, after which notice and who answered; of that patient alone'),
    async () => {
      const store = await make()
      const patient = randomUUID()
      const [first, second, early] = [
        aRefusal({ patient, at: later(1) }),
        aRefusal({ patient, at: later(2), answeredBy: parent }),
        aRefusal({ patient, at: later(-1) }),
      ]
      for (const each of [first, second, early, aRefusal()]) await store.refuse(each)
      assert.deepEqual(await store.refusals(patient, now), [second, first])
      assert.equal(await store.find(first.id), undefined)
    },
  )

  test(of('issue 5, item 5: emergencies are there for review, once, the latest first'), async () => {
    const store = await make()
    const [old, first, second] = [
      anEmergency({ at: later(-10_000) }),
      anEmergency({ at: later(1) }),
      anEmergency({ at: later(2) }),
    ]
    for (const each of [old, first, second, aConsent()]) await store.give(each)
    const ids = new Set([old.id, first.id, second.id])
    const listed = async () => (await store.emergencies(now)).filter(({ id }) => ids.has(id))
    assert.deepEqual(
      (await listed()).map(({ id }) => id),
      [second.id, first.id],
    )
    const review = { by: 'leader', at: later(3), outcome: 'justified' } as const
    await store.review(first.id, review)
    await store.review(first.id, { ...review, outcome: 'not-justified' })
    assert.deepEqual((await listed())[1]?.review, review)
  })
}
