import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { AccessRecord, Decision, SignedIn } from '../gate/access.ts'
import { makeGate } from '../gate/gate.ts'
import { twinsThatDiffer } from '../gate/twins.ts'
import { page, redirect } from './answer.ts'
import { makeAssets } from './assets.ts'
import { html } from './html.ts'
import { makeRegistry } from './registry.ts'
import { get, type HttpRoute, post } from './route.ts'
import { type Answered, makeServer } from './server.ts'

const origin = 'http://127.0.0.1:1'
const doctor: SignedIn = { visit: 'v', subject: 's', name: 'Test Person', role: 'doctor' }
const secret = 'Maria Secret'

const routes: readonly HttpRoute[] = [
  get({
    id: 'page',
    path: '/page',
    releases: 'public',
    answer: () => page({ title: 'Page', main: html`<h1>Page</h1>` }),
  }),
  get({
    id: 'open',
    path: '/open',
    releases: 'public',
    answer: () => page({ title: 'Open', indexable: true, main: html`<h1>Open</h1>` }),
  }),
  get({
    id: 'summary',
    path: '/summary/:document',
    releases: { category: 'patient-summary' },
    prepare: ({ params }) => ({
      about:
        params.document === 'none'
          ? { kind: 'absent' }
          : { kind: 'patient', patient: 'k', document: params.document ?? '' },
      answer: () => page({ title: 'Summary', main: html`<p>${secret}</p>` }),
    }),
    instead: { confirm: ({ params }) => redirect(`/confirm/${params.document}`) },
  }),
  get({
    id: 'errand',
    path: '/errand',
    releases: { errand: 'foreign-patient' },
    answer: () => page({ title: 'x', main: html`x` }),
  }),
  post({
    id: 'form',
    path: '/form',
    releases: 'own-input',
    answer: ({ form }) => page({ title: 'Sent', main: html`<p>${form.get('word') ?? ''}</p>` }),
  }),
  post({
    id: 'file',
    path: '/file',
    releases: 'own-input',
    body: { kind: 'files', maxBytes: 1000 },
    answer: ({ files, form }) =>
      page({
        title: 'File',
        main: html`${files.map(({ name, bytes }) => html`${name} ${bytes.length} `)}${form.get('a')}`,
      }),
  }),
  post({
    id: 'together',
    path: '/together',
    releases: 'own-input',
    body: { kind: 'files', maxBytes: 1000, maxTotalBytes: 1000, maxFieldBytes: 1000 },
    answer: () => page({ title: 'Together', main: html`` }),
  }),
  post({
    id: 'api',
    path: '/api',
    releases: 'own-input',
    body: { kind: 'bytes', maxBytes: 1000 },
    calledBySystems: true,
    answer: ({ bytes }) => ({ kind: 'bytes', type: 'application/xml', body: bytes, fileName: 'søk "x".xml' }),
  }),
  get({ id: 'broken', path: '/broken', releases: 'nothing', answer: () => Promise.reject(new Error(secret)) }),
  get({
    id: 'stopped',
    path: '/stopped',
    releases: 'nothing',
    answer() {
      throw new Problem('invalid', 'xml-doctype', 'A DOCTYPE is not allowed', { at: '/a/b', line: 3, column: 7 })
    },
  }),
]

const decisions: Readonly<Record<string, Decision>> = {
  shown: { effect: 'permit', because: 'row' },
  hidden: { effect: 'hide', because: 'row' },
  denied: { effect: 'deny', because: 'role-not-permitted' },
  unconfirmed: { effect: 'deny', because: 'confirm' },
}

type World = { readonly person?: SignedIn; readonly recordFails?: boolean; readonly onThisMachine?: boolean }

/** A server over the routes above, where the document's name tells what is decided. */
async function serverIn({ person, recordFails, onThisMachine = true }: World) {
  const told: Answered[] = []
  const failures: unknown[] = []
  const records: AccessRecord[] = []
  const assets = makeAssets([
    { name: 'all.css', type: 'text/css; charset=utf-8', bytes: Buffer.from('body{}') },
    { name: 'icon.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>') },
  ])
  const registry = makeRegistry([...routes, assets.route])
  const app = await makeServer({
    registry,
    origin,
    onThisMachine,
    assets,
    demo: true,
    problemTexts: {},
    gate: makeGate({
      now: () => new Date(0),
      decide({ about, releases, person: who }) {
        if (typeof releases === 'string') return { effect: 'permit', because: 'row' }
        if (!who) return { effect: 'deny', because: 'not-signed-in' }
        if (about.kind === 'absent') return { effect: 'hide', because: 'absent' }
        return (about.kind === 'patient' ? decisions[about.document] : undefined) ?? decisions.shown!
      },
      async record(record) {
        if (recordFails) throw new Error(secret)
        records.push(record)
      },
    }),
    signIn: async () => person,
    newId: () => 'request-1',
    answered: (what) => told.push(what),
    failed: (error) => failures.push(error),
  })
  after(() => app.close())
  return { app, assets, registry, told, failures, records }
}

