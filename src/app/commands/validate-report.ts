import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
// Not through index.ts: a command that only starts threads loads nothing that judges documents.
import { textOf } from '../../features/document-validation/text-of.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ReportedDocument } from '../../validation/report/reported.ts'
import type { Terminal } from '../command.ts'
import { programVersion } from '../version.ts'
import { namingOf } from './validate-followed.ts'
import type { Outcome } from './validate-run.ts'
import { type Asked, usage } from './validate-words.ts'

/** Takes outcomes as they come, and all of them in the end. */
export type Report = {
  each(outcome: Outcome, bytes: Uint8Array | undefined): Promise<void>
  all(outcomes: readonly Outcome[]): Promise<void>
}

/** Where the report goes: at once for a format with a file for each document, in the end for all together. */
export function reportTo({ format, language, out }: Asked, documents: number, { write }: Terminal): Report {
  const save = async (path: string | undefined, content: string) =>
    path === undefined ? write(content) : saveTo(path, content)
  if (format.of === 'all') {
    const all = async (outcomes: readonly Outcome[]) =>
      save(out, format.render(await reported(outcomes), language, await programVersion()))
    return { each: async () => {}, all }
  }
  if (documents > 1 && out === undefined) throw usage('With several documents this format needs --out FOLDER')
  const fileOf = documents > 1 && out !== undefined ? filesIn(out, format.ending) : () => out
  const each = async (outcome: Outcome, bytes: Uint8Array | undefined) => {
    for (const document of await reported([outcome])) {
      const text = bytes && 'verdict' in outcome ? textOf(bytes, outcome.verdict.form) : ''
      await save(fileOf(outcome.name), format.render({ ...document, text }, language))
    }
  }
  return { each, all: async () => {} }
}

/** A file for each name, also where two names come to look alike. */
function filesIn(folder: string, ending: string): (name: string) => string {
  const taken = new Map<string, number>()
  return (name) => {
    const plain = name.replaceAll(/[^\w.-]+/g, '_')
    const times = (taken.get(plain) ?? 0) + 1
    taken.set(plain, times)
    return join(folder, `${plain}${times > 1 ? `-${times}` : ''}${ending}`)
  }
}

async function reported(outcomes: readonly Outcome[]): Promise<readonly ReportedDocument[]> {
  const naming = await namingOf(outcomes)
  return outcomes.flatMap((outcome) => {
    if (!('verdict' in outcome)) return []
    const { findings, profiles } = outcome.verdict
    return [{ name: outcome.name, findings, profiles, text: '', ...naming }]
  })
}

/** The coverage of each FHIR document as JSON; a CDA document has none. */
export function coverageOf(outcomes: readonly Outcome[]): string {
  const documents = outcomes.flatMap((outcome) =>
    'verdict' in outcome && outcome.verdict.coverage
      ? [{ name: outcome.name, coverage: outcome.verdict.coverage }]
      : [],
  )
  return `${JSON.stringify({ documents }, null, 1)}\n`
}

/** @throws Problem `file-unwritable` */
export async function saveTo(file: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  } catch (cause) {
    throw new Problem('invalid', 'file-unwritable', 'The file cannot be written', { at: file }, { cause })
  }
}
