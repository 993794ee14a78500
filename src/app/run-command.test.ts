import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import { type Command, commandRoute, type ListedCommand, type Terminal } from './command.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

function listening() {
  const out: string[] = []
  const said: string[] = []
  const terminal: Terminal = {
    write: (text) => void out.push(String(text)),
    say: (line) => void said.push(line),
    draw: () => {},
    watched: false,
    routes: [],
    stopped: new AbortController().signal,
  }
  return { terminal, out: () => out.join(''), said: () => said.join('\n') }
}

const command = (run: Command['run'], releases: ListedCommand['releases'] = 'own-input'): ListedCommand => ({
  name: 'try',
  summary: 'Tries',
  releases,
  load: async () => ({ help: 'Usage: knutepunkt try\n', run }),
})

test('item 3: --help goes to standard output, for all and for each command', async () => {
  for (const { name, summary, load } of commands) {
    const { help } = await load()
    const all = listening()
    assert.equal(await runCommand(commands, ['--help'], all.terminal), 0)
    assert.ok(all.out().includes(summary))
    const one = listening()
    assert.equal(await runCommand(commands, [name, '--help'], one.terminal), 0)
    assert.equal(one.out(), help)
    assert.match(help, new RegExp(`^Usage: knutepunkt ${name}`))
    assert.equal(one.said(), '')
  }
})

for (const words of [[], ['nonsense']]) {
  test(`item 3: not understood is 2, told to people: knutepunkt ${words.join(' ')}`, async () => {
    const { terminal, out, said } = listening()
    assert.equal(await runCommand(commands, words, terminal), 2)
    assert.equal(out(), '')
    assert.match(said(), /Usage: knutepunkt/)
  })
}

test('item 3: the exit code is the command’s own', async () => {
  const { terminal } = listening()
  assert.equal(await runCommand([command(async () => 1)], ['try'], terminal), 1)
})

test('item 3: a Problem is 2, with its place and code', async () => {
  const { terminal, said } = listening()
  const stops = command(async () => {
    throw new Problem('invalid', 'xml-doctype', 'A DOCTYPE is not allowed', { at: '/a', line: 3, column: 4 })
  })
  assert.equal(await runCommand([stops], ['try'], terminal), 2)
  assert.equal(said(), 'A DOCTYPE is not allowed (line 3, character 4, /a) [xml-doctype]')
})

test('item 3: wrong use points to the help', async () => {
  const { terminal, said } = listening()
  const stops = command(async () => {
    throw new Problem('invalid', 'usage', 'No such option')
  })
  assert.equal(await runCommand([stops], ['try', '-x'], terminal), 2)
  assert.match(said(), /knutepunkt try --help/)
})

test('item 5: a command that would let out a person’s data does not run', async () => {
  const { terminal } = listening()
  let ran = false
  const leaks = command(
    async () => {
      ran = true
      return 0
    },
    { category: 'patient-summary' },
  )
  assert.equal(await runCommand([leaks], ['try'], terminal), 2)
  assert.equal(ran, false)
})

test('item 5: every command is a way out with its own id', () => {
  const ids = commands.map((each) => commandRoute(each).id)
  assert.equal(new Set(ids).size, ids.length)
})
