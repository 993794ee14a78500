import { type CatalogueRow, errorCatalogue, iheCatalogue } from './error-catalogue.ts'
import type { ExchangeFault } from './exchange-fault.ts'

/** Which codes a country writes and reads: those up to wave 7, or those of wave 8 and later. */
export type CodeGeneration = 'wave-7' | 'wave-9'

/** A name in the catalogue. */
export type ErrorName = keyof typeof errorCatalogue | keyof typeof iheCatalogue

const rows: Readonly<Record<string, CatalogueRow>> = { ...errorCatalogue, ...iheCatalogue }
const entries = Object.entries<CatalogueRow>(errorCatalogue)

/** Every name. */
// The keys of an object that is written out are exactly the names.
export const errorNames = Object.keys(rows) as readonly ErrorName[]

/** As a fault to answer with; how grave it is follows from the name. */
export function faultOf(name: ErrorName): ExchangeFault {
  return { name, severity: name.startsWith('WARNING') ? 'warning' : 'error' }
}

/** The code of a fault for a country of that generation; of a name outside the catalogue, the generic one. */
export function codeOf(name: string, generation: CodeGeneration): string {
  const row = rows[name]
  if (!row) return name.startsWith('WARNING') ? 'WARNING_GENERIC' : 'ERROR_GENERIC'
  return (generation === 'wave-7' ? (row.wave7 ?? row.nearest7) : undefined) ?? row.code ?? name
}

/** What we write beside the code. */
export function wordsFor(name: string): string {
  return (rows[name] ?? errorCatalogue.ERROR_GENERIC).text
}

/**
 * By code of either generation. Some codes stand for two names: then the one that is spelled like the code wins, then
 * the earlier row. Later pairs replace earlier ones.
 */
const byCode: ReadonlyMap<string, string> = new Map([
  ...entries.flatMap(([name, { wave7 }]) => (wave7 ? [[wave7, name] as const] : [])),
  ...entries.flatMap(([name, { code }]) => (code ? [[code, name] as const] : [])).reverse(),
  ...entries.map(([name]) => [name, name] as const),
])

/** The name of a code of either generation of MyHealth@EU; undefined for any other, also for the codes of IHE. */
export function nameOfCode(code: string): string | undefined {
  const plain = code.trim().toUpperCase()
  return byCode.get(plain) ?? byCode.get(plain.replace(/^EHDSI_/, ''))
}
