import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { accessProblems, decideAccess } from '../../src/features/access-control/index.ts'
import { memoryExchangeRecords } from '../../src/features/exchange-records/store.memory.ts'
import { directoryProblems } from '../../src/features/partner-directory/index.ts'
import {
  type AlsoOperated,
  type DemoControl,
  type DemoPartner,
  makeExchangeFigures,
  memoryOperatorLog,
  partnerOperationAssets,
  partnerOperationRoutes,
} from '../../src/features/partner-operations/index.ts'
import { memoryLimitStore } from '../../src/features/request-limits/index.ts'
import { memoryQueue } from '../../src/platform/queue/memory-queue.ts'
import type { SignedIn } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { aPartnerWorld } from '../partner-world.ts'
import { olga } from './partner-pages.ts'

const start = '/drift'

type Asked = { readonly demo?: boolean; readonly toReview?: number; readonly also?: AlsoOperated }

/** The operators' pages over memory: one asker blocked, one letter given up, and a demonstration unless told. */
async function operations({ demo = true, toReview = 0, also = {} }: Asked = {}) {
  const world = await aPartnerWorld()
  const now = () => world.clock.now
  const limits = memoryLimitStore()
  const key = 'ab'.repeat(32)
  const blockedUntil = new Date(now().getTime() + 3_600_000)
  await limits.alarm({ key, kind: 'professional', role: 'A', country: 'FI' }, now(), new Date(0))
  await limits.block({ key, kind: 'professional', role: 'A', country: 'FI' }, now(), blockedUntil)
  const queue = memoryQueue()
  await queue.add({ key: 'event-1', payload: { event: 'event-1' }, position: 1 })
  const claim = await queue.claim(now(), 60, 1)
  await queue.refuse(claim!.token, 'event-1', 'http-400', now(), undefined)
  const made: string[] = []
  const finland: DemoPartner = { country: 'FI', state: 'open', mischief: { kind: 'none' } }
  const control: DemoControl = {
    partners: () => [finland],
    make: async (country, { kind }) => void made.push(`${country} ${kind}`),
    received: () => [{ country: 'FI', by: 'syslog', count: 12, latest: now() }],
  }
  const operatorLog = memoryOperatorLog()
  const routes = partnerOperationRoutes({
    figures: makeExchangeFigures(),
    records: memoryExchangeRecords(),
    queues: { 'audit-syslog': queue, 'audit-fhir': memoryQueue(), evidence: memoryQueue() },
    keeper: world.keeper,
    limits,
    operatorLog,
    toReview: async () => toReview,
    ...also,
    demo: () => (demo ? control : undefined),
    formSecret: Buffer.alloc(32, 7),
    now,
    newId: randomUUID,
  })
  const visit: { person: SignedIn | undefined } = { person: olga }
  const assets = makeAssets(ownAssets(partnerOperationAssets))
  const app = await makeServer({
    registry: makeRegistry([...routes, assets.route]),
    origin: 'http://127.0.0.1',
    onThisMachine: true,
    assets,
    demo: true,
    problemTexts: { ...accessProblems, ...directoryProblems },
    gate: makeGate({ now, decide: decideAccess, record: async () => {} }),
    signIn: async () => visit.person,
    newId: () => 'request-1',
    answered: () => {},
    failed: () => {},
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return { origin, visit, key, limits, queue, made, operatorLog, [Symbol.asyncDispose]: () => app.close() }
}

type Operations = Awaited<ReturnType<typeof operations>>

const fetched = ({ origin }: Operations, to: string, form?: Readonly<Record<string, string>>) =>
  fetch(origin + to, {
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'accept-language': 'nb' },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })

async function markAt(pages: Operations): Promise<string> {
  return /name="merke" value="([^"]+)"/.exec(await (await fetched(pages, start)).text())?.[1] ?? ''
}

test(
  'issue 5, items 13 and 14: an operator lifts a block and tries a letter again, without script, and it is noted',
  withBrowser(
    async ({ page, pageErrors }) => {
      await using pages = await operations()
      await page.goto(pages.origin + start)
      await page.getByText('Stoppet til').waitFor()
      await page.getByRole('button', { name: /^Opphev/ }).click()
      await page.getByText('Opphevet av Olga Operatør').waitFor()
      await page.getByRole('button', { name: 'Prøv igjen' }).click()
      await page.getByText('Olga Operatør: Prøvde igjen fra køen: audit-syslog').waitFor()
      await page.getByText(/Olga Operatør: Stopp opphevet: FI A professional abababababab/).waitFor()
      assert.equal((await pages.limits.excess(pages.key))?.lifted?.byName, 'Olga Operatør')
      assert.deepEqual(await pages.queue.length().then(({ dead, waiting }) => [dead, waiting]), [0, 1])
      assert.deepEqual(pageErrors, [])
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'WCAG 2.2 AA: blocks and letters given up, by axe, in each language, narrow',
  withBrowser(
    async ({ page }) => {
      await using pages = await operations({ toReview: 2 })
      for (const language of ['nb', 'nn', 'en', 'se']) {
        await page.goto(`${pages.origin}${start}?lang=${language}`)
        assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], language)
        await picture(page, `operation-blocked-${language}`)
      }
    },
    { viewport: { width: 360, height: 800 } },
  ),
)

