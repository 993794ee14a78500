import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothing } from './fake-sources.ts'
import { patient } from './held.ts'
import { find, runningReader } from './reader.ts'

const { accessLog, fake, start, system, later, failed, opened, everything } = runningReader()

test('Art. 9(2)(c): every category that a page shows stands in the patient’s log, before it is shown', async () => {
  const { go, path } = await opened()
  const before = (await everything()).length
  await go(path)
  const records = (await everything()).slice(before)
  assert.deepEqual(records.map(({ what }) => what.category).toSorted(), [
    ...['discharge-report', 'electronic-dispensation', 'electronic-prescription', 'laboratory-results'],
    ...['national-register', 'patient-summary'],
  ])
  assert.deepEqual([...new Set(records.map(({ what }) => what.route))], ['norwegian-record'])
})

test('Art. 11(3): a pharmacist sees the medicine list, and no other source is asked', async () => {
  const { go, path } = await opened('demo-pharmacist')
  const { status, body } = await go(path)
  assert.equal(status, 200)
  assert.match(body, /Tynnblod tablett 5 mg/)
  assert.doesNotMatch(body.replace(notForRole, ''), /Hemoglobin|Kritisk informasjon|Epikrise|Ekkokardiografi/)
  assert.deepEqual(fake.asked.at(-1)?.sources, ['medication-list'])
})

const notForRole = /<p class="nr-role">.*?<\/p>/s

test('Art. 11(3): what a pharmacist is not shown is said, in the same words whoever the patient is; a doctor is told nothing', async () => {
  const saidTo = async (subject: string) => {
    const { go, path } = await opened(subject)
    return notForRole.exec((await go(path)).body)?.[0]
  }
  const said = await saidTo('demo-pharmacist')
  assert.match(said ?? '', /Kritisk informasjon, Prøvesvar, .*Vaksiner/)
  fake.world.held = nothing
  assert.equal(await saidTo('demo-pharmacist'), said)
  assert.equal(await saidTo('demo-doctor'), undefined)
})

test('trial, finding 7: a number that the register knows nobody by opens nothing, and no source is asked', async () => {
  fake.world.register = { kind: 'answered', at: start, held: undefined }
  const { answer } = await opened()
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Folkeregisteret kjenner ingen med dette nummeret\. Kontroller sifrene/)
  assert.equal(fake.asked.length, 0)
})

for (const subject of ['demo-citizen', 'demo-secretary', 'demo-operator']) {
  test(`Art. 11(3): ${subject} opens nobody’s record`, async () => {
    const { answer } = await opened(subject)
    assert.equal(answer.status, 403)
    assert.equal(fake.asked.length, 0)
  })
}

test('a record is of its visit alone: to another it is as one that never was', async () => {
  const { path } = await opened()
  const other = await opened('demo-nurse')
  const unknown = await other.go(`${find}/11111111-1111-4111-8111-111111111111`)
  const closed = await other.go(path)
  const bare = (text: string) => text.replaceAll(/[\w-]{36}/g, '')
  assert.deepEqual([closed.status, bare(closed.body)], [404, bare(unknown.body)])
})

test('issue 6, bad input: a wrong number, one of real shape, and no ground are each told, and nobody is asked', async () => {
  for (const [fields, words] of [
    [{ nummer: '12345678901' }, /Kontroller sifrene/],
    [{ nummer: '' }, /Kontroller sifrene/],
    [{ nummer: '01010112377' }, /Kontroller sifrene|virkelig menneskes/],
    [{ grunnlag: 'BTG' }, /Velg grunnlaget/],
  ] as const) {
    const { answer } = await opened('demo-doctor', fields)
    assert.equal(answer.status, 422)
    assert.match(answer.body, words)
  }
  assert.equal(fake.asked.length, 0)
})

test('issue 6, item 6: what is new is counted from the last reading, and a second look in one shift counts the same', async () => {
  const first = await opened('demo-nurse')
  assert.match((await first.go(first.path)).body, /De siste 30 dagene/)
  system().clock.now = later(26 * 60)
  const next = await opened('demo-nurse')
  for (const path of [next.path, next.path, `${next.path}/utskrift`]) {
    assert.match((await next.go(path)).body, /Siden du sist leste, 22\. nov\. 2026/)
  }
  const again = await opened('demo-nurse')
  assert.match((await again.go(again.path)).body, /Siden du sist leste, 22\. nov\. 2026/)
})

test('issue 6, item 6: a source that failed the last time is not read since then', async () => {
  fake.world.script = { documents: failed('down') }
  const first = await opened('demo-doctor-bodo')
  await first.go(first.path)
  fake.world.script = {}
  system().clock.now = later(30 * 60)
  const next = await opened('demo-doctor-bodo')
  const { body } = await next.go(next.path)
  assert.match(body, /Siden du sist leste/)
  assert.match(body, /Dokumenter<\/a><\/h3><p class="nr-sub">De siste 30 dagene/)
})

const formerNumber = '20883100043'

test('Art. 9: by a former number the record stands in the chain of the number of now, and so does what is new', async () => {
  const grown = async (act: () => Promise<unknown>) => {
    const before = new Map(
      (await accessLog.heads('', 1000)).map(({ person, ...head }) => [person, JSON.stringify(head)]),
    )
    await act()
    const after = await accessLog.heads('', 1000)
    return after
      .filter(({ person, ...head }) => before.get(person) !== JSON.stringify(head))
      .map(({ person }) => person)
  }
  const chain = await grown(async () => {
    const { go, path } = await opened('demo-doctor')
    await go(path)
  })
  system().clock.now = later(26 * 60)
  fake.world.register = { kind: 'answered', at: start, held: { ...patient, formerNumbers: [formerNumber] } }
  const byFormer = await grown(async () => {
    const { go, path } = await opened('demo-doctor', { nummer: formerNumber })
    const { body } = await go(path)
    assert.match(body, /Siden du sist leste/)
    assert.match(body, /Tidligere nummer<\/dt><dd>208831 00043/)
  })
  assert.equal(chain.length, 1)
  assert.deepEqual(byFormer, chain)
})

test('Art. 9: a register that was silent on opening and then tells another number: shown under the number of now alone', async () => {
  fake.world.register = failed('down')
  const { go, path } = await opened('demo-doctor', { nummer: formerNumber })
  fake.world.register = undefined
  const { status, to } = await go(path)
  assert.equal(status, 303)
  assert.notEqual(to, path)
  assert.match((await go(to)).body, /Myrull Stillegang/)
})

for (const [subject, asked] of [
  ['demo-midwife', 9],
  ['demo-social-educator', 9],
  ['demo-care-worker', 6],
] as const) {
  test(`Art. 11(3): ${subject} is shown what the work needs, and ${asked} sources are asked`, async () => {
    const { go, path } = await opened(subject)
    const { status, body } = await go(path)
    assert.equal(status, 200)
    assert.match(body, /Tynnblod tablett 5 mg/)
    assert.match(body, /fenoksymetylpenicillin/)
    assert.equal(fake.asked.at(-1)?.sources.length, asked)
    assert.equal(/Hemoglobin|Epikrise|Ekkokardiografi/.test(body.replace(notForRole, '')), asked === 9)
  })
}
