import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Problem } from '../../kernel/problem.ts'
import { apartInTurn } from './apart-in-turn.ts'
import { largeApart } from './large-apart.ts'
import { runApart } from './run-apart.ts'

const folder = await mkdtemp(join(tmpdir(), 'threads-'))
after(() => rm(folder, { recursive: true }))

const answering = pathToFileURL(join(import.meta.dirname, 'run-apart.ts')).href
/** A thread whose work is these words of JavaScript, about `asked`. */
async function thread(name: string, work: string): Promise<URL> {
  const path = join(folder, `${name}.mjs`)
  await writeFile(path, `import { answerApart } from '${answering}'\nanswerApart((asked) => { ${work} })\n`)
  return pathToFileURL(path)
}

const limits = { seconds: 20, megabytes: 64 }
const isProblem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('issue 5, speed: work that takes too long, or too much memory, is ended', async () => {
  const endless = await thread('endless', 'for (;;);')
  await assert.rejects(runApart(endless, {}, { ...limits, seconds: 0.5 }), isProblem('apart-too-slow'))
  const greedy = await thread('greedy', 'const all = []; for (;;) all.push({ of: [all.length] })')
  await assert.rejects(runApart(greedy, {}, { ...limits, megabytes: 16 }), isProblem('apart-too-large'))
})

test('what goes wrong in a thread goes wrong for whoever asked', async () => {
  const broken = await thread('broken', "throw new TypeError('no such thing')")
  await assert.rejects(runApart(broken, {}, limits), { name: 'TypeError', message: 'no such thing' })
})

test('so many at a time and no more, whether they end well or not', async () => {
  const span = await thread(
    'span',
    'const from = Date.now(); while (Date.now() < from + 150); if (asked.fails) throw new Error(); return { from, to: Date.now() }',
  )
  const inTurn = apartInTurn(1)
  const asked = [{ fails: true }, { fails: false }, { fails: false }]
  const [failed, ...spans] = await Promise.allSettled(
    asked.map((each) => inTurn<{ readonly from: number; readonly to: number }>(span, each, limits)),
  )
  assert.equal(failed?.status, 'rejected')
  const [one, other] = spans.map((each) => (each.status === 'fulfilled' ? each.value : assert.fail('a thread failed')))
  assert.ok(one && other && other.from >= one.to)
})

test('issue 5, bad input: small documents are opened at once, large ones apart, with the same answer', async () => {
  const file = await thread('length', "return 'apart ' + asked.bytes.length")
  const lengthOf = largeApart({
    atOnce: ({ bytes }: { readonly bytes: Uint8Array }) => `at once ${bytes.length}`,
    file,
    tooMuch: 'too much',
  })
  assert.equal(await lengthOf({ bytes: new Uint8Array(200_000) }), 'at once 200000')
  assert.equal(await lengthOf({ bytes: new Uint8Array(200_001) }), 'apart 200001')
})

test('issue 5, bad input: what takes too much has an answer of its own', async () => {
  const work = { atOnce: () => 'opened', file: await thread('held', 'for (;;);'), tooMuch: 'too much' }
  assert.equal(await largeApart(work, { ...limits, seconds: 0.5 })({ bytes: new Uint8Array(200_001) }), 'too much')
})
