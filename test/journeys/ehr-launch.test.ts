import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FakeEhrScript, startFakeEhr } from '../treatment/fake-ehr.ts'
import { scripted } from '../treatment/partners.ts'
import { doctor, startTreatment } from '../treatment/system.ts'

const clientId = 'knutepunkt'

const patient = {
  resourceType: 'Patient',
  id: 'pat-17',
  identifier: [
    { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '13097248022' },
    { system: 'urn:oid:2.999.246.1.1', value: 'FI-EX-840611' },
  ],
  name: [{ use: 'official', family: 'Keksitty', given: ['Aino'] }],
  gender: 'female',
  birthDate: '1984-06-11',
}

type Stopping = { after: (done: () => Promise<void>) => void }

/** A fake EHR and a system that trusts it; `asked` counts questions to other countries. */
async function opened(t: Stopping, script: FakeEhrScript = { patient }) {
  const ehr = await startFakeEhr(script)
  const asked = { countries: 0 }
  const identify = scripted().identify
  const partners = scripted({
    identify: (asking, traits) => {
      asked.countries++
      return identify(asking, traits)
    },
  })
  const system = await startTreatment({ partners, ehrSystems: [{ issuer: ehr.issuer, clientId }] })
  t.after(async () => {
    await system.stop()
    await ehr.stop()
  })
  return { ehr, asked, system }
}

type Opened = Awaited<ReturnType<typeof opened>>

/** One step of a browser that follows no redirect by itself. Our own origin in addresses is that of the test's server. */
async function step({ system }: Opened, address: string, cookie = '') {
  const url = address.replace(/^http:\/\/127\.0\.0\.1(?=\/)/, system.origin)
  const answer = await fetch(new URL(url, system.origin), { redirect: 'manual', headers: { cookie } })
  const set = answer.headers.getSetCookie().map((each) => each.split(';')[0]!)
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookie: set.join('; '), answer }
}

const launch = ({ ehr }: Opened, iss = ehr.issuer) => `/journalstart?${new URLSearchParams({ iss, launch: 'xyz123' })}`

/** From the EHR's button to where it ends. */
async function launched(world: Opened) {
  const begun = await step(world, launch(world))
  const authorized = await step(world, begun.to)
  const ended = await step(world, authorized.to, begun.cookie)
  return { begun, authorized, ended }
}

for (const inFhirContext of [false, true]) {
  const where = inFhirContext ? 'fhirContext' : 'patient'
  test(`SMART App Launch 2, ${where}: the form of the country is filled in, and nothing is asked by it`, async (t) => {
    const world = await opened(t, { patient, inFhirContext })
    const { ended } = await launched(world)
    assert.equal(ended.status, 303)
    const form = await step(world, (await step(world, ended.to)).to)
    const page = await form.answer.text()
    assert.match(page, /Finn pasienten: Finland/)
    assert.match(page, /value="FI-EX-840611"/)
    assert.doesNotMatch(page, /13097248022/)
    assert.equal(world.asked.countries, 0)
    const [shown] = world.system.records
    assert.deepEqual([shown?.route, shown?.category, shown?.effect], ['treatment-search-again', 'identity', 'permit'])
    assert.deepEqual(world.system.failures, [])
  })
}

test('no address on the way names the patient, and a launch is not counted before something is asked', async (t) => {
  const world = await opened(t)
  const { begun, ended } = await launched(world)
  for (const address of [begun.to, ended.to]) assert.doesNotMatch(address, /840611|pat-17/)
  assert.deepEqual(await world.system.pilot.sites(), [])
})

test('an EHR that nobody trusts is asked nothing, whoever made the link', async (t) => {
  const world = await opened(t)
  const stranger = await startFakeEhr({ patient })
  t.after(() => stranger.stop())
  const begun = await step(world, launch(world, stranger.issuer))
  assert.equal(begun.status, 403)
  assert.match(await begun.answer.text(), /Journalsystemet er ikke kjent her/)
  assert.deepEqual(stranger.asked, [])
})

test('whoever is not signed in signs in first, and comes back to the launch', async (t) => {
  const world = await opened(t)
  world.system.signed.in = undefined
  const begun = await step(world, launch(world))
  assert.equal(begun.to, `/logg-inn?${new URLSearchParams({ til: launch(world) })}`)
  assert.deepEqual(world.ehr.asked, [])
})

test('a launch is finished once, by the visit and browser that began it, within ten minutes, with its own state', async (t) => {
  const world = await opened(t)
  const refused = async (address: string, cookie: string) => {
    const answer = await step(world, address, cookie)
    assert.equal(answer.status, 403)
    assert.match(await answer.answer.text(), /Starten fra journalen ble ikke bekreftet/)
  }
  const { begun, authorized } = await launched(world)
  await refused(authorized.to, begun.cookie)
  const again = async () => {
    const first = await step(world, launch(world))
    return { cookie: first.cookie, back: (await step(world, first.to)).to }
  }
  await refused((await again()).back, '')
  const forged = await again()
  await refused(forged.back.replace(/state=[^&]+/, 'state=another'), forged.cookie)
  const moved = await again()
  world.system.signed.in = { ...doctor, visit: 'another visit' }
  await refused(moved.back, moved.cookie)
  const late = await again()
  world.system.clock.now = new Date(world.system.clock.now.getTime() + 600_000)
  await refused(late.back, late.cookie)
})

for (const [what, script] of [
  ['without a patient in context', {}],
  ['whose patient no country here knows', { patient: { resourceType: 'Patient', id: 'x' } }],
] as const) {
  test(`a launch ${what} ends where a country is chosen`, async (t) => {
    const { ended } = await launched(await opened(t, script))
    assert.equal(ended.to, '/utenlandsk-pasient/land')
  })
}

test('an EHR without PKCE, and one that is away, is said in words', async (t) => {
  const plain = await opened(t, { patient, methods: ['plain'] })
  const begun = await step(plain, launch(plain))
  assert.equal(begun.status, 503)
  assert.match(await begun.answer.text(), /Journalsystemet svarer ikke/)
  await plain.ehr.stop()
  assert.equal((await step(plain, launch(plain))).status, 503)
})