test('issue 5, item 5: emergencies that nobody has reviewed are an open case, with the way to them', async () => {
  await using waiting = await operations({ toReview: 2 })
  const shown = await (await fetched(waiting, start)).text()
  assert.match(shown, /nodapninger">[^<]*<\/a>: <span[^>]*>2 venter på gjennomgang/)
  assert.doesNotMatch(shown, /Ingen land har åpne saker/)
  await using none = await operations()
  assert.doesNotMatch(await (await fetched(none, start)).text(), /venter på gjennomgang/)
})

test('decision 0038: emergencies of Norwegian patients are counted and found as those of foreign ones are', async () => {
  const also = { norwegianToReview: async () => 10, rehearses: true }
  await using both = await operations({ also })
  const shown = await (await fetched(both, start)).text()
  assert.match(shown, /<nav aria-label="Sider for drift">.*utenlandsk-pasient\/nodapninger">Nødåpninger, utenlandske/s)
  assert.match(shown, /norsk-pasient\/nodapninger">Nødåpninger, norske pasienter<\/a>: <span[^>]*>10 venter/)
  assert.match(shown, /<a class="ds-link" href="\/norge-i-boks\/ovelse">/)
  assert.doesNotMatch(shown, /Ingen land har åpne saker/)
  await using abroadAlone = await operations()
  assert.doesNotMatch(await (await fetched(abroadAlone, start)).text(), /norsk-pasient|norge-i-boks\/ovelse/)
})

test('issue 5, item 13: the pages are for operators only', async () => {
  await using pages = await operations()
  for (const role of ['doctor', 'council-administrator', 'citizen'] as const) {
    pages.visit.person = { ...olga, role }
    for (const path of [start, '/drift/land']) assert.equal((await fetched(pages, path)).status, 403)
    const form = { land: 'FI', gjor: 'stopped' }
    assert.equal((await fetched(pages, '/drift/land/tilstand', form)).status, 403)
  }
  pages.visit.person = undefined
  assert.ok((await fetched(pages, start)).status >= 300)
  assert.deepEqual(pages.made, [])
})

test('issue 5, item 9: a form without the mark of this visit, or about nothing there is, changes nothing', async () => {
  await using pages = await operations()
  const merke = await markAt(pages)
  const { key } = pages
  for (const [path, form, status] of [
    ['/drift/land/tilstand', { land: 'FI', gjor: 'stopped' }, 403],
    ['/drift/land/tilstand', { land: 'FI', gjor: 'stopped', merke: `${merke}x` }, 403],
    ['/drift/land/tilstand', { land: 'SE', gjor: 'stopped', merke }, 404],
    ['/drift/land/tilstand', { land: 'FI', gjor: 'everything', merke }, 404],
    ['/drift/grenser/opphev', { nokkel: key }, 403],
    ['/drift/grenser/opphev', { nokkel: 'ff', merke }, 404],
    ['/drift/koer/igjen', { ko: 'audit-syslog', nokkel: 'event-1' }, 403],
    ['/drift/koer/igjen', { ko: 'everything', nokkel: 'event-1', merke }, 404],
  ] as const) {
    assert.equal((await fetched(pages, path, form)).status, status, `${path} ${JSON.stringify(form)}`)
  }
  pages.visit.person = { ...olga, visit: 'another' }
  assert.equal((await fetched(pages, '/drift/grenser/opphev', { nokkel: key, merke })).status, 403)
  assert.deepEqual([pages.made, await pages.operatorLog.latest(9)], [[], []])
  assert.equal((await pages.limits.excess(key))?.lifted, undefined)
  pages.visit.person = olga
  assert.equal((await fetched(pages, '/drift/land/tilstand', { land: 'FI', gjor: 'slow-40', merke })).status, 303)
  assert.deepEqual(pages.made, ['FI slow'])
})

test('issue 5, item 9: outside the demonstration there is nothing to falsify', async () => {
  await using pages = await operations({ demo: false })
  const merke = await markAt(pages)
  assert.equal((await fetched(pages, '/drift/land/tilstand', { land: 'FI', gjor: 'stopped', merke })).status, 404)
  const page = await (await fetched(pages, '/drift/land')).text()
  assert.doesNotMatch(page, /Demo: hva skal/)
  assert.deepEqual(await pages.operatorLog.latest(9), [])
})
