import { Buffer } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { accountFor } from '../../conversion/eps/account.ts'
import { type Canonicals, eps } from '../../conversion/eps/canonicals.ts'
import { fromEps } from '../../conversion/eps/from-eps.ts'
import { toEps } from '../../conversion/eps/to-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { PHARM, V3 } from '../../standards/cda/namespaces.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../standards/fhir/json.ts'
import { recogniseSummary } from '../../validation/cda/refusals.ts'
import type { Command } from '../command.ts'
import { told } from '../told.ts'

/** A summary in, whichever of the two it was written as. */
type Source = {
  readonly summary: PatientSummary
  readonly canonicals: Canonicals
}

/** One way to write a summary. A new one is a row here. */
const targets: Readonly<Record<string, (source: Source) => string | Uint8Array | Promise<string | Uint8Array>>> = {
  eps: ({ summary, canonicals }) => renderFhirJson(toEps(summary, canonicals, new Date()).bundle),
  cda: ({ summary, canonicals }) => renderCda(fromEps(toEps(summary, canonicals, new Date()).bundle)),
}

/** Converts one patient summary; the file is the caller's own, and nothing is stored. */
export const convert: Command = {
  name: 'convert',
  summary: 'Convert a patient summary between CDA and EPS',
  releases: 'own-input',
  help: `Usage: knutepunkt convert FILE --to ${Object.keys(targets).join('|')} [--report FILE] [--out FILE] [--profiles FILE]

Reads a patient summary, as MyHealth@EU CDA (XML) or as EPS document Bundle (JSON), and
writes it as another. FILE may be - for standard input.

  --to eps         European Patient Summary, a FHIR R4 document Bundle
  --to cda         HL7 CDA, rebuilt from the EPS Bundle
  --report FILE    writes the loss account of the CDA document as JSON: every element
                   with content, and whether it was mapped, carried or dropped
  --out FILE       writes there instead of to standard output
  --profiles FILE  JSON with the profile URLs to claim, by role (docs/configuration.md)

Exit codes: 0 converted; 1 the document is no patient summary that can be converted;
2 the input cannot be read, or the command was not understood.
`,
  async run(words, terminal) {
    const { file, to, report, out, profiles } = readWords(words)
    const write = targets[to]
    if (!write) throw usage(`--to takes one of ${Object.keys(targets).join(', ')}`)
    const canonicals = profiles ? await readCanonicals(profiles) : eps
    const root = readDocument(await readInput(file))
    try {
      recogniseSummary(root)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      terminal.say(told(error))
      return 1
    }
    const fields = new Map<XmlElement, string>()
    const summary = readPatientSummary(root, report ? (element, field) => void fields.set(element, field) : undefined)
    const converted = await write({ summary, canonicals })
    if (report) await writeFile(report, renderAccount(summary, canonicals, fields))
    if (out) await writeFile(out, converted)
    else terminal.write(converted)
    return 0
  },
}

function readWords(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file && more.length === 0 && values.to) return { ...values, file, to: values.to }
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'There is an option that convert does not know', {}, { cause })
  }
  throw usage('convert takes one file and --to')
}

const options = {
  to: { type: 'string' },
  report: { type: 'string' },
  out: { type: 'string' },
  profiles: { type: 'string' },
} as const

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}

async function readInput(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file)
  } catch (cause) {
    throw new Problem('invalid', 'file-unreadable', 'The file cannot be read', { at: file }, { cause })
  }
}

/** A CDA document as it is, or the one an EPS Bundle stands for; masks concealed. */
function readDocument(bytes: Uint8Array): XmlElement {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart()
  return concealMasked(parseXml(head.startsWith('{') ? Buffer.from(renderCda(fromEps(readBundle(bytes)))) : bytes))
}

function readBundle(bytes: Uint8Array): Json {
  try {
    const bundle = parseFhirJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof bundle === 'object' && bundle !== null && !Array.isArray(bundle)) return bundle as Json
  } catch (cause) {
    throw new Problem('invalid', 'json-not-well-formed', 'The file is not JSON', {}, { cause })
  }
  throw new Problem('invalid', 'json-not-well-formed', 'The file is not a FHIR resource')
}

async function readCanonicals(file: string): Promise<Canonicals> {
  const profiles = readBundle(await readInput(file))
  const unknown = Object.keys(profiles).find((role) => !(role in eps.profiles) || typeof profiles[role] !== 'string')
  if (unknown !== undefined)
    throw new Problem('invalid', 'usage', 'The profiles file names a role that is not known', { at: unknown })
  // Checked above: every member is a known role with a text.
  return { profiles: { ...eps.profiles, ...(profiles as Canonicals['profiles']) } }
}

function renderCda(root: XmlElement): string {
  return serialiseXml(root, {
    prefixes: { [V3]: '', [PHARM]: 'pharm', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi' },
  })
}

function renderAccount(
  summary: PatientSummary,
  canonicals: Canonicals,
  fields: ReadonlyMap<XmlElement, string>,
): string {
  return `${JSON.stringify(accountFor(summary, toEps(summary, canonicals, new Date()), fields), null, 1)}\n`
}
