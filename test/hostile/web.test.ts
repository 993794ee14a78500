import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { browserAt, type Running, signIn, startSystem } from '../journeys/running-system.ts'

/** What somebody tries who means harm, against the whole system over a socket. */

const sample = readFileSync(new URL('../../samples/pt-ps-l3.xml', import.meta.url))
const nobodys = '00000000-0000-4000-8000-00000000000f'

let log = memoryAccessLog()
let recording = true
let system: Running
before(async () => {
  const store = memoryAccessLog()
  log = store
  system = await startSystem({
    ...store,
    append: (entry) => (recording ? store.append(entry) : Promise.reject(new Error('the disk is full'))),
  })
})
after(() => system.stop())

async function signedIn(subject = 'demo-doctor') {
  const browser = browserAt(system.origin)
  await signIn(browser, subject)
  return browser
}

type Browser = Awaited<ReturnType<typeof signedIn>>

const cookieOf = ({ cookies }: Browser) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** Sends bytes as they are, and gives all that came back. */
function raw(text: string | Buffer, patience = 2_000): Promise<string> {
  const { port } = new URL(system.origin)
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    let heard = ''
    const done = () => {
      clearTimeout(late)
      socket.destroy()
      resolve(heard)
    }
    const late = setTimeout(done, patience)
    socket.on('data', (part) => {
      heard += part
    })
    socket.on('close', done)
    socket.on('error', done)
    socket.write(text)
  })
}

const get = (path: string, headers = '') =>
  raw(`GET ${path} HTTP/1.1\r\nHost: ${new URL(system.origin).host}\r\nConnection: close\r\n${headers}\r\n`)

