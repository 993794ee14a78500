import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Problem } from '../../kernel/problem.ts'
import type { Answer } from './answer.ts'
import { makeAssets } from './assets.ts'
import { ownAssets } from './own-assets.ts'
import type { WebRequest } from './request.ts'

const list = ownAssets()
const css = Buffer.from(list.find(({ name }) => name === 'all.css')?.bytes ?? '').toString()

test('item 13: nothing is fetched from another host', () => {
  assert.doesNotMatch(css, /url\(\s*["']?(https?:)?\/\//)
  assert.doesNotMatch(css, /@import/)
})

test('every font the style names is served, with the letters of Northern Sámi', () => {
  const fonts = [...css.matchAll(/url\(\.\/([^)]+)\)/g)].map((found) => found[1])
  assert.ok(fonts.length >= 6)
  for (const font of fonts)
    assert.ok(
      list.some(({ name }) => name === font),
      font,
    )
  assert.ok(fonts.some((font) => font?.includes('latin-ext')))
})

async function asked(path: string, encoding?: string): Promise<Answer> {
  const assets = makeAssets(list)
  const [, , version, ...rest] = assets.address(path).split('/')
  const request = { params: { version, '*': rest.join('/') }, headers: { 'accept-encoding': encoding } }
  // The route reads nothing else of a request.
  const { answer } = await assets.route.prepare(request as unknown as WebRequest)
  return answer(new Set())
}

test('style is compressed for who understands it', async () => {
  const plain = await asked('all.css')
  const packed = await asked('all.css', 'gzip, br')
  assert.ok(plain.kind === 'bytes' && packed.kind === 'bytes' && typeof packed.body !== 'string')
  assert.equal(gunzipSync(packed.body).toString(), css)
  assert.equal(packed.headers?.['content-encoding'], 'gzip')
  assert.equal(plain.headers?.vary, 'accept-encoding')
})

test('an address changes with the content, and an old one is not found', async () => {
  const one = makeAssets([{ name: 'a', type: 'text/css', bytes: Buffer.from('1') }])
  const two = makeAssets([{ name: 'a', type: 'text/css', bytes: Buffer.from('2') }])
  assert.notEqual(one.address('a'), two.address('a'))
  assert.throws(() => one.address('b'), /No asset b/)
  const request = { params: { version: 'old', '*': 'a' }, headers: {} } as unknown as WebRequest
  const { answer } = await one.route.prepare(request)
  assert.throws(() => answer(new Set()), Problem)
})
