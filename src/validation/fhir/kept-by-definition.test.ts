import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptByDefinition } from './kept-by-definition.ts'

const newest = { url: 'https://ours.example/a', version: '2.0.1' }
const older = { url: 'https://ours.example/a', version: '1.0.0' }

/** Answers for any patch of a version, and for another name, as the definitions of packages do. */
function finder() {
  const asked: string[] = []
  const made: string[] = []
  const of = keptByDefinition({
    find(name) {
      asked.push(name)
      if (name.startsWith(`${older.url}|1.`)) return older
      return name === newest.url || name.startsWith(`${newest.url}|2.`) || name === 'alias' ? newest : undefined
    },
    make: ({ url, version }) => made.push(`${url}|${version}`),
  })
  return { of, asked, made }
}

test('style 7, hostile names: a definition is made into something once, whatever names and versions lead to it', () => {
  const { of, made } = finder()
  for (let patch = 0; patch < 100; patch++) of(`${newest.url}|2.0.1-${patch}`)
  of('alias')
  of(newest.url)
  assert.deepEqual(made, ['https://ours.example/a|2.0.1'])
  of(`${older.url}|1.2.3`)
  assert.deepEqual(made.slice(1), ['https://ours.example/a|1.0.0'])
})

test('style 7, hostile names: only names of the definition itself are remembered, and no name that leads nowhere', () => {
  const { of, asked } = finder()
  const names = [newest.url, `${newest.url}|2.0.1`, `${newest.url}|2.0.9`, 'alias', 'nowhere']
  for (const name of [...names, ...names]) of(name)
  assert.deepEqual(asked, [...names, `${newest.url}|2.0.9`, 'alias', 'nowhere'])
})
