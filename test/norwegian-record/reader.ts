import { after, before, beforeEach } from 'node:test'
import type { Page } from 'playwright-core'
import type { SystemNeeds } from '../../src/app/wire.ts'
import { type AccessLogStore, memoryAccessLog } from '../../src/features/access-log/index.ts'
import type { AccessEntry } from '../../src/features/access-log/record.ts'
import type { Because } from '../../src/features/national-sources/index.ts'
import { browserAt, type Running, signIn, startSystem } from '../journeys/running-system.ts'
import { fakeSources } from './fake-sources.ts'
import { patient } from './held.ts'

/** Where a patient is found. */
export const find = '/norsk-pasient'

/**
 * The system with sources in the hands of a test file, which starts it and ends it; every test begins with a whole world.
 *
 * @param more `patience: 1` where a source that never answers is waited for: these answer at once or not at all
 */
export function runningReader(more: Pick<Partial<SystemNeeds>, 'patience'> = {}) {
  const accessLog: AccessLogStore = memoryAccessLog()
  const start = new Date('2026-11-22T10:00:00Z')
  const fake = fakeSources(() => start)
  let running: Running | undefined
  let whole: typeof fake.world
  const system = () => running ?? fail()
  before(async () => {
    running = await startSystem(accessLog, {}, 60, { nationalSources: fake.sources, ...more })
    whole = { ...fake.world }
  })
  beforeEach(() => {
    Object.assign(fake.world, whole)
    fake.asked.length = 0
    system().clock.now = start
  })
  after(() => running?.stop())
  return {
    ...{ accessLog, start, fake, system },
    /** That many minutes after the clock of the tests begins. */
    later: (minutes: number) => new Date(start.getTime() + minutes * 60_000),
    /** What a source that failed answers. */
    failed: (because: Because) => ({ kind: 'failed', because, at: start }) as const,
    /** Opens the record as a browser without script would; gives its path. */
    async opened(subject = 'demo-doctor', fields: Readonly<Record<string, string>> = {}) {
      const browser = browserAt(system().origin)
      await signIn(browser, subject)
      const answer = await browser.go(find, { nummer: patient.number, grunnlag: 'UNNTAK', ...fields })
      return { ...browser, answer, path: answer.to }
    },
    async openIn(page: Page, subject = 'demo-doctor'): Promise<void> {
      await page.goto(`${system().origin}/logg-inn?til=${find}`)
      await page.locator(`button[value="${subject}"]`).click()
      await page.getByLabel('Fødselsnummer eller D-nummer').fill(patient.number)
      await page.getByRole('button', { name: 'Åpne journalen' }).click()
      await page.waitForURL(/norsk-pasient\/[\w-]+$/)
    },
    /** Every access that is recorded. */
    async everything(): Promise<readonly AccessEntry[]> {
      const chains = await accessLog.heads('', 1000)
      const rows = await Promise.all(chains.map(({ person }) => accessLog.records(person, 0, 1000)))
      // As `record.ts` writes it.
      return rows.flat().map(({ content }) => JSON.parse(content) as AccessEntry)
    },
  }
}

function fail(): never {
  throw new Error('The system is not started yet')
}
