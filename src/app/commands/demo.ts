import { isLoopback } from '../../protocols/web/security.ts'
import type { Command } from '../command.ts'
import { type Config, readConfig } from '../config.ts'
import { runServer } from '../run-server.ts'
import { requireNoWords } from './serve.ts'

/** Runs everything on this machine, with invented people. */
export const demo: Command = {
  help: `Usage: knutepunkt demo

Starts the embedded PostgreSQL in .data (or KNUTEPUNKT_DATA), signs in invented
people by one click, and prints the address. Takes the next free port when 8787
(or KNUTEPUNKT_PORT) is in use. Ends with Ctrl-C; the data stays in the folder.

Standard output: the address, once it answers. Standard error: what is going on.
`,
  async run(words, terminal) {
    requireNoWords(words)
    const config = { ...readConfig({ KNUTEPUNKT_LOG_LEVEL: 'warn' }), issuer: undefined }
    for (const warning of demoWarnings(config)) terminal.say(warning)
    terminal.say('Starting the database …')
    const answering = (address: string) => {
      terminal.say('Knutepunkt is ready. Open this address in a browser; stop with Ctrl-C.')
      terminal.write(`${address}\n`)
    }
    await runServer({ config, anyPort: true, answering }, terminal)
    return 0
  },
}

/** What to tell before a demo starts where it can do harm: whoever reaches it signs in as whom they like. */
export function demoWarnings({ host, databaseUrl }: Pick<Config, 'host' | 'databaseUrl'>): readonly string[] {
  return [
    ...(isLoopback(host) ? [] : ['Warning: with this KNUTEPUNKT_HOST anyone on the network can sign in to the demo.']),
    ...(databaseUrl === undefined
      ? []
      : ['Warning: DATABASE_URL is set: invented people get into that database. For real people, use serve.']),
  ]
}
