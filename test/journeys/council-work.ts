import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { Write } from '../../src/features/council/index.ts'
import { axe, picture } from '../browser.ts'
import { scrollsSideways } from './browser.ts'
import type { Running } from './running-system.ts'

const council = 'proveradet'

const act = { by: 'test', byName: 'Prøve', at: new Date('2026-01-01T08:00:00Z'), why: 'Satt opp for prøven' }

/** A council of our own invention: four seats, one of them with a standing substitute, and the demo's member in one. */
export async function setUpCouncil({ stores }: Running): Promise<string> {
  const people = [
    ['kommune', 'Kommunene', 'Marit Heggelia', 'Storfjell kommune', 'demo-council-member'],
    ['sykehus', 'Sykehusene', 'Trygve Skarnes', 'Helse Indre', undefined],
    ['pasient', 'Pasientene', 'Ragnhild Øverli', 'Brukerforbundet', undefined],
  ] as const
  const writes: Write[] = [
    {
      kind: 'council',
      council,
      id: council,
      seen: 0,
      content: {
        id: council,
        level: 'portefolje',
        names: [{ name: 'Prøverådet for digital helse', short: 'Prøverådet', from: '2024-01-01' }],
        aliases: [],
        state: 'active',
      },
    },
    ...people.map(([id, label]): Write => ({ kind: 'seat', council, id, seen: 0, content: { id, council, label } })),
    ...people.map(([seat, , person, organisation, subject]): Write => {
      const membership = { id: `m-${seat}`, council, seat, person, organisation, from: '2024-01-01', substitute: false }
      return {
        kind: 'membership',
        council,
        id: membership.id,
        seen: 0,
        content: { ...membership, ...(subject && { subject }) },
      }
    }),
    {
      kind: 'membership',
      council,
      id: 'v-sykehus',
      seen: 0,
      content: {
        id: 'v-sykehus',
        council,
        seat: 'sykehus',
        person: 'Liv Nordbø',
        organisation: 'Helse Indre',
        from: '2024-01-01',
        substitute: true,
      },
    },
  ]
  await stores.council.commit(act, writes)
  return council
}

/** Signs in as one of the demo's people, through the pages. */
export async function signInAs(page: Page, { origin }: Running, name: string, wanted: string): Promise<void> {
  await page.goto(`${origin}/logg-inn?til=${encodeURIComponent(wanted)}`)
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`${origin}${wanted}`)
}

/** Clicks what leads to a page, and waits for it. */
export async function follow(page: Page, target: Locator): Promise<void> {
  const arrived = page.waitForEvent('load')
  await target.click()
  await arrived
}

/** Goes to an element by Tab alone, as a person without a mouse does, and presses it. */
export async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  await target.waitFor()
  for (let tabs = 0; tabs < 150; tabs++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
      const arrived = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await arrived
      return
    }
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not reach ${name}`)
}

/** Writes into a field by its label, over what stands there. */
export async function write(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = page.getByLabel(label).first()
  await field.waitFor()
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type(text)
}

/** What must hold for every page: axe finds nothing, and a phone is wide enough. Keeps pictures of both. */
export async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], name)
  await picture(page, `council-work-${name}`)
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 375, height: 740 })
  assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways on a phone (WCAG 1.4.10)`)
  await picture(page, `council-work-${name}-phone`)
  if (wide) await page.setViewportSize(wide)
}
