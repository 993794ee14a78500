import { errorFields } from '../platform/log/log.ts'
import { commandRoute, type Terminal } from './command.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

/** Our own fault, as sysexits(3) calls it: none of the codes a command itself gives. */
const softwareFault = 70

// Node would print the error's message, which may hold what was being read.
process.on('uncaughtException', (error) => {
  process.stderr.write(`Internal error ${JSON.stringify(errorFields(error))}\n`)
  process.exit(softwareFault)
})

const stopped = new AbortController()
// Not `once`: Ctrl-C may reach us twice, from the terminal and from whoever started us.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.abort(signal))

// Whoever read our output has seen enough (`| head`): that is no fault of ours, and the exit code is what it would be.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const terminal: Terminal = {
  write: (text) => void process.stdout.write(text),
  say: (line) => void process.stderr.write(`${line}\n`),
  draw: (line) => void process.stderr.write(`\r\u001b[K${line}`),
  watched: process.stderr.isTTY === true,
  routes: commands.map(commandRoute),
  stopped: stopped.signal,
}

process.exitCode = await runCommand(commands, process.argv.slice(2), terminal)
