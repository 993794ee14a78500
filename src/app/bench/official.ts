import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TimedOrNot } from './validation-lines.ts'
import type { Said } from './validators.ts'

/** The official validator takes seconds for a document and more to start; it is asked once for all of them. */
const patienceMs = 15 * 60_000

/**
 * Runs HL7's own validator, a Java program, over the same documents: without a terminology server, as we are here. The
 * time is that of the whole run, shared among the documents, since it tells no other.
 *
 * @param jar path of `validator_cli.jar`; `folders` holds packages that it may load besides its own
 * @see https://confluence.hl7.org/display/FHIR/Using+the+FHIR+Validator
 */
export async function measureOfficial(
  jar: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<TimedOrNot> {
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-official-'))
  const output = join(directory, 'outcome.json')
  const guides = folders.flatMap((folder) => ['-ig', folder])
  const started = performance.now()
  try {
    const words = ['-jar', jar, ...files, '-version', '4.0.1', '-tx', 'n/a', ...guides, '-output', output]
    const child = spawn('java', words, { stdio: 'ignore', timeout: patienceMs })
    await Promise.race([once(child, 'exit'), once(child, 'error').then(([error]) => Promise.reject(error))])
    const seconds = (performance.now() - started) / 1000
    const said = saidIn(JSON.parse(await readFile(output, 'utf8')), files.length)
    const each = (seconds * 1000) / files.length
    return { milliseconds: files.map(() => each), said, readySeconds: seconds, megabytes: Number.NaN }
  } catch (error) {
    return { absent: error instanceof Error ? error.message.slice(0, 100) : String(error) }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

type Outcome = { readonly issue?: readonly { readonly severity?: string }[] }
type Answer = Outcome & { readonly entry?: readonly { readonly resource?: Outcome }[] }

/** One document is answered by an OperationOutcome, several by a Bundle of them. */
function saidIn(answer: Answer, documents: number): readonly Said[] {
  const outcomes = answer.entry?.map(({ resource }) => resource ?? {}) ?? [answer]
  if (outcomes.length !== documents) throw new Error(`it answered for ${outcomes.length} of ${documents} documents`)
  return outcomes.map(({ issue = [] }) => ({
    errors: issue.filter(({ severity }) => severity === 'error' || severity === 'fatal').length,
    left: 0,
  }))
}
