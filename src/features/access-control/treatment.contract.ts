import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { confirmTreatment, type TreatmentRelations } from './treatment.ts'

const now = new Date('2026-11-22T10:00:00.123Z')
const person: SignedIn = { visit: 'v', subject: 's', name: 'Test Person', role: 'doctor' }

/** What any store of treatment relations must do. */
export function treatmentContract(name: string, make: () => Promise<TreatmentRelations>): void {
  const of = (title: string) => `treatment relations (${name}): ${title}`

  test(of('what was confirmed is found, in its visit and for its document only'), async () => {
    const relations = await make()
    const visit = randomUUID()
    const relation = confirmTreatment(person, 'doc', 'TREATMENT', now, 12)
    assert.equal(relation.ends.getTime() - now.getTime(), 12 * 3_600_000)
    await relations.save(visit, relation)
    assert.deepEqual(await relations.find(visit, 'doc'), relation)
    assert.equal(await relations.find(visit, 'other'), undefined)
    assert.equal(await relations.find('other', 'doc'), undefined)
  })

  test(of('confirmed again, the later one holds'), async () => {
    const relations = await make()
    const visit = randomUUID()
    await relations.save(visit, confirmTreatment(person, 'doc', 'TREATMENT', now, 1))
    const later = confirmTreatment(person, 'doc', 'EMERGENCY', new Date(now.getTime() + 60_000), 1)
    await relations.save(visit, later)
    assert.deepEqual(await relations.find(visit, 'doc'), later)
  })

  test(of('they end with the visit, or in their time'), async () => {
    const relations = await make()
    const [one, two] = [randomUUID(), randomUUID()]
    for (const visit of [one, two]) await relations.save(visit, confirmTreatment(person, 'doc', 'TREATMENT', now, 1))
    await relations.forgetVisit(one)
    assert.equal(await relations.find(one, 'doc'), undefined)
    assert.ok(await relations.find(two, 'doc'))
    await relations.forgetEnded(new Date(now.getTime() + 3_600_000))
    assert.equal(await relations.find(two, 'doc'), undefined)
  })
}