const withDate = ({ headers, ...rest }: { headers: Record<string, unknown>; statusCode: number; body: string }) => {
  const { date: _changes, ...kept } = headers
  return { status: rest.statusCode, body: rest.body, headers: kept }
}

const bytesOf = async (app: FastifyInstance, url: string) => withDate(await app.inject(url))

test('item 5: every route of the server is in the registry', async () => {
  const { app, registry } = await serverIn({})
  await app.ready()
  const listed = registry.http().flatMap(({ addresses }) => addresses)
  for (const { method, path } of listed) assert.ok(app.hasRoute({ method, url: path }), path)
  const drawn = app.printRoutes({ commonPrefix: false, includeHooks: false })
  const methods = [...drawn.matchAll(/\(([A-Z, ]+)\)/g)].flatMap(([, found]) => found!.split(', '))
  assert.equal(methods.filter((method) => method !== 'HEAD').length, listed.length)
})

test('item 13: every answer has the headers that keep it safe', async () => {
  const { app, assets } = await serverIn({ person: doctor })
  for (const url of [
    '/page',
    '/summary/shown',
    '/summary/none',
    '/nothing-here',
    '/broken',
    '/stopped',
    '/summary/unconfirmed',
    assets.address('all.css'),
  ]) {
    const { headers, statusCode } = await app.inject(url)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
    assert.equal(headers['referrer-policy'], 'no-referrer', url)
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', url)
    assert.match(String(headers['content-security-policy']), /^default-src 'none'/, url)
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*|https?:/, url)
    assert.equal(
      headers['cache-control'],
      url.endsWith('.css') ? 'public, max-age=31536000, immutable' : 'no-store',
      url,
    )
    assert.ok(statusCode < 600)
  }
})

test('Art. 9: when the record fails, 503 and nothing of the person', async () => {
  const { app, failures } = await serverIn({ person: doctor, recordFails: true })
  const { statusCode, body, headers } = await app.inject('/summary/shown')
  assert.equal(statusCode, 503)
  assert.doesNotMatch(body, new RegExp(secret))
  assert.match(body, /kunne ikke loggføres/)
  assert.equal(headers['retry-after'], '5')
  assert.equal(failures.length, 1)
})

test('Art. 8: hidden, absent and never there are the same bytes', async () => {
  const { app, records } = await serverIn({ person: doctor })
  const absent = await bytesOf(app, '/summary/none')
  assert.equal(absent.status, 404)
  assert.deepEqual(await bytesOf(app, '/summary/hidden'), absent)
  assert.deepEqual(await bytesOf(app, '/nowhere/at-all'), absent)
  assert.equal(records.length, 2)
})

test('Art. 8: the twin test runs over every route with health data, and finds the one that tells', async () => {
  const { app, registry } = await serverIn({ person: doctor })
  const asked = (document: string) => async () => JSON.stringify(await bytesOf(app, `/summary/${document}`))
  assert.deepEqual(await twinsThatDiffer(registry.routes(), asked('none'), asked('hidden')), [])
  assert.deepEqual(await twinsThatDiffer(registry.routes(), asked('none'), asked('denied')), ['summary'])
})

test('a refusal says why, without content; a row may have its own answer', async () => {
  const { app } = await serverIn({ person: doctor })
  const denied = await app.inject('/summary/denied')
  assert.equal(denied.statusCode, 403)
  assert.doesNotMatch(denied.body, new RegExp(secret))
  const elsewhere = await app.inject('/summary/unconfirmed')
  assert.deepEqual([elsewhere.statusCode, elsewhere.headers.location], [303, '/confirm/unconfirmed'])
})

test('who is not signed in is sent there, and back; a POST is told', async () => {
  const { app } = await serverIn({})
  const { statusCode, headers } = await app.inject('/errand?a=1')
  assert.equal(statusCode, 303)
  assert.equal(headers.location, `/logg-inn?${new URLSearchParams({ til: '/errand?a=1' })}`)
})

