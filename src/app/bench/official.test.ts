import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import { measureOfficial } from './official.ts'

const home = await mkdtemp(join(tmpdir(), 'kp-official-'))
after(() => rm(home, { recursive: true, force: true }))

/** A Java runtime that runs any jar as the official validator would: writes this where `-output` says. */
async function javaAnswering(t: { after(step: () => void): void }, answer: object): Promise<void> {
  const program = `#!${process.execPath}
const words = process.argv.slice(2)
require('node:fs').writeFileSync(words[words.indexOf('-output') + 1], ${JSON.stringify(JSON.stringify(answer))})
`
  await writeFile(join(home, 'java'), program)
  await chmod(join(home, 'java'), 0o755)
  const before = process.env.PATH
  process.env.PATH = `${home}${delimiter}${before}`
  t.after(() => {
    process.env.PATH = before
  })
}

const outcome = (...severities: readonly string[]) => ({
  resourceType: 'OperationOutcome',
  issue: severities.map((severity) => ({ severity })),
})

test('issue 4, speed: the official validator’s answer for one document is an OperationOutcome', async (t) => {
  await javaAnswering(t, outcome('error', 'fatal', 'warning'))
  const measured = await measureOfficial('validator_cli.jar', ['a.json'], [])
  assert.ok('said' in measured)
  assert.deepEqual(measured.said, [{ errors: 2, left: 0 }])
})

test('issue 4, speed: for several documents the official validator’s answer is a Bundle of them, and one for each', async (t) => {
  await javaAnswering(t, { resourceType: 'Bundle', entry: [{ resource: outcome('error') }, { resource: outcome() }] })
  const measured = await measureOfficial('validator_cli.jar', ['a.json', 'b.json'], ['packages'])
  assert.ok('said' in measured)
  assert.deepEqual(
    measured.said.map(({ errors }) => errors),
    [1, 0],
  )
  const short = await measureOfficial('validator_cli.jar', ['a.json', 'b.json', 'c.json'], [])
  assert.deepEqual(short, { absent: 'it answered for 2 of 3 documents' })
})
