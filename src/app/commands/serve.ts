import { parseArgs } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import type { Command } from '../command.ts'
import { readConfig } from '../config.ts'
import { runServer } from '../run-server.ts'

/** Runs the server for real people: with a configured issuer. */
export const serve: Command = {
  help: `Usage: knutepunkt serve

Runs the server until it gets SIGTERM or SIGINT. Every setting is an environment
variable; docs/configuration.md lists them. An OpenID issuer must be set:
KNUTEPUNKT_OPENID_ISSUER and KNUTEPUNKT_OPENID_CLIENT_ID. Without DATABASE_URL
the embedded PostgreSQL is used, in KNUTEPUNKT_DATA.

Standard output: the address, once it answers. Standard error: the log, as JSON lines.
`,
  async run(words, terminal) {
    requireNoWords(words)
    const config = readConfig()
    if (!config.issuer) {
      throw new Problem('invalid', 'configuration', 'These settings are missing: KNUTEPUNKT_OPENID_ISSUER')
    }
    await runServer({ config, anyPort: false, answering: (address) => terminal.write(`${address}\n`) }, terminal)
    return 0
  },
}

/** @throws Problem `invalid` (`usage`) when there is anything after the command */
export function requireNoWords(words: readonly string[]): void {
  try {
    parseArgs({ args: [...words], options: {}, allowPositionals: false })
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'This command takes no options', {}, { cause })
  }
}
