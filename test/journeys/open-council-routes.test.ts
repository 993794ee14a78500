import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { HttpRoute } from '../../src/protocols/web/route.ts'
import { canary, documentLines, minutesDocument, noticeDocument } from '../fixtures/council-records.ts'
import { fillCouncils } from '../fixtures/open-councils.ts'
import { type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
  system.clock.now = new Date('2026-11-22T10:00:00Z')
  await fillCouncils(system.stores.council)
  await system.stores.imports.putPapers(
    Object.entries(documentLines).map(([sha256, lines], i) => ({
      sha256,
      name: `papir-${i + 1}.txt`,
      lines,
      bytes: Buffer.from(lines.join('\n')),
      visibility: 'public' as const,
      by: 'import',
      byName: 'Import',
      receivedAt: system.clock.now,
    })),
  )
})
after(() => system.stop())

/** What stands in the place of each parameter: one of each thing there is. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/saker': ['/saker', '/saker?q=prøvesvar', '/saker?q=22/24', '/saker?q=KANARIFUGL'],
  '/saker/:council/:year/:number': ['/saker/nuit/2026/12', '/saker/strategiradet/2026/3', '/saker/nuit/2025/7'],
  '/vedtak/:council/:year/:number/:ordinal': ['/vedtak/nuit/2026/12/1'],
  '/moter/:council/:date': ['/moter/nuit/2026-04-23', '/moter/strategiradet/2026-12-02'],
  '/saksganger/:matter': ['/saksganger/provesvar-parorende'],
  '/kilder/:document': [`/kilder/${minutesDocument}?fra=4&til=7`, `/kilder/${noticeDocument}`],
  '/api/saker': ['/api/saker?q=KANARIFUGL', '/api/saker?q=prøvesvar', '/api/saker?q='],
  '/saker.atom': ['/saker.atom', '/saker.atom?q=prøvesvar'],
  '/saker/folg': [
    '/saker/folg?sak=nuit/2026/12',
    '/saker/folg?saksgang=provesvar-parorende',
    '/saker/folg?q=prøvesvar',
  ],
  '/api/oparl/v1.1/*': [
    '/api/oparl/v1.1/system',
    ...['body/radsmodellen', 'meeting/nuit/2026-04-23', 'paper/saksgang/provesvar-parorende'].map(
      (rest) => `/api/oparl/v1.1/${rest}`,
    ),
    ...['meeting', 'paper', 'person', 'file', 'agendaItem', 'consultation'].map(
      (kind) => `/api/oparl/v1.1/body/radsmodellen/${kind}`,
    ),
  ],
}

const values: Readonly<Record<string, string>> = {
  ':council': 'nuit',
  ':year': '2026',
  ':number': '12',
  ':ordinal': '1',
  ':date': '2026-04-23',
  ':matter': 'provesvar-parorende',
  ':document': minutesDocument,
}

/** Every public way in, from the registry itself: a new one is walked from the day it is there. */
function publicAddresses(): readonly string[] {
  const routes: readonly HttpRoute[] = system.registry.http().filter(({ releases }) => releases === 'public')
  const paths = routes.flatMap(({ addresses }) =>
    addresses.filter(({ method }) => method === 'GET').map(({ path }) => path),
  )
  return paths
    .filter((path) => !path.startsWith('/assets/'))
    .flatMap((path) => examples[path] ?? [path.replace(/:[a-z]+/g, (name) => values[name] ?? name)])
}

async function answerOf(path: string, language = 'nb') {
  const response = await fetch(`${system.origin}${path}`, {
    headers: { 'accept-language': language },
    redirect: 'manual',
  })
  const body = await response.text()
  return { status: response.status, headers: response.headers, body }
}

test('A20: an internal input is in no answer of any public route', async () => {
  const walked = publicAddresses()
  assert.ok(walked.length > 40, `only ${walked.length} addresses`)
  const opened: string[] = []
  for (const path of walked) {
    const { status, body } = await answerOf(path)
    // What a mail file holds is packed.
    const unpacked = [
      body,
      ...body.split(/\r\n\r\n/).map((part) => Buffer.from(part.replace(/\s/g, ''), 'base64').toString()),
    ]
    // A question is said back to who asked it.
    const said = path.includes(canary.split(' ')[0]!) ? canary.slice(canary.indexOf(' ') + 1) : canary.split(' ')[0]!
    for (const text of unpacked) assert.ok(!text.includes(said), path)
    if (status === 200) opened.push(path)
  }
  const open = walked.filter((path) => /^\/(saker|vedtak|moter|rad|saksganger|kilder|oppfolging|api|noark)/.test(path))
  assert.deepEqual(
    open.filter((path) => !opened.includes(path) && !path.includes('22/24')),
    [],
    'some pages were not there',
  )
})

