import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { openSummary } from '../patient-summary/index.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { DemoCountry } from './demo-country.ts'

/** A summary that lies beside the program, and which country's it is. */
export type DocumentBeside = {
  readonly bytes: Uint8Array
  /** ISO 3166-1, two letters: of its custodian, or of who wrote it. */
  readonly country: string
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
    const numbered = header.patient?.ids.some(({ root, extension }) => root && extension)
    return country === undefined || !numbered ? undefined : { bytes, country }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** A number of the country's own form for the nth of its documents beside: its people carry others, which no form asks for. */
export function numberFor({ country, asks }: DemoCountry, nth: number): InstanceIdentifier {
  const domain = asks.find(({ kind }) => kind === 'identifier')?.domain ?? ''
  return { root: domain, extension: `${country}-EX-${900_001 + nth}` }
}