/** Drops a file in the form, as a browser would; the name is put on the wire as it is. */
async function drop(browser: Browser, bytes: Uint8Array = sample, name = 'a.xml') {
  const parts = [
    Buffer.from(`--kp\r\nContent-Disposition: form-data; name="behandler"\r\n\r\nja\r\n`),
    Buffer.from(
      `--kp\r\nContent-Disposition: form-data; name="fil"; filename="${name}"\r\nContent-Type: text/xml\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n--kp--\r\n'),
  ]
  const response = await fetch(`${system.origin}/utenlandsk-pasient`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: cookieOf(browser),
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=kp',
    },
    body: Buffer.concat(parts),
  })
  const to = response.headers.get('location') ?? ''
  return {
    status: response.status,
    to,
    id: to.split('/').at(-1) ?? '',
    headers: response.headers,
    body: await response.text(),
  }
}

/** Every way to a document, with its id in place. */
function waysTo(document: string) {
  return system.registry
    .http()
    .flatMap(({ releases, addresses }) =>
      typeof releases === 'object' && 'category' in releases
        ? addresses.map(({ method, path }) => ({ method, path: path.replace(/:\w+(\([^)]*\))?/g, document) }))
        : [],
    )
}

async function answerTo(browser: Browser, method: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(system.origin + path, {
    method,
    redirect: 'manual',
    headers: { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin', ...headers },
    ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
  })
  const kept = [...response.headers].filter(([name]) => name !== 'date')
  return { status: response.status, text: JSON.stringify([response.status, kept, await response.text()]) }
}

test('an address or request that makes no sense gets an error, and the next one an answer', async () => {
  for (const path of [
    '/%zz',
    '/%ff%fe',
    '/utenlandsk-pasient/%e0%a4%a',
    '/%00',
    '//evil.example/%2e%2e',
    '/assets/x/..%2f..%2fetc/passwd',
    `/${'a'.repeat(10_000)}`,
  ]) {
    assert.match(await get(path), /^HTTP\/1\.1 4\d\d /, path)
  }
  for (const sent of [
    '\0\x01\x02\r\n\r\n',
    'POST /logg-ut HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX Y: z\r\n\r\n',
  ]) {
    assert.match(await raw(sent), /^HTTP\/1\.1 4\d\d /)
  }
  for (const cookie of [
    'knutepunkt-visit=%zz; __proto__=1; a=%',
    'knutepunkt-visit=%00',
    `knutepunkt-visit=${'a'.repeat(5_000)}`,
  ])
    assert.match(await get('/', `Cookie: ${cookie}\r\n`), /^HTTP\/1\.1 200 /)
  assert.match(await get('/health/ready'), /ready/)
})

test('item 5: every way to a document is shut for who is not signed in, and nobody is told that it is there', async () => {
  const { id } = await drop(await signedIn())
  for (const { method, path } of waysTo(id)) {
    const { status, text } = await answerTo(browserAt(system.origin), method, path)
    assert.ok([303, 401].includes(status), `${method} ${path}`)
    assert.equal(
      text.replaceAll(id, nobodys),
      (await answerTo(browserAt(system.origin), method, path.replaceAll(id, nobodys))).text,
    )
  }
})

test('Art. 8: another visit’s document is the bytes of one that never was, by every method, condition and range', async () => {
  const owner = await signedIn()
  const { id, status } = await drop(owner)
  assert.equal(status, 303)
  for (const other of [await signedIn(), await signedIn('demo-nurse')]) {
    for (const { method, path } of waysTo(id)) {
      for (const headers of [
        {},
        { range: 'bytes=0-10' },
        { 'if-none-match': '*' },
        { 'if-modified-since': new Date().toUTCString() },
        { accept: 'application/json' },
      ]) {
        const hidden = await answerTo(other, method, path, headers)
        const absent = await answerTo(other, method, path.replace(id, nobodys), headers)
        assert.equal(hidden.status, 404)
        assert.equal(hidden.text, absent.text, `${method} ${path}`)
      }
      const head = method === 'GET' ? await answerTo(other, 'HEAD', path) : undefined
      if (head) assert.equal(head.text, (await answerTo(other, 'HEAD', path.replace(id, nobodys))).text)
    }
  }
  assert.equal((await owner.go(`/utenlandsk-pasient/${id}`)).status, 200)
})

test('a document’s answer has nothing to be kept or asked for by: no validator, no range, no store', async () => {
  const browser = await signedIn()
  const { id } = await drop(browser)
  for (const { method, path } of waysTo(id).filter(({ method }) => method === 'GET')) {
    const { text, status } = await answerTo(browser, method, path, { range: 'bytes=0-3' })
    assert.notEqual(status, 206, path)
    assert.doesNotMatch(text, /"(etag|last-modified|accept-ranges)"/, path)
    assert.match(text, /no-store/, path)
  }
})

test('Art. 9: when the record cannot be written, no way lets anything of the person out, whatever the method', async () => {
  const browser = await signedIn()
  const { id } = await drop(browser)
  recording = false
  try {
    for (const { method, path } of waysTo(id)) {
      for (const by of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
        const { status, text } = await answerTo(browser, by, path)
        assert.equal(status, 503, `${by} ${path}`)
        assert.doesNotMatch(text, /Benedita|Sintética|%PDF|PT-EX/)
      }
    }
  } finally {
    recording = true
  }
  assert.equal((await browser.go(`/utenlandsk-pasient/${id}`)).status, 200, 'nothing was deleted or changed')
})

test('Art. 9: the record is in the chain of the document’s patient, with the purpose; a look at what is not there is in the asker’s', async () => {
  const count = () => [...log.rows.values()].flat().length
  const browser = await signedIn()
  const { id } = await drop(browser)
  await browser.go(`/utenlandsk-pasient/${id}`)
  const again = await drop(browser)
  const before = count()
  await browser.go(`/utenlandsk-pasient/${again.id}`)
  assert.equal(count(), before + 1)
  const [last] = [...log.rows.values()].flat().filter(({ content }) => content.includes(again.id))
  assert.match(last!.content, /"purpose":"TREATMENT"/)
  assert.match(last!.content, /"effect":"permit"/)
  assert.doesNotMatch(last!.content, /Benedita|PT-EX-470322/)
  const same = [...log.rows.values()].flat().find(({ content }) => content.includes(`"${id}"`))
  assert.equal(last!.person, same!.person, 'two documents of one patient are in one chain')
  await browser.go(`/utenlandsk-pasient/${nobodys}`)
  const missing = [...log.rows].filter(([, rows]) => rows.some(({ content }) => content.includes('"because":"absent"')))
  assert.ok(missing.every(([person]) => person !== last!.person))
})

test('item 15: at the very minute a document expires it is as if it never was; a saved one stays with its person alone', async () => {
  const browser = await signedIn()
  const [gone, kept] = [await drop(browser), await drop(browser)]
  await browser.go(`/utenlandsk-pasient/${kept.id}/ta-vare-pa`, {})
  const start = system.clock.now
  try {
    for (let minutes = 25; minutes < 60; minutes += 25) {
      system.clock.now = new Date(start.getTime() + minutes * 60_000)
      assert.equal((await browser.go(`/utenlandsk-pasient/${gone.id}`)).status, 200)
    }
    system.clock.now = new Date(start.getTime() + 60 * 60_000)
    for (const { method, path } of waysTo(gone.id)) {
      const { text } = await answerTo(browser, method, path)
      assert.equal(text, (await answerTo(browser, method, path.replace(gone.id, nobodys))).text, path)
    }
    assert.equal((await browser.go(`/utenlandsk-pasient/${kept.id}`)).status, 200)
  } finally {
    system.clock.now = start
  }
  await browser.go('/logg-ut', {})
  const next = await signedIn()
  assert.match((await next.go('/utenlandsk-pasient')).body, new RegExp(kept.id), 'found in the person’s next visit')
  assert.equal((await next.go(`/utenlandsk-pasient/${kept.id}`)).to, `/utenlandsk-pasient/${kept.id}/behandling`)
  assert.equal((await (await signedIn('demo-nurse')).go(`/utenlandsk-pasient/${kept.id}`)).status, 404)
  await next.go(`/utenlandsk-pasient/${kept.id}/behandling`, {})
  await next.go(`/utenlandsk-pasient/${kept.id}/slett`, {})
  assert.equal((await next.go(`/utenlandsk-pasient/${kept.id}`)).status, 404)
})

test('item 15: what was not saved is gone when its visit ends', async () => {
  const browser = await signedIn()
  const { id } = await drop(browser)
  const kept = new Map(browser.cookies)
  await browser.go('/logg-ut', {})
  for (const [name, value] of kept) browser.cookies.set(name, value)
  assert.equal((await browser.go(`/utenlandsk-pasient/${id}`)).status, 303)
  assert.equal((await (await signedIn()).go(`/utenlandsk-pasient/${id}`)).status, 404)
})

test('nobody states a treatment relation to a document that is not theirs', async () => {
  const { id } = await drop(await signedIn())
  const other = await signedIn()
  for (const document of [id, nobodys, '../../openid', '%0d%0aset-cookie:a=b', `${nobodys}%0d%0aa: b`]) {
    const { status, headers } = await other.go(`/utenlandsk-pasient/${document}/behandling`, {})
    assert.equal(status, 404, document)
    assert.equal(headers.get('a'), null)
  }
})

test('roles without the errand bring no file in, and are told before it is read', async () => {
  for (const subject of ['demo-pharmacist', 'demo-citizen', 'demo-secretary', 'demo-operator']) {
    const { status } = await drop(await signedIn(subject), Buffer.from('not even xml'))
    assert.equal(status, 403, subject)
  }
  assert.equal((await drop(browserAt(system.origin))).status, 401)
})

test('a file’s name goes nowhere, however it is written', async () => {
  const browser = await signedIn()
  for (const name of [
    '../../etc/passwd',
    '<img src=x onerror=alert(1)>.xml',
    'a\\"; name=\\"behandler',
    'Maria Test 13028012345.xml',
    'x'.repeat(5_000),
    '%0d%0aSet-Cookie: a=b',
    '\u202Elmx.exe',
  ]) {
    const good = await drop(browser, sample, name)
    const bad = await drop(browser, Buffer.from('<html/>'), name)
    for (const { headers, body } of [good, bad]) {
      assert.doesNotMatch(JSON.stringify([...headers]) + body, /passwd|onerror|13028012345|xxxxxxxxxx|\u202E/)
      assert.ok(!headers.getSetCookie().some((cookie) => cookie.startsWith('a=')))
    }
  }
  assert.doesNotMatch(system.lines.join(''), /passwd|onerror|13028012345|Maria/)
})

test('a visit takes a bounded number of documents', async () => {
  const browser = await signedIn('demo-nurse')
  let refused = 0
  for (let sent = 0; sent < 60 && refused === 0; sent++) if ((await drop(browser)).status === 409) refused = sent
  assert.ok(refused >= 20 && refused <= 50, `${refused} taken in`)
  await browser.go('/logg-ut', {})
})

test('cross-site request forgery: no POST with a person’s cookie does anything from another site', async () => {
  const browser = await signedIn()
  const { id } = await drop(browser)
  const posts = system.registry
    .http()
    .flatMap(({ addresses, calledBySystems }) =>
      calledBySystems ? [] : addresses.filter(({ method }) => method === 'POST'),
    )
  for (const { path } of posts) {
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': '', origin: 'https://evil.example' },
      { 'sec-fetch-site': '', origin: 'null' },
    ]) {
      const { status } = await answerTo(browser, 'POST', path.replace(/:\w+(\([^)]*\))?/g, id), from)
      assert.ok([403, 415].includes(status), `${path} ${JSON.stringify(from)}`)
    }
  }
  assert.equal((await browser.go(`/utenlandsk-pasient/${id}`)).status, 200, 'still there, still signed in')
})

test('session fixation: a token known beforehand opens nothing, and signing in makes a new one', async () => {
  const browser = browserAt(system.origin)
  browser.cookies.set('knutepunkt-visit', 'known-beforehand')
  await signIn(browser, 'demo-doctor')
  const first = browser.cookies.get('knutepunkt-visit')
  assert.notEqual(first, 'known-beforehand')
  await browser.go('/logg-ut', {})
  await signIn(browser, 'demo-doctor')
  assert.notEqual(browser.cookies.get('knutepunkt-visit'), first)
})

test('login forgery: an answer meant for another browser signs in nobody', async () => {
  const attacker = browserAt(system.origin)
  const people = await attacker.go((await attacker.go('/logg-inn')).to)
  const back = await attacker.go((await attacker.go(people.to, { person: 'demo-operator' })).to)
  assert.match(back.to, /code=/)
  const victim = browserAt(system.origin)
  await victim.go('/logg-inn')
  assert.equal((await victim.go(back.to)).status, 403)
  assert.doesNotMatch((await victim.go('/')).body, /Kaibryggen/)
})

test('open redirect: signing in leads nowhere but here', async () => {
  for (const wanted of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    '/..//evil.example',
    '/a/../..//evil.example',
    'javascript:alert(1)',
    '/%5cevil.example',
    '\\\\evil.example',
  ]) {
    const to = await signIn(browserAt(system.origin), 'demo-doctor', wanted)
    const { origin, protocol } = new URL(to, system.origin)
    assert.equal(origin, system.origin, wanted)
    assert.equal(protocol, 'http:')
  }
})

test('clickjacking and injected markup: no page of ours is framed elsewhere or runs what is not ours', async () => {
  const browser = await signedIn()
  const l1 = readFileSync(new URL('../../samples/pt-ps-l1.xml', import.meta.url))
  for (const bytes of [sample, l1]) {
    const { id } = await drop(browser, bytes)
    for (const { path } of waysTo(id).filter(({ method }) => method === 'GET')) {
      const { headers, status } = await browser.go(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /^default-src 'none'/, path)
      assert.doesNotMatch(
        policy,
        /unsafe-eval|script-src[^;]*(unsafe|\*|data:|https?:)|object-src[^;]*(\*|data:)/,
        path,
      )
      assert.match(
        policy,
        path.endsWith('pdf') && status === 200 ? /frame-ancestors 'self'/ : /frame-ancestors '(none|self)'/,
        path,
      )
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    }
  }
})

test('slow and half-sent uploads hold nobody else up, and have an end', async () => {
  const browser = await signedIn()
  const head = `POST /utenlandsk-pasient HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\nCookie: ${cookieOf(browser)}\r\nContent-Type: multipart/form-data; boundary=kp\r\nContent-Length: 20000000\r\n\r\n--kp\r\nContent-Disposition: form-data; name="fil"; filename="a"\r\n\r\n<Clin`
  const slow = Promise.all(Array.from({ length: 50 }, () => raw(head, 6_000)))
  const answer = browser.go('/utenlandsk-pasient')
  const first = await Promise.race([answer.then(({ status }) => status), slow.then(() => 'the uploads')])
  assert.equal(first, 200)
  await slow
  assert.ok(system.app.server.requestTimeout > 0 && system.app.server.requestTimeout <= 60_000)
  assert.ok(system.app.server.headersTimeout > 0 && system.app.server.headersTimeout <= 60_000)
  assert.doesNotMatch(
    (await browser.go('/utenlandsk-pasient')).body,
    /utenlandsk-pasient\/[0-9a-f]{8}-/,
    'nothing was half-kept',
  )
})

test('issue 2, bad input: 20 MB and a byte, from many at once, is refused and nothing is kept', async () => {
  const browser = await signedIn()
  const big = Buffer.alloc(20 * 1024 * 1024 + 1, 0x20)
  const answers = await Promise.all(Array.from({ length: 4 }, () => drop(browser, big)))
  assert.ok(answers.every(({ status }) => status === 413))
  assert.doesNotMatch((await browser.go('/utenlandsk-pasient')).body, /utenlandsk-pasient\/[0-9a-f]{8}-/)
  assert.match(await get('/health/ready'), /ready/)
})