const ours = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const form = { method: 'POST', url: '/form', payload: 'word=hei' } as const

for (const [title, headers, status] of [
  ['a form of ours, by Sec-Fetch-Site', ours, 200],
  ['a form of ours, by Origin', { ...ours, 'sec-fetch-site': undefined, origin }, 200],
  ['another site', { ...ours, 'sec-fetch-site': 'cross-site' }, 403],
  ['a neighbour on the same site', { ...ours, 'sec-fetch-site': 'same-site' }, 403],
  ['another origin', { ...ours, 'sec-fetch-site': undefined, origin: 'https://example.org' }, 403],
  ['an origin that is kept secret', { ...ours, 'sec-fetch-site': undefined, origin: 'null' }, 403],
  ['nothing said at all', { ...ours, 'sec-fetch-site': undefined }, 403],
] as const) {
  test(`cross-site request forgery: ${title} gets ${status}`, async () => {
    const { app } = await serverIn({})
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    assert.equal((await app.inject({ ...form, headers: sent })).statusCode, status)
  })
}

for (const [host, onThisMachine, status] of [
  ['127.0.0.1:1', true, 200],
  ['localhost:8080', true, 200],
  ['[::1]:1', true, 200],
  ['attacker.example:1', true, 421],
  ['127.0.0.1.attacker.example', true, 421],
  ['localhost@attacker.example', true, 421],
  ['knutepunkt.example', false, 200],
] as const) {
  test(`RFC 9110, 15.5.20: called as ${host}, ${onThisMachine ? 'on' : 'beyond'} this machine: ${status}`, async () => {
    const { app } = await serverIn({ onThisMachine })
    const headers = { ...ours, host }
    assert.equal((await app.inject({ ...form, headers })).statusCode, status)
    assert.equal((await app.inject({ url: '/page', headers })).statusCode, status)
    assert.equal((await app.inject({ url: '/nowhere', headers })).statusCode, status === 200 ? 404 : status)
  })
}

test('a form arrives with its letters', async () => {
  const { app } = await serverIn({})
  const { body } = await app.inject({ ...form, headers: ours, payload: 'word=bl%C3%A5b%C3%A6r+%3C' })
  assert.match(body, /<p>blåbær &lt;<\/p>/)
})

function multipart(size: number) {
  const edge = 'xYzZY'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="a"\r\n\r\nfield\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.xml"\r\ncontent-type: text/xml\r\n\r\n`
  const headers = { 'content-type': `multipart/form-data; boundary=${edge}`, 'sec-fetch-site': 'same-origin' }
  return { method: 'POST', url: '/file', headers, payload: `${head}${'x'.repeat(size)}\r\n--${edge}--\r\n` } as const
}

test('item 7: a file up to the limit arrives whole; one byte more is 413', async () => {
  const { app } = await serverIn({})
  assert.match((await app.inject(multipart(1000))).body, /a\.xml 1000 field/)
  const over = await app.inject(multipart(1001))
  assert.equal(over.statusCode, 413)
  assert.match(over.body, /Filen er for stor/)
})

for (const [title, fields, file, status] of [
  ['what comes to the limit is taken', [250, 250], 500, 200],
  ['fields alone above it are refused', [501, 500], 0, 413],
  ['a file and a field above it are refused', [501], 500, 413],
] as const) {
  test(`issue 4, bad input: fields count towards all that a form may hold: ${title}`, async () => {
    const { app } = await serverIn({})
    const part = (name: string, size: number) =>
      `--x\r\ncontent-disposition: form-data; ${name}\r\n\r\n${'x'.repeat(size)}\r\n`
    const payload = [
      ...fields.map((size) => part('name="a"', size)),
      part('name="f"; filename="f.xml"', file),
      '--x--\r\n',
    ]
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' }
    const { statusCode } = await app.inject({ method: 'POST', url: '/together', headers, payload: payload.join('') })
    assert.equal(statusCode, status)
  })
}

test('RFC 9110: a wrong type is 415, a wrong method 405 with Allow, a body above the limit 413', async () => {
  const { app } = await serverIn({})
  const wrongType = await app.inject({ ...form, headers: { ...ours, 'content-type': 'text/xml' } })
  assert.equal(wrongType.statusCode, 415)
  assert.equal((await app.inject({ ...multipart(1), headers: ours, payload: 'a=b' })).statusCode, 415)
  const wrongMethod = await app.inject({ method: 'DELETE', url: '/form' })
  assert.deepEqual([wrongMethod.statusCode, wrongMethod.headers.allow], [405, 'POST'])
  const large = await app.inject({
    method: 'POST',
    url: '/api',
    headers: { 'content-type': 'a/b' },
    payload: 'x'.repeat(1001),
  })
  assert.equal(large.statusCode, 413)
})

