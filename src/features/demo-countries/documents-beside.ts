import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { openSummary } from '../patient-summary/index.ts'
import { type DemoCountry, numberField } from './demo-country.ts'

/** A summary that lies beside the program, and which country's it is. */
export type DocumentBeside = {
  readonly bytes: Uint8Array
  /** ISO 3166-1, two letters: of its custodian, or of who wrote it. */
  readonly country: string
  /** OID of who gave the patient's first number. */
  readonly domain: string
}

/**
 * The summaries of a folder, as far as they can be opened and say whose they are: invented people of test documents, for a
 * demonstration with more to look at. A folder that is not there has none.
 */
export async function documentsBeside(folder: string, now: Date): Promise<readonly DocumentBeside[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.xml')).sort()
  const read = await Promise.all(names.map(async (name) => besideIn(await readFile(join(folder, name)), now)))
  return read.filter((document) => document !== undefined)
}

function besideIn(bytes: Uint8Array, now: Date): DocumentBeside | undefined {
  try {
    const { header } = openSummary(bytes, now).summary
    const organisations = [header.custodian, ...header.authors.map(({ organisation }) => organisation)]
    const country = organisations
      .flatMap((organisation) => organisation?.addresses ?? [])
      .flatMap(({ parts }) => parts)
      .find(({ part }) => part === 'country')?.text
    const domain = header.patient?.ids.find(({ root, extension }) => root && extension)?.root
    return country === undefined || domain === undefined ? undefined : { bytes, country, domain }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** The country with a field for each kind of number that its documents beside use; any one of the numbers is enough. */
export function withNumbersOf(row: DemoCountry, documents: readonly DocumentBeside[]): DemoCountry {
  const known = new Set(row.asks.map(({ domain }) => domain))
  const domains = new Set(documents.map(({ domain }) => domain).filter((domain) => !known.has(domain)))
  const fields = [...domains].map((domain, at) => ({
    ...numberField(domain, '[A-Za-z0-9-]{1,40}', `Number of test documents, issued by ${domain}`, ''),
    key: `number${at + 2}`,
    mandatory: false,
  }))
  if (fields.length === 0) return row
  const asks = row.asks.map((field) => ({ ...field, mandatory: false }))
  return { ...row, asks: [...asks, ...fields], enough: [...row.enough, ...fields.map(({ key }) => [key])] }
}
