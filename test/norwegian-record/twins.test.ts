import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { memoryNationalRecords } from '../../src/features/national-records/index.ts'
import { recordsOf } from '../../src/features/national-services/index.ts'
import type { SourceId } from '../../src/features/national-sources/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { storyWith } from '../national/box.ts'
import { browserAt, signIn, startSystem } from '../journeys/running-system.ts'

type Laid = ReturnType<typeof recordsOf>

/** Somebody with something in most sources. */
const whole = storyWith(
  ({ person, medicines, results, documents, allergies, vaccinations }) =>
    person.died === undefined &&
    person.confidentiality === 'ugradert' &&
    medicines.some(({ until }) => until === undefined) &&
    [results, documents, allergies, vaccinations].every(({ length }) => length > 0),
)

const sources: readonly SourceId[] = [
  'critical-information',
  'medication-list',
  'test-results',
  'measurements',
  'documents',
  'maternity-record',
  'requisitions',
  'vaccinations',
  'diagnoses-and-procedures',
]

type Setting = Story['privacySettings'][number]

const closed = (story: Story, setting: Pick<Setting, 'kind' | 'extent'>): Story => ({
  ...story,
  privacySettings: sources.map((about, nth) => ({ ...setting, id: `setting ${nth}`, about, since: '2026-01-01' })),
})

const empty: Story = {
  ...whole,
  ...{ conditions: [], allergies: [], medicines: [], results: [], measurements: [], vaccinations: [], procedures: [] },
  ...{ implants: [], pregnancies: [], contacts: [], documents: [], requisitions: [], privacySettings: [] },
}

/** The professional that the demonstration signs in. */
const doctor = '000000011'

/** `opens`: an emergency opens it. */
const worlds: readonly (readonly [title: string, records: () => Laid, opens: boolean])[] = [
  ['has reserved', () => recordsOf(closed(whole, { kind: 'reservasjon' })), false],
  ['has restricted', () => recordsOf(closed(whole, { kind: 'tilgangsbegrensning', extent: { type: 'SP' } })), true],
  ['has blocked who reads', () => recordsOf(closed(whole, { kind: 'tilgangsbegrensning', extent: { type: 'BL', hpr: doctor } })), false],
  ['has documents that are closed', () => recordsOf({ ...empty, documents: whole.documents.map((each) => ({ ...each, confidentiality: 'NORS' as const })) }), true],
  ['has locked prescriptions', () => recordsOf({ ...empty, medicines: whole.medicines }).flatMap(locked), true],
] // biome-ignore format: a row each

/** Prescriptions that the person has locked, and no list of them. */
function locked(record: Laid[number]): Laid {
  if (record.service !== 'medication-list') return [record]
  const content = { ...(record.content as object), locked: true } as Laid[number]['content']
  return record.kind === 'MedicationStatement' ? [{ ...record, content }] : []
}

/** All that reaches a reader of the page, on paper too, and what was called to make it. @param opening an emergency before */
async function seen(records: Laid, opening = false): Promise<readonly unknown[]> {
  const store = memoryNationalRecords()
  await store.lay(records)
  const system = await startSystem(memoryAccessLog(), { nationalRecords: store })
  system.clock.now = new Date('2026-11-22T10:00:00Z')
  try {
    const browser = browserAt(system.origin)
    await signIn(browser, 'demo-doctor')
    const { to } = await browser.go('/norsk-pasient', { nummer: whole.person.number, grunnlag: 'UNNTAK' })
    if (opening) await browser.go(`${to}/nod`, { hvorfor: 'unconscious', begrunnelse: 'kom i ambulanse' })
    const from = system.lines.length
    const answers = [await browser.go(to), await browser.go(to), await browser.go(`${to}/utskrift`)]
    const called = system.lines.slice(from).flatMap((line) => /"route":"([^"]*)","status":\d+/.exec(line)?.[1] ?? [])
    const bare = (text: string) => text.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id')
    return [...answers.map(({ status, body }) => [status, bare(body)]), called.toSorted()]
  } finally {
    await system.stop()
  }
}

const absent = seen(recordsOf(empty))

for (const [title, records] of worlds) {
  test(`EHDS Art. 8, third paragraph: whoever ${title} looks like whoever has nothing, on the page, on paper and in what is called`, async () => {
    const [page, again, paper, called] = await absent
    const hidden = await seen(records())
    assert.deepEqual(hidden, [page, again, paper, called])
  })
}

const absentInEmergency = seen(recordsOf(empty), true)

for (const [title, records] of worlds.filter(([, , opens]) => !opens)) {
  test(`decision 0038: in an emergency too, whoever ${title} looks like whoever has nothing`, async () => {
    assert.deepEqual(await seen(records(), true), await absentInEmergency)
  })
}

for (const [title, records] of worlds.filter(([, , opens]) => opens)) {
  test(`Art. 11(5): in an emergency, what whoever ${title} holds is shown`, async () => {
    const [absentPage, , , called] = await absentInEmergency
    const [page, again, , calledNow] = await seen(records(), true)
    assert.notDeepEqual(page, absentPage)
    assert.deepEqual(again, page)
    assert.deepEqual(calledNow, called)
  })
}

test('the twins are told apart from somebody who has closed nothing, and every source was asked', async () => {
  const [page, , , called] = await absent
  assert.match(String(page), /Alle 9 kilder svarte/)
  assert.ok(Array.isArray(called) && called.length >= 3 * sources.length, `${called}`)
  assert.notDeepEqual(await seen(recordsOf({ ...whole, privacySettings: [] })), await absent)
})