test('A20: an internal input is not in what is searched', async () => {
  for (const word of ['KANARIFUGL', 'kanarifugl', 'aldri ut']) {
    const { body } = await answerOf(`/api/saker?q=${encodeURIComponent(word)}`)
    assert.equal(JSON.parse(body).total, 0, word)
  }
})

test('A20: a draft, an unknown case and a number with a zero before are one and the same answer', async () => {
  const absent = await answerOf('/saker/nuit/2026/99')
  assert.equal(absent.status, 404)
  for (const path of ['/saker/nuit/2026/20', '/saker/nuit/2026/012', '/vedtak/nuit/2026/12/2', '/saker/nuit/2026/20']) {
    const { status, body } = await answerOf(path)
    assert.deepEqual([status, body], [404, absent.body], path)
  }
})

for (const language of ['nb', 'nn', 'en']) {
  test(`issue 3, Speed: every public page in ${language} is below 150 KB`, async () => {
    for (const path of publicAddresses()) {
      const { body } = await answerOf(path, language)
      assert.ok(Buffer.byteLength(body) < 150_000, `${path}: ${Buffer.byteLength(body)} bytes`)
    }
  })
}

test('A6: the interface answers 409 with every council that has the number, and 200 when the council is said', async () => {
  const ambiguous = await answerOf('/api/saker?q=22/24')
  assert.equal(ambiguous.status, 409)
  const { code, candidates } = JSON.parse(ambiguous.body)
  assert.equal(code, 'ambiguous')
  assert.deepEqual(candidates.map((each: { id: string }) => each.id).toSorted(), ['nufa/2024/22', 'nuit/2024/22'])
  const said = await answerOf('/api/saker?q=22/24&rad=nuit')
  assert.equal(said.status, 200)
  assert.deepEqual(
    JSON.parse(said.body).cases.map((each: { id: string }) => each.id),
    ['nuit/2024/22'],
  )
})

test('A6: the page shows every council’s case of the number and says so', async () => {
  const { body } = await answerOf('/saker?q=22/24')
  assert.match(body, /Flere råd har en sak 22\/24/)
  assert.match(body, /href="\/saker\/nufa\/2024\/22"/)
  assert.match(body, /href="\/saker\/nuit\/2024\/22"/)
})

test('RFC 9110, 13.1.2: what others keep a copy of is not sent twice', async () => {
  const first = await answerOf('/saker.atom')
  const etag = first.headers.get('etag') ?? ''
  assert.match(first.headers.get('cache-control') ?? '', /public, max-age/)
  const again = await fetch(`${system.origin}/saker.atom`, { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
})

test('a proposal is never called a decision', async () => {
  const { body } = await answerOf('/saker/strategiradet/2026/3')
  assert.match(body, /Ikke noe vedtak er lagret/)
  assert.ok(!body.includes(`class="oc-side" data-kind="decision"`))
})

test('every link on the public pages leads to something', async () => {
  const seen = new Set<string>()
  const queue = ['/saker', '/moter', '/rad', '/oppfolging', '/saker/apne-data', '/saker?q=prøvesvar']
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { status, body, headers } = await answerOf(path)
    assert.ok(status === 200, `${path}: ${status}`)
    if (!headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href = ''] of body.matchAll(/<a [^>]*?href="([^"#]+)[^"]*"/g)) {
      const to = href.replaceAll('&amp;', '&')
      if (/^\/(?!logg-inn|assets|utenlandsk|norsk-pasient|radsarbeid)/.test(to) && !to.includes('lang=')) queue.push(to)
    }
  }
  assert.ok(seen.size > 40, `${seen.size}`)
})

test('issue 3, item 2: a figure that was a picture is missing, never 0', async () => {
  const { body } = await answerOf('/saker/tall')
  const [, risk = ''] = /<th[^>]*>Risiko<\/th>([\s\S]*?)<\/tr>/.exec(body) ?? []
  assert.match(risk, /mangler/)
  assert.doesNotMatch(risk, />0</)
})
