import { decideAccess } from '../features/access-control/index.ts'
import { Problem } from '../kernel/problem.ts'
import { makeGate } from '../protocols/gate/gate.ts'
import { commandRoute, type ExitCode, type ListedCommand, type Terminal } from './command.ts'
import { told } from './told.ts'

/** Nobody is signed in at a terminal, so no access record is ever due there. */
const gate = makeGate({
  decide: decideAccess,
  now: () => new Date(),
  record: () => Promise.reject(new Error('A command has no person to record')),
})

/** Finds the command, lets it through the gate, and turns what comes of it into an exit code. */
export async function runCommand(
  commands: readonly ListedCommand[],
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name, ...rest] = words
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.write(overview(commands))
    return 0
  }
  const listed = commands.find((each) => each.name === name)
  if (!listed) {
    if (name !== undefined) terminal.say(`There is no command ${name}.`)
    terminal.say(overview(commands).trimEnd())
    return 2
  }
  const command = await listed.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.write(command.help)
    return 0
  }
  try {
    const run = () => command.run(rest, terminal)
    const passage = await gate(commandRoute(listed), undefined, () => ({ about: { kind: 'no-one' }, answer: run }))
    if (passage.effect === 'permit') return passage.answer
    throw new Problem('forbidden', passage.because, 'This command may not let out what it would')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.say(told(error))
    if (error.code === 'usage') terminal.say(`Try: knutepunkt ${listed.name} --help`)
    return 2
  }
}

function overview(commands: readonly ListedCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: knutepunkt COMMAND [OPTION …]

Commands:
${list.join('\n')}

knutepunkt COMMAND --help tells more about one of them.
Exit codes: 0 done, 1 the document has errors, 2 not understood or unreadable input.
`
}
