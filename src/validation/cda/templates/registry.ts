import { EHDSI } from '../document-types.ts'
import { documentTemplates } from './documents.ts'
import { entryTemplates } from './entries.ts'
import { medicationTemplates } from './medication.ts'
import { parseWanted, type Wanted } from './notation.ts'
import type { DocumentKind, TemplateRow } from './row.ts'
import { sectionTemplates } from './sections.ts'

/** A template of our tables, read. */
export type Template = {
  /** The whole OID. */
  readonly root: string
  readonly version: string
  readonly documents: readonly DocumentKind[]
  /** The element that carries it; elsewhere the identifier means nothing. */
  readonly wanted: Wanted
}

/** The whole OID of a tail; an OID as it is. */
export const oidOf = (id: string): string => (/^[1-3]\.\d{1,2}$/.test(id) ? `${EHDSI}.${id}` : id)

const rows: readonly TemplateRow[] = [
  ...documentTemplates,
  ...sectionTemplates,
  ...entryTemplates,
  ...medicationTemplates,
]
const read = new Map<TemplateRow, Template>()

function readOnce(row: TemplateRow): Template {
  const known = read.get(row)
  if (known) return known
  const [wanted, ...more] = parseWanted(row.notation)
  if (!wanted || more.length > 0) throw new Error(`Template ${row.id} is not one element`)
  const { version, documents } = row
  const made = { root: oidOf(row.id), version, documents, wanted }
  read.set(row, made)
  return made
}

/** Every template of our tables. */
export const allTemplates = (): readonly Template[] => rows.map(readOnce)

const indexes = new Map<DocumentKind, ReadonlyMap<string, Template>>()

/** The templates that bind documents of a type, by OID; read when the first document of the type comes. */
export function templatesFor(kind: DocumentKind): ReadonlyMap<string, Template> {
  const known = indexes.get(kind)
  if (known) return known
  const binding = rows.filter(({ documents }) => documents.includes(kind)).map(readOnce)
  const made = new Map(binding.map((each) => [each.root, each]))
  indexes.set(kind, made)
  return made
}

const roots: ReadonlySet<string> = new Set(rows.map(({ id }) => oidOf(id)))

/** Is this OID a template of our tables? */
export const isTemplate = (root: string): boolean => roots.has(root)

/** The template with this tail. @throws Error when our tables have none: a slip in our own code */
export function templateOf(tail: string): Template {
  const row = rows.find(({ id }) => id === tail)
  if (!row) throw new Error(`No template ${tail}`)
  return readOnce(row)
}
