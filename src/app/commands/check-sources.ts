import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import {
  boxConnections,
  type CheckedSource,
  type CheckNeeds,
  checkSources as check,
  type PostJson,
  sendByHttp,
  testTokens,
} from '../../features/national-sources/index.ts'
import { wrongIn } from '../../features/vendor-self-test/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseRealNumber } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import type { Command, Terminal } from '../command.ts'
import { readConfig } from '../config.ts'
import { connectionsOf } from '../national-sources.ts'
import { programVersion } from '../version.ts'

/** A number of nobody, in the series that Skatteetaten has for tests. */
const somebody = '24868600035'

/** Asks every national source that is configured, and says how it stands towards its contract. */
export const checkSources: Command = {
  help: `Usage: knutepunkt check-sources [OPTION …]

Asks each national source of KNUTEPUNKT_NATIONAL_SOURCES: whether it answers, whether it refuses
who shows no token, and, with tokens, whether what it answers keeps its contract.

  --box URL         the services of a running box in place of the configured ones
  --client ID       a client that is registered in the box: its tokens are used
  --tokens URL      another service for test tokens, shaped as HelseID's; --client is its key
  --person NUMBER   whom to ask about (${somebody})

The number must be of somebody invented. Tokens go over https alone, but to this machine.
Standard output: a line for each source, and one for each difference.
Exit codes: 0 every source keeps its contract; 1 one does not, or does not answer; 2 the command
was not understood, or nothing is configured.
`,
  async run(words, terminal) {
    const needs = await needsOf(readWords(words))
    let troubled = false
    for await (const source of check(needs)) {
      say(terminal, source)
      troubled ||= !source.reached || source.differences.length > 0
    }
    return troubled ? 1 : 0
  },
}

type Words = { readonly box?: string; readonly client?: string; readonly tokens?: string; readonly person: string }

async function needsOf({ box, client, tokens, person }: Words): Promise<CheckNeeds> {
  const origin = box?.replace(/\/$/, '')
  const connections = origin === undefined ? await connectionsOf(configured(), '') : boxConnections(origin)
  if (Object.keys(connections).length === 0) {
    throw new Problem('invalid', 'configuration', 'No national source is configured: see KNUTEPUNKT_NATIONAL_SOURCES')
  }
  const now = () => new Date()
  const address = tokens ?? (origin === undefined ? undefined : `${origin}/testtoken/create-test-token`)
  const common = { now, newId: randomUUID, system: `Knutepunkt ${await programVersion()}`, failed: rethrow }
  return {
    ...{ connections, send: sendByHttp, judge: wrongInOf, newId: randomUUID, clock: () => performance.now() },
    asking: {
      reader: { visit: 'check-sources', subject: 'check-sources', name: '', role: 'doctor' },
      patient: { number: person },
      basis: 'UNNTAK',
      decision: randomUUID(),
    },
    ...(address === undefined || client === undefined
      ? {}
      : { asked: { ...common, tokenFor: await testTokens({ address, key: client }, postJson, now) } }),
  }
}

/** Of the environment alone: the box of a demonstration is asked for by --box. */
function configured() {
  const { nationalSources } = readConfig()
  return { nationalSources, issuer: { issuer: '', clientId: '' } }
}

function rethrow(error: unknown): never {
  throw error
}

const wrongInOf: CheckNeeds['judge'] = (service, operation, { status, headers, bytes }) =>
  wrongIn(service, operation, { status, headers: { 'content-type': headers.get('content-type') ?? '' }, body: bytes })

const postJson: PostJson = async (address, headers, body) => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  }).catch(() => undefined)
  return answer?.json().catch(() => undefined)
}

function say({ write }: Terminal, { id, reached, milliseconds, calls, differences }: CheckedSource): void {
  const time = `${Math.round(milliseconds)} ms`
  const held = calls === 0 ? 'nothing asked with a token' : counted(calls, 'call')
  const verdict = differences.length === 0 ? 'contract kept' : counted(differences.length, 'difference')
  const said = reached ? `reached in ${time}, ${held}, ${verdict}` : 'not reached'
  write(`${id.padEnd(26)}${said}\n`)
  for (const { operation, what } of differences) write(`  ${operation}: ${what}\n`)
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

const text = { type: 'string' } as const

/** @throws Problem `invalid` (`usage`); those of `parseNationalNumber`; `forbidden` (`number-of-real-shape`) */
function readWords(words: readonly string[]): Words {
  const { person = somebody, box, client, tokens } = parsed(words)
  refuseRealNumber(parseNationalNumber(person, new Date()))
  for (const address of [box, tokens]) if (address !== undefined) requireSafe(address)
  return {
    person,
    ...(box === undefined ? {} : { box }),
    ...(client === undefined ? {} : { client }),
    ...(tokens === undefined ? {} : { tokens }),
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { box: text, client: text, tokens: text, person: text } }).values
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'Words that check-sources does not know: see --help', {}, { cause })
  }
}

/** Tokens are sent there: without TLS to this machine alone. */
function requireSafe(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const onThisMachine = url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)
  if (url?.protocol === 'https:' || onThisMachine) return
  throw new Problem('invalid', 'usage', 'An address must have https, or http on this machine')
}
