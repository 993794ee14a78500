import type { Command } from '../command.ts'
import { readConfig } from '../config.ts'
import { runServer } from '../run-server.ts'
import { requireNoWords } from './serve.ts'

/** Runs everything on this machine, with invented people. */
export const demo: Command = {
  name: 'demo',
  summary: 'Try it here: everything on this machine, with invented people',
  releases: 'nothing',
  help: `Usage: knutepunkt demo

Starts the embedded PostgreSQL in .data (or KNUTEPUNKT_DATA), signs in invented
people by one click, and prints the address. Takes the next free port when 8787
(or KNUTEPUNKT_PORT) is in use. Ends with Ctrl-C; the data stays in the folder.

Standard output: the address, once it answers. Standard error: what is going on.
`,
  async run(words, terminal) {
    requireNoWords(words)
    const config = { ...readConfig({ KNUTEPUNKT_LOG_LEVEL: 'warn' }), issuer: undefined }
    terminal.say('Starting the database …')
    const answering = (address: string) => {
      terminal.say('Knutepunkt is ready. Open this address in a browser; stop with Ctrl-C.')
      terminal.write(`${address}\n`)
    }
    await runServer({ config, anyPort: true, answering }, terminal)
    return 0
  },
}
