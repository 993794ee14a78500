import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { accessProblems, decideAccess } from '../../src/features/access-control/index.ts'
import {
  identityRoutes,
  makePatients,
  memoryPatientIdentities,
  patientIdentityAssets,
} from '../../src/features/patient-identity/index.ts'
import type { AccessRecord, SignedIn } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import { axe, withBrowser } from '../browser.ts'
import { scrollsSideways } from './browser.ts'

const nina: SignedIn = { visit: 'visit-of-nina', subject: 'demo-secretary', name: 'Nina Blåbærlia', role: 'secretary' }
const doctor: SignedIn = {
  visit: 'visit-of-the-doctor',
  subject: 'demo-doctor',
  name: 'Solveig Nordlys',
  role: 'doctor',
}
const clinician = { by: doctor.subject, byName: doctor.name, why: 'Identified (ITI-55)' }

const finnish = { country: 'FI', root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const portuguese = { country: 'PT', root: '2.999.620.1.1', extension: 'PT-EX-840611' }
const polish = { country: 'PL', root: '2.999.616.1.1', extension: 'PL-EX-1' }
const aino = { family: 'Esimerkki', given: ['Aino'], birthDate: '1984-06-11', gender: 'F' } as const

/** The pages over memory: Aino was met with two numbers, and somebody else with one. */
async function pagesOf() {
  const at = { now: new Date('2026-11-20T10:00:00Z') }
  const now = () => at.now
  const patients = makePatients({
    store: memoryPatientIdentities(),
    personKeySecret: new Uint8Array(32).fill(5),
    now,
    newId: randomUUID,
  })
  const fi = await patients.recognise(finnish, clinician, aino)
  at.now = new Date('2026-11-22T10:00:00Z')
  const pt = await patients.recognise(portuguese, clinician, { ...aino, family: 'Esimerkki Silva', given: ['AINO'] })
  const pl = await patients.recognise(polish, clinician, {
    family: 'Wymyślona',
    given: ['Ewa'],
    birthDate: '1990-01-02',
  })
  const records: AccessRecord[] = []
  const visit: { person: SignedIn | undefined } = { person: nina }
  const assets = makeAssets(ownAssets(patientIdentityAssets))
  const registers = () => [finnish, portuguese, polish]
  const routes = identityRoutes({ patients, registers, inventedOnly: true, formSecret: Buffer.alloc(32, 7), now })
  const app = await makeServer({
    registry: makeRegistry([...routes, assets.route]),
    origin: 'http://127.0.0.1',
    onThisMachine: true,
    assets,
    demo: true,
    problemTexts: accessProblems,
    gate: makeGate({ now, decide: decideAccess, record: async (record) => void records.push(record) }),
    signIn: async () => visit.person,
    newId: randomUUID,
    answered: () => {},
    failed: () => {},
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { origin, patients, records, visit, fi, pt, pl, [Symbol.asyncDispose]: () => app.close() }
}

test(
  'issue 5, item 11: from who waits to one person and back to two, without script, with history and records in both chains',
  withBrowser(
    async ({ page, pageErrors }) => {
      await using pages = await pagesOf()
      const { patients, records, fi, pt } = pages
      await page.goto(`${pages.origin}/pasienter`)
      assert.deepEqual(records, [], 'a list without names is about nobody')
      assert.doesNotMatch(String(await page.locator('main').textContent()), /Aino|Esimerkki|EX-/)
      await page.getByRole('link', { name: /^Finland og Portugal|^Portugal og Finland/ }).click()
      assert.equal(await page.locator('h1').textContent(), 'Samme person?')
      assert.deepEqual(await page.locator('.ds-tag').allTextContents(), ['Delvis likt', 'Likt', 'Likt', 'Likt'])
      assert.deepEqual(new Set(records.map(({ patient }) => patient)), new Set([...fi.chains, ...pt.chains]))
      await page.getByLabel('Hvordan vet du at det er samme person?').fill('Begge passene, samme bilde')
      await page.getByRole('button', { name: 'Slå sammen' }).click()
      await page.getByRole('heading', { name: 'Slått sammen av flere identiteter' }).waitFor()
      // Whom was met first stays.
      assert.equal(new URL(page.url()).pathname, `/pasienter/${fi.id}`)
      assert.deepEqual((await patients.find(pt.id))?.chains, [...fi.chains, ...pt.chains])
      assert.match(String(await page.locator('main').textContent()), /Nina Blåbærlia.*Begge passene, samme bilde/s)
      records.length = 0
      await page.reload()
      assert.deepEqual(
        records.map(({ route, patient, effect }) => [route, patient, effect]),
        [...fi.chains, ...pt.chains].map((chain) => ['identity-person', chain, 'permit']),
      )
      await page.getByLabel('Hvorfor er det to personer?').fill('Søstrene har hvert sitt pass')
      await page.getByRole('button', { name: 'Ta fra hverandre' }).click()
      await page.getByText('En identitet ble tatt ut igjen').waitFor()
      assert.deepEqual((await patients.find(pt.id))?.chains, pt.chains)
      assert.deepEqual(pageErrors, [])
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'issue 5, item 11: found to be two, nobody is asked again; no match and a D-nummer are added where they are found by number',
  withBrowser(
    async ({ page }) => {
      await using pages = await pagesOf()
      const { patients, fi, pt } = pages
      await page.goto(`${pages.origin}/pasienter/${fi.id}/sammenlign/${pt.id}`)
      await page.getByLabel('Hvordan vet du at det er to personer?').fill('Ulike bilder i passene')
      await page.getByRole('button', { name: 'Noter at det er to' }).click()
      await page.getByText('Ingen venter på en avgjørelse.').waitFor()
      await page.getByLabel('Land').selectOption('FI')
      await page.getByLabel('Nummer').fill(' fi-ex-840611 ')
      await page.getByRole('button', { name: 'Finn' }).click()
      assert.equal(new URL(page.url()).pathname, `/pasienter/${fi.id}`)
      await page.getByLabel('Hva søkte du med?').fill('Navn og fødselsdato')
      await page.getByRole('button', { name: 'Noter at personen ikke finnes der' }).click()
      await page.getByText('Ikke funnet i registeret: Norge').waitFor()
      await page.locator('#norsk').fill('459090 00118')
      await page.getByLabel('Hvor vet du det fra?').fill('Brev fra Skatteetaten')
      await page.getByRole('button', { name: 'Legg til nummeret' }).click()
      await page.getByText('Nummer lagt til: D-nummer').waitFor()
      assert.deepEqual((await patients.find(fi.id))?.numbers.at(-1), {
        country: 'NO',
        root: '2.16.578.1.12.4.1.4.2',
        extension: '45909000118',
      })
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'issue 5, item 11: a number that cannot be, or is somebody else’s, is added to nobody, and said in words',
  withBrowser(async ({ page }) => {
    await using pages = await pagesOf()
    const { patients, records, fi, pl } = pages
    const add = async (number: string) => {
      await page.goto(`${pages.origin}/pasienter/${fi.id}`)
      await page.locator('#norsk').fill(number)
      await page.getByLabel('Hvor vet du det fra?').fill('Brev')
      await page.getByRole('button', { name: 'Legg til nummeret' }).click()
    }
    for (const [number, told] of [
      ['1234', /er 11 siffer/],
      ['45909000119', /Kontrollsifrene stemmer ikke/],
      ['99909000118', /ikke med en dato/],
    ] as const) {
      await add(number)
      assert.match(String(await page.getByRole('alert').textContent()), told)
      assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'alert')
      assert.match(String(await page.locator('#feil-norsk').textContent()), told)
      assert.equal(await page.locator('#norsk').inputValue(), number)
      assert.equal(await page.getByLabel('Hvor vet du det fra?').inputValue(), 'Brev')
    }
    const dNumber = { country: 'NO', root: '2.16.578.1.12.4.1.4.2', extension: '45909000118' }
    await patients.addNumber(pl.id, dNumber, clinician)
    await add('45909000118')
    assert.equal(new URL(page.url()).pathname, `/pasienter/${fi.id}/sammenlign/${pl.id}`)
    assert.equal((await patients.find(fi.id))?.numbers.length, 1)
    const tried = records.filter(
      ({ route, patient }) => route === 'identity-number' && patient === patients.chainOf(dNumber),
    )
    assert.equal(tried.length, 1, 'whoever has the number was looked for by it')
  }),
)

test('issue 5, item 11: only the secretary finds out who is who; a doctor is told so, and whether somebody exists is not', async () => {
  await using pages = await pagesOf()
  const { fi, pt, visit, records } = pages
  const absent = randomUUID()
  const asked = async (path: string, form?: Readonly<Record<string, string>>) =>
    fetch(pages.origin + path, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
  visit.person = doctor
  for (const path of ['/pasienter', `/pasienter/${fi.id}`, `/pasienter/${fi.id}/sammenlign/${pt.id}`]) {
    assert.equal((await asked(path)).status, 403, path)
  }
  const [there, gone] = [await asked(`/pasienter/${fi.id}`), await asked(`/pasienter/${absent}`)]
  assert.deepEqual([there.status, await there.text()], [gone.status, await gone.text()])
  assert.deepEqual(new Set(records.map(({ effect }) => effect)), new Set(['deny']))
  visit.person = nina
  const unmarked = await asked(`/pasienter/${fi.id}/sammenlign/${pt.id}/samme`, { grunn: 'x' })
  assert.equal(unmarked.status, 403)
  assert.equal((await pages.patients.find(pt.id))?.id, pt.id)
  assert.equal((await asked(`/pasienter/${absent}`)).status, 404)
  const nobody = await asked('/pasienter/finn', { land: 'FI', nummer: 'nobody' })
  assert.equal(nobody.headers.get('location'), '/pasienter?funnet=nei#finn')
  const sought = pages.patients.chainOf({ ...finnish, extension: 'nobody' })
  assert.ok(records.some(({ patient, route }) => patient === sought && route === 'identity-find'))
})

test(
  'WCAG 2.2 AA: who waits, one person and two, by axe, in each language, narrow',
  withBrowser(async ({ page }) => {
    await using pages = await pagesOf()
    const { fi, pt, pl, patients } = pages
    await patients.merge(fi.id, pl.id, clinician)
    await page.setViewportSize({ width: 360, height: 800 })
    for (const path of ['/pasienter', `/pasienter/${fi.id}`, `/pasienter/${fi.id}/sammenlign/${pt.id}`]) {
      for (const language of ['nb', 'nn', 'en', 'se']) {
        await page.goto(`${pages.origin}${path}?lang=${language}`)
        assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], `${path} ${language}`)
        assert.equal(await scrollsSideways(page), false, `${path} ${language}`)
      }
    }
  }),
)
