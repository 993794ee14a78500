import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from '../journeys/browser.ts'
import { type Running, startSystem } from '../journeys/running-system.ts'
import { fakeSources } from './fake-sources.ts'
import { patient } from './held.ts'

let system: Running
const fake = fakeSources(() => new Date())
const whole = { ...fake.world }
before(async () => {
  system = await startSystem(memoryAccessLog(), {}, 60, { nationalSources: fake.sources })
})
beforeEach(() => Object.assign(fake.world, whole))
after(() => system.stop())

async function signInAs(page: Page, subject: string): Promise<void> {
  await page.goto(`${system.origin}/logg-inn?til=/norsk-pasient`)
  await page.locator(`button[value="${subject}"]`).click()
}

async function open(page: Page): Promise<void> {
  await page.getByLabel('Fødselsnummer eller D-nummer').fill(patient.number)
  await page.getByRole('button', { name: 'Åpne journalen' }).click()
  await page.waitForURL(/norsk-pasient\/[\w-]+$/)
}

test(
  'issue 6, item 6: from the number to the whole record by one press',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    await signInAs(page, 'demo-doctor')
    await picture(page, 'norwegian-find')
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    await open(page)
    await picture(page, 'norwegian-record')
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    assert.equal(await scrollsSideways(page), false)
    assert.deepEqual([pageErrors, foreignRequests], [[], []])
  }),
)
