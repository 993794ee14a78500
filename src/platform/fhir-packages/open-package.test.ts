import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { bodyOf } from './digested.ts'
import { type Digester, openPackage } from './open-package.ts'
import { packageLimits } from './package-files.ts'

const digester: Digester = {
  version: 1,
  wants: (name) => name.endsWith('.json'),
  digest: (resource) => {
    const { url } = resource as { readonly url?: string }
    return url === undefined ? [] : [{ resourceType: 'ValueSet', url }]
  },
}

/** Digests by recursion, as ours does. */
function depth(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0
}

const files = {
  'package.json': '{"name":"a.test","version":"1.0.0"}',
  'ValueSet-a.json': '{"url":"http://a.test/a"}',
  'ValueSet-b.json': '\uFEFF{"url":"http://a.test/b"}',
  'broken.json': '{"url":',
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'packages-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  return path
}

async function tarball(path: string, contents: Readonly<Record<string, string>>): Promise<string> {
  const archive = pack()
  for (const [name, content] of Object.entries(contents)) archive.entry({ name }, content)
  archive.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) chunks.push(chunk)
  await writeFile(path, gzipSync(Buffer.concat(chunks)))
  return path
}

const inPackage = Object.fromEntries(Object.entries(files).map(([name, content]) => [`package/${name}`, content]))

test('a tarball and a folder of the same files give the same definitions', async (t) => {
  const at = await folder(t)
  await mkdir(join(at, 'open', 'package'), { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(at, 'open', 'package', name), content)
  const packed = await tarball(join(at, 'a.tgz'), {
    ...inPackage,
    'package/example/x.json': '{"url":"http://no.test"}',
  })
  const [one, other] = [
    await openPackage(packed, digester, undefined),
    await openPackage(join(at, 'open'), digester, undefined),
  ]
  assert.deepEqual(one.digested, other.digested)
  assert.deepEqual(
    one.digested.entries.map((entry) => bodyOf(one.digested, entry)),
    ['a', 'b'].map((name) => ({ resourceType: 'ValueSet', url: `http://a.test/${name}` })),
  )
  assert.deepEqual(one.unreadable, ['broken.json'])
  assert.equal(one.cache, 'unkept')
})

test('the digest is kept, and made anew when it or the package was changed', async (t) => {
  const at = await folder(t)
  const cache = join(at, 'cache')
  const path = await tarball(join(at, 'a.tgz'), inPackage)
  const open = async (version = 1) => (await openPackage(path, { ...digester, version }, cache)).cache
  assert.deepEqual([await open(), await open(), await open(2), await open(2)], ['written', 'used', 'written', 'used'])
  const [kept, ...more] = await readdir(cache)
  assert.ok(kept && more.length === 0, 'what was kept before is taken away')
  const bytes = await readFile(join(cache, kept))
  bytes[bytes.length - 3]! ^= 1
  await writeFile(join(cache, kept), bytes)
  assert.deepEqual([await open(2), await open(2)], ['written', 'used'])
  await writeFile(join(cache, kept), bytes.subarray(0, 9))
  assert.equal(await open(2), 'written')
  await tarball(path, { 'package/ValueSet-c.json': '{"url":"http://a.test/c"}' })
  assert.equal(await open(2), 'written')
})

test('a file that was changed in a folder is read again', async (t) => {
  const at = await folder(t)
  for (const [name, content] of Object.entries(files)) await writeFile(join(at, name), content)
  const open = async () => (await openPackage(at, digester, join(at, 'cache'))).cache
  assert.deepEqual([await open(), await open()], ['written', 'used'])
  await utimes(join(at, 'ValueSet-a.json'), 1, 1)
  assert.equal(await open(), 'written')
})

test('where nothing can be kept, the package is opened all the same', async (t) => {
  const at = await folder(t)
  await writeFile(join(at, 'file'), '')
  const path = await tarball(join(at, 'a.tgz'), inPackage)
  const opened = await openPackage(path, digester, join(at, 'file', 'cache'))
  assert.equal(opened.cache, 'unkept')
  assert.equal(opened.digested.entries.length, 2)
})

test('a package that unpacks to more than the limit is refused while it unpacks', async (t) => {
  const at = await folder(t)
  const path = await tarball(join(at, 'a.tgz'), { 'package/x.json': ' '.repeat(3e6), 'other/y': ' '.repeat(3e6) })
  for (const limits of [{ bytes: 5e6 }, { fileBytes: 2e6 }, { files: 1 }]) {
    const opening = openPackage(path, digester, undefined, { ...packageLimits, ...limits })
    await assert.rejects(opening, { code: 'package-too-large', place: { at: 'a.tgz' } })
  }
})

test('a file nested deeper than the stack is named as unreadable, and the rest is read', async (t) => {
  const at = await folder(t)
  const deep = `{"url":"http://a.test/deep","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const path = await tarball(join(at, 'a.tgz'), { ...inPackage, 'package/deep.json': deep })
  const careless = {
    ...digester,
    digest: (resource: unknown) => (depth(resource) > 0 ? digester.digest(resource) : []),
  }
  const { digested, unreadable } = await openPackage(path, careless, undefined)
  assert.equal(digested.entries.length, 2)
  assert.deepEqual([...unreadable].sort(), ['broken.json', 'deep.json'])
})

test('what is no gzip, no tar, cut short or not there is refused with a name and a code', async (t) => {
  const at = await folder(t)
  const whole = await readFile(await tarball(join(at, 'a.tgz'), { 'package/x.json': 'x'.repeat(9999) }))
  await writeFile(join(at, 'text.tgz'), 'no gzip')
  await writeFile(join(at, 'zipped.tgz'), gzipSync('no tar'.repeat(1000)))
  await writeFile(join(at, 'cut.tgz'), whole.subarray(0, whole.length / 2))
  for (const name of ['text.tgz', 'zipped.tgz', 'cut.tgz', 'absent.tgz']) {
    const opening = openPackage(join(at, name), digester, undefined)
    await assert.rejects(opening, { code: 'package-unreadable', place: { at: name } })
  }
})
