import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectionsOf } from './national-sources.ts'

const issuer = { issuer: 'https://issuer.example', clientId: 'us' }
const origin = 'http://127.0.0.1:8787'

test('docs/configuration.md: where the national sources are, a file says; the demonstration asks its own box, serve nobody', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'kp-sources-'))
  t.after(() => rm(folder, { recursive: true }))
  const nationalSources = join(folder, 'sources.json')
  await writeFile(nationalSources, '{"documents": {"base": "https://pjd.example"}}')
  const configured = await connectionsOf({ nationalSources, issuer }, origin)
  assert.deepEqual(configured, { documents: { base: 'https://pjd.example', deadlineMs: 2500 } })
  const demonstration = await connectionsOf({ nationalSources: undefined, issuer: undefined }, origin)
  assert.equal(demonstration.documents?.base, `${origin}/nasjonale/documents`)
  assert.deepEqual(await connectionsOf({ nationalSources: undefined, issuer }, origin), {})
})
