import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeRegistry, methodsAt, troubledAt } from './registry.ts'
import { get, post } from './route.ts'

const answer = () => ({ kind: 'redirect', to: '/' }) as const
const route = (id: string, path: string) => get({ id, path, releases: 'nothing', answer })

test('two routes with one id, or one address, are refused', () => {
  assert.throws(() => makeRegistry([route('a', '/a'), route('a', '/b')]), /share the id a/)
  assert.throws(() => makeRegistry([route('a', '/a'), route('b', '/a')]), /share GET \/a/)
  assert.throws(() => makeRegistry([route('a', '/a')], [{ id: 'a', kind: 'cli', releases: 'nothing' }]), /share the id/)
})

test('the registry lists ways out that are not over HTTP', () => {
  const registry = makeRegistry([route('a', '/a')], [{ id: 'cli-x', kind: 'cli', releases: 'own-input' }])
  assert.deepEqual(
    registry.routes().map(({ id }) => id),
    ['a', 'cli-x'],
  )
  assert.equal(registry.find('cli-x')?.kind, 'cli')
})

const listed = makeRegistry([
  route('a', '/a/:id'),
  post({ id: 'b', path: '/a/:id', releases: 'nothing', answer }),
  route('c', '/files/:version/*'),
  route('d', '/ids/:id(^[a-z-]{1,9}$)'),
])
for (const [path, methods] of [
  ['/a/1', ['GET', 'POST']],
  ['/a', []],
  ['/a/1/2', []],
  ['/files/v/x/y', ['GET']],
  ['/files/v', []],
  ['/ids/a-b', ['GET']],
  ['/ids/_search', []],
  ['/a/1/', []],
  ['/files/', []],
  ['/ids/', []],
] as const) {
  test(`RFC 9110, Allow: ${path} answers ${methods.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(methodsAt(listed, path), methods)
  })
}

test('issue 6, item 2: an id that is none is told as the protocol of its address tells it', () => {
  const troubled = () => answer()
  const spoken = makeRegistry([{ ...route('a', '/a/:id(^[a-z]$)'), troubled }])
  assert.equal(troubledAt(spoken, '/a/B!'), troubled)
  assert.equal(troubledAt(spoken, '/b/B!'), undefined)
})
