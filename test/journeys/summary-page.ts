import type { Page } from 'playwright-core'
import { own } from '../vectors.ts'
import type { Running } from './running-system.ts'

/** Signs a doctor in and stops at the choice of summaries. */
export async function toChoice(page: Page, { origin }: Running, who = 'Solveig Nordlys'): Promise<void> {
  await page.goto(`${origin}/logg-inn?til=/utenlandsk-pasient`)
  await page.getByRole('button').filter({ hasText: who }).click()
  await page.waitForURL('**/utenlandsk-pasient')
}

/** Opens one of our samples. @returns where it is shown */
export async function openSample(page: Page, system: Running, name: string): Promise<string> {
  await page.goto(`${system.origin}/utenlandsk-pasient`)
  await page.locator(`form[action$="/${name}"] button`).click()
  await page.waitForURL(/utenlandsk-pasient\/[0-9a-f-]{36}$/)
  return page.url()
}

/** Chooses a file, says that the patient is under treatment, and sends it. */
export async function sendFile(page: Page, { origin }: Running, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${origin}/utenlandsk-pasient`)
  await page.setInputFiles('#fil', { name, mimeType: 'text/xml', buffer })
  await page.check('#behandler')
  await page.getByRole('button', { name: 'Åpne filen' }).click()
  await page.waitForLoadState()
}

/** One of our fixtures, as bytes. */
export function fixture(name: string): Buffer {
  const found = own('test/fixtures/cda').find((sample) => sample.name === `${name}.xml`)
  if (!found) throw new Error(`No fixture ${name}`)
  return Buffer.from(found.bytes)
}

/** The words of the first element that fits, on one line. */
export async function textIn(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim()
}
