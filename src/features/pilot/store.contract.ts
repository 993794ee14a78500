import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { CountedLookup, Site } from './counted-lookup.ts'
import type { PilotStore } from './store.ts'

const aSite = (name = 'Bodø legevakt'): Site => ({ orgNumber: randomUUID(), name })

/** A lookup that was just begun. */
function begun(site: Site, changes: Partial<CountedLookup> = {}): CountedLookup {
  return { id: randomUUID(), site, week: '2026-11-16', country: 'FI', outcome: 'asking', feedback: [], ...changes }
}

/** What every store of the pilot's counts must do. */
export function pilotContract(name: string, make: () => Promise<PilotStore>): void {
  const of = (title: string) => `pilot (${name}): ${title}`

  test(of('issue 5, item 12: outcome, time, what is missing and feedback come back whole'), async () => {
    const store = await make()
    const lookup = begun(aSite())
    await store.begin(lookup)
    assert.deepEqual(await store.find(lookup), lookup)
    await store.cameTo(lookup, 'summary')
    await store.shown(lookup, { milliseconds: 4200, missing: 3, untranslated: 2 })
    await store.say(lookup, ['useful', 'missing'])
    const whole = {
      ...lookup,
      ...{ outcome: 'summary', milliseconds: 4200, missing: 3, untranslated: 2, feedback: ['useful', 'missing'] },
    }
    assert.deepEqual(await store.find(lookup), whole)
    assert.deepEqual(await store.since(lookup.site.orgNumber, '2026-11-16'), [whole])
    assert.deepEqual(await store.since(lookup.site.orgNumber, '2026-11-23'), [])
  })

  test(of('the time to a summary is that of the first time it was shown; feedback is the last'), async () => {
    const store = await make()
    const lookup = begun(aSite())
    for (const each of [lookup, { ...lookup, country: 'CZ' }]) await store.begin(each)
    await store.shown(lookup, { milliseconds: 1, missing: 0, untranslated: 0 })
    await store.shown(lookup, { milliseconds: 2, missing: 9, untranslated: 9 })
    await store.say(lookup, ['useful'])
    await store.say(lookup, [])
    const found = await store.find(lookup)
    assert.deepEqual(
      [found?.country, found?.milliseconds, found?.missing, found?.untranslated, found?.feedback],
      ['FI', 1, 0, 0, []],
    )
  })

  test(of('one that was never begun is passed over'), async () => {
    const store = await make()
    const never = begun(aSite())
    await store.cameTo(never, 'summary')
    await store.shown(never, { milliseconds: 1, missing: 0, untranslated: 0 })
    await store.say(never, ['useful'])
    assert.equal(await store.find(never), undefined)
  })

  test(of('sites by name, and professionals by week without who they are'), async () => {
    const store = await make()
    const [one, other] = [aSite('Stjørdal legevakt'), aSite('Bodø legevakt')]
    for (const site of [one, other]) await store.begin(begun(site))
    const listed = (await store.sites()).filter(({ orgNumber }) => [one, other].some((s) => s.orgNumber === orgNumber))
    assert.deepEqual(listed, [other, one])
    for (const [week, mark] of [
      ['2026-11-16', 'a'],
      ['2026-11-16', 'a'],
      ['2026-11-16', 'b'],
      ['2026-11-09', 'a'],
    ] as const)
      await store.used(one.orgNumber, week, mark)
    assert.deepEqual(await store.cliniciansSince(one.orgNumber, '2026-11-01'), [
      { week: '2026-11-09', clinicians: 1 },
      { week: '2026-11-16', clinicians: 2 },
    ])
    assert.deepEqual(await store.cliniciansSince(other.orgNumber, '2026-11-01'), [])
  })

  test(of('who asked in a week of old is forgotten, what was counted and the weeks since are not'), async () => {
    const store = await make()
    const site = aSite()
    await store.begin(begun(site))
    for (const week of ['1999-01-04', '1999-01-11']) await store.used(site.orgNumber, week, 'a')
    await store.forgetMarksBefore('1999-01-11')
    assert.deepEqual(await store.cliniciansSince(site.orgNumber, ''), [{ week: '1999-01-11', clinicians: 1 }])
    assert.equal((await store.since(site.orgNumber, '')).length, 1)
  })
}
