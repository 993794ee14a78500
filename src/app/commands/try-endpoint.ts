import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { services } from '../../features/national-services/index.ts'
import type { Received, SentRequest } from '../../features/vendor-portal/index.ts'
import {
  boxTokens,
  countsOf,
  endpointReport,
  makeProver,
  type PostJson,
  reportFiles,
  tryEndpoint as tryAll,
} from '../../features/vendor-self-test/index.ts'
import type { Command, ExitCode, Terminal } from '../command.ts'
import { programVersion } from '../version.ts'
import { type AskedTrial, readTrial } from './try-endpoint-words.ts'

/** Numbers of nobody, in the series that Skatteetaten has for tests. */
const somebody = '24868600035'
const somebodyElse = '12894800095'
const unlikely = '01810100016'

/** Calls a vendor's endpoint as its contract says and as it forbids, and writes what came of it. */
export const tryEndpoint: Command = {
  help: `Usage: knutepunkt try-endpoint SERVICE BASE --client ID [OPTION …]

Calls an endpoint at BASE with tokens of a running box, right ones and wrong ones, and judges
every rule of the service's contract. The endpoint must trust the box as its issuer of tokens.
Start the box with "knutepunkt demo", and register a client there: its id is ID.

  --box URL         where the box is (http://127.0.0.1:8787)
  --person NUMBER   whom to ask about (${somebody})
  --other NUMBER    somebody else, whom attests are for that must be refused (${somebodyElse})
  --nobody NUMBER   a number that the endpoint has nobody for (${unlikely})
  --reserved NUMBER, --restricted NUMBER
                    people who have reserved, or blocked it for all
  --blocked NUMBER --hpr NUMBER
                    somebody who has blocked one professional, and whom
  --write           also try what changes something
  --vendor, --product, --product-version WORDS
                    whose endpoint it is, for the report
  --language LANG   of the report: nb, nn, se or en (nb)
  --out FOLDER      write report.html, report.json and report.md there

SERVICE is one of:
${services.map(({ service: { id, title } }) => `  ${id.padEnd(26)}${title}`).join('\n')}

Numbers must be of invented people. Tokens go over https alone, but to this machine.
Standard output: the report as Markdown, unless it goes to a folder.
Exit codes: 0 nothing is broken; 1 something is; 2 the command was not understood, or the
box or the endpoint does not answer.
`,
  async run(words, terminal) {
    const asked = readTrial(words, { somebody, somebodyElse, unlikely, now: new Date() })
    const { service, base, product } = asked
    const from = new Date()
    const findings = await tryAll({ ...(await callingWith(asked)), ...callsTold(asked, terminal) })
    if (terminal.watched) terminal.draw('')
    const program = `Knutepunkt ${await programVersion()}`
    const report = endpointReport({ service, product, base, program, from, until: new Date() }, findings)
    const files = reportFiles(report, asked.language)
    if (asked.out === undefined) terminal.write(files['report.md'] ?? '')
    else await written(asked.out, files)
    return told(countsOf(findings), terminal)
  },
}

/** A call that takes longer has not been answered. */
const deadline = 20_000

async function callingWith({ service, base, other, box, client }: AskedTrial) {
  return {
    ...{ service, base, other, send },
    tokens: boxTokens(box, client, postJson),
    provers: { ours: await makeProver(), others: await makeProver() },
    now: () => new Date(),
    newId: randomUUID,
  }
}

function callsTold({ people, write, service }: AskedTrial, { watched, draw }: Terminal) {
  const all = service.operations.length
  let tried = 0
  return {
    ...{ people, write },
    tried() {
      tried += 1
      if (watched) draw(`${tried} of ${all} operations`)
    },
  }
}

async function send({ method, url, headers, body }: SentRequest): Promise<Received | undefined> {
  try {
    const answer = await fetch(url, {
      ...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(deadline) },
      ...(body === undefined ? {} : { body }),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes }
  } catch {
    // Told in the report as a call that was not answered.
    return undefined
  }
}

const postJson: PostJson = async (url, headers, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(deadline),
  }).catch(() => undefined)
  return { status: answer?.status ?? 0, body: await answer?.json().catch(() => undefined) }
}

async function written(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}

function told(counts: ReturnType<typeof countsOf>, { say }: Terminal): ExitCode {
  say(`Kept: ${counts.kept}. Broken: ${counts.broken}. Not tried: ${counts['not-tried']}.`)
  if (counts.broken > 0) return 1
  return counts.kept > 0 ? 0 : 2
}
