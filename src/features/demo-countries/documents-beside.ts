import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { spokenName } from '../../standards/myhealth-eu/patient-traits.ts'
import type { AffiliationStore } from '../country-of-affiliation/index.ts'
import type { DemoCountry } from './demo-country.ts'
import { askedFor, type OfferedPerson, settleRead } from './people.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import { traitsOf } from './traits.ts'

/** A summary that lies beside the program, and which country's it is. */
export type DocumentBeside = {
  readonly document: ReadDocument
  /** ISO 3166-1, two letters: of its custodian, or of who wrote it. */
  readonly country: string
}

/**
 * The summaries of a folder, as far as they can be read and say whose they are: invented people of test documents, for a
 * demonstration with more to look at. A folder that is not there has none.
 */
export async function documentsBeside(folder: string): Promise<readonly DocumentBeside[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.xml')).sort()
  const read = await Promise.all(names.map(async (name) => besideIn(await readFile(join(folder, name)))))
  return read.filter((document) => document !== undefined)
}

function besideIn(bytes: Uint8Array): DocumentBeside | undefined {
  try {
    const document = readDocument(bytes)
    const { custodian, authors, patient } = document.header
    const country = [custodian, ...authors.map(({ organisation }) => organisation)]
      .flatMap((organisation) => organisation?.addresses ?? [])
      .flatMap(({ parts }) => parts)
      .find(({ part }) => part === 'country')?.text
    const numbered = patient?.ids.some(({ root, extension }) => root && extension)
    return country === undefined || !numbered ? undefined : { document, country }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** How many of the people of test documents a form offers. */
const mostOffered = 5

/** Registers the people of a country's documents beside, each with a number of the form the country asks for. */
export async function settleBeside(
  store: AffiliationStore,
  country: DemoCountry,
  beside: readonly DocumentBeside[],
  now: Date,
): Promise<readonly OfferedPerson[]> {
  const offered = new Map<string, OfferedPerson>()
  for (const { document } of beside.filter((each) => each.country === country.country)) {
    const own = JSON.stringify(traitsOf(document.header.patient).identifiers[0])
    const known = offered.get(own)
    const number = known?.traits.identifiers[0] ?? numberFor(country, offered.size)
    const traits = await settleRead(store, document, now, number)
    offered.set(own, { name: spokenName(traits), traits: askedFor(country, traits) })
  }
  return [...offered.values()].slice(0, mostOffered)
}

/** A number of the country's own form for the nth of its people beside: they carry others, which no form asks for. */
function numberFor({ country, asks }: DemoCountry, nth: number): InstanceIdentifier {
  const domain = asks.find(({ kind }) => kind === 'identifier')?.domain ?? ''
  return { root: domain, extension: `${country}-EX-${900_001 + nth}` }
}