test('bytes go in and out as they are, under a name any system can read', async () => {
  const { app } = await serverIn({})
  const payload = Buffer.from([0xc3, 0x28, 0, 0xff])
  const { rawPayload, headers } = await app.inject({
    method: 'POST',
    url: '/api',
    headers: { 'content-type': 'text/xml' },
    payload,
  })
  assert.deepEqual(rawPayload, payload)
  assert.match(
    String(headers['content-disposition']),
    /^attachment; filename="s_k__x_\.xml"; filename\*=UTF-8''s%C3%B8k/,
  )
})

test('our own fault says nothing of itself; a Problem says where', async () => {
  const { app, failures } = await serverIn({})
  const broken = await app.inject('/broken')
  assert.equal(broken.statusCode, 500)
  assert.doesNotMatch(broken.body, new RegExp(secret))
  const stopped = await app.inject({ url: '/stopped', headers: { 'accept-language': 'en' } })
  assert.equal(stopped.statusCode, 400)
  assert.match(stopped.body, /line 3, character 7, <code>\/a\/b<\/code>/)
  assert.equal(failures.length, 2)
})

test('RFC 9457: a system that asks for JSON gets problem details', async () => {
  const { app } = await serverIn({})
  const { headers, body } = await app.inject({ url: '/stopped', headers: { accept: 'application/json' } })
  assert.match(String(headers['content-type']), /^application\/problem\+json/)
  const details = {
    status: 400,
    code: 'xml-doctype',
    title: 'A DOCTYPE is not allowed',
    at: '/a/b',
    line: 3,
    column: 7,
  }
  assert.deepEqual(JSON.parse(body), details)
})

test('a choice of language is remembered', async () => {
  const { app } = await serverIn({})
  const { headers, body } = await app.inject('/page?lang=nn')
  assert.match(
    String(headers['set-cookie']),
    /^knutepunkt-language=nn; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax/,
  )
  assert.match(body, /<html lang="nn"/)
  assert.equal((await app.inject('/page')).headers['set-cookie'], undefined)
})

test('a page in another language is the same page: its address keeps what else it asks for', async () => {
  const { app } = await serverIn({})
  const { body } = await app.inject('/page?q=a%22b&lang=nb')
  assert.match(body, /href="\/page\?q=a%22b&amp;lang=nn"/)
})

test('issue 3, item 8: search engines find what says that they may, and nothing else', async () => {
  const { app } = await serverIn({})
  const noindex = /<meta name="robots" content="noindex">/
  assert.match((await app.inject('/page')).body, noindex)
  assert.doesNotMatch((await app.inject('/open')).body, noindex)
})

test('item 6: what is told of a request is its route, status and time', async () => {
  const { app, told } = await serverIn({ person: doctor })
  await app.inject('/summary/shown?name=secret')
  await app.inject('/nowhere')
  assert.deepEqual(
    told.map(({ request, route, status }) => ({ request, route, status })),
    [
      { request: 'request-1', route: 'summary', status: 200 },
      { request: 'request-1', route: 'none', status: 404 },
    ],
  )
})

test('item 5: nothing can be mounted beside the registry', async () => {
  const { app } = await serverIn({})
  assert.throws(() => app.get('/around', async () => secret), /not in the registry/)
})

test('an address that cannot be decoded is an error of the caller, and the server lives on', async () => {
  const { app, failures } = await serverIn({})
  for (const url of ['/%zz', '/%ff', '/summary/%e0%a4%a']) {
    const { statusCode, headers } = await app.inject({ url, headers: { cookie: 'a=b' } })
    assert.equal(statusCode, 400, url)
    assert.match(String(headers['content-security-policy']), /^default-src 'none'/)
  }
  assert.ok(failures.every((failure) => failure instanceof Problem))
  assert.equal((await app.inject('/page')).statusCode, 200)
})

test('a form with more files than the route takes is refused before they are kept', async () => {
  const { app } = await serverIn({})
  const part = '--x\r\nContent-Disposition: form-data; name="f"; filename="f.xml"\r\n\r\nabc\r\n'
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' }
  const { statusCode } = await app.inject({ method: 'POST', url: '/file', headers, payload: `${part}${part}--x--\r\n` })
  assert.equal(statusCode, 413)
})
