import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { startSystem } from '../journeys/running-system.ts'

const unescaped = (page: string) =>
  page
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

test('issue 6, proof: from the demonstration to a first authorised call with what its pages say alone', async (t) => {
  const system = await startSystem()
  t.after(system.stop)
  const pages = `${system.origin}/norge-i-boks/klienter`
  const form = unescaped(await (await fetch(pages)).text())
  const scopes = [...form.matchAll(/name="omfang" value="([^"]+)"/g)].map(([, scope = '']) => ['omfang', scope])
  const [, orgnr = ''] = /id="orgnr"[^>]* value="(\d+)"/.exec(form) ?? []
  const fields = [['navn', 'Eksempel EPJ'], ['orgnr', orgnr], ['bruk', 'system'], ...scopes]
  const registered = await fetch(pages, {
    method: 'POST',
    headers: { origin: system.origin },
    body: new URLSearchParams(fields.map(([name = '', value = '']) => [name, value] as [string, string])),
  })
  assert.equal(registered.status, 200)
  const page = unescaped(await registered.text())
  const [key = '', program = ''] = [...page.matchAll(/<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g)].map(
    ([, code]) => code,
  )
  const folder = await mkdtemp(join(tmpdir(), 'kp-vendor-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'private-key.json'), key)
  await writeFile(join(folder, 'first-call.mjs'), program)
  const run = spawn(process.execPath, ['first-call.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  assert.match(await text(run.stdout), /^200 \{.*privacySetting/)
})
