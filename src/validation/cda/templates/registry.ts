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

const readRow = ({ id, version, documents, notation }: TemplateRow): Template => {
  const [wanted, ...more] = parseWanted(notation)
  if (!wanted || more.length > 0) throw new Error(`Template ${id} is not one element`)
  return { root: oidOf(id), version, documents, wanted }
}

/** Every template of our tables; read when the module is first used, in a few milliseconds. */
export const templates: readonly Template[] = [
  ...documentTemplates,
  ...sectionTemplates,
  ...entryTemplates,
  ...medicationTemplates,
].map(readRow)

const indexes = new Map<DocumentKind, ReadonlyMap<string, Template>>()

/** The templates that bind documents of a type, by OID. */
export function templatesFor(kind: DocumentKind): ReadonlyMap<string, Template> {
  const known = indexes.get(kind)
  if (known) return known
  const made = new Map(templates.filter(({ documents }) => documents.includes(kind)).map((each) => [each.root, each]))
  indexes.set(kind, made)
  return made
}

/** The template with this tail. @throws Error when our tables have none: a slip in our own code */
export function templateOf(tail: string): Template {
  const found = templates.find(({ root }) => root === oidOf(tail))
  if (!found) throw new Error(`No template ${tail}`)
  return found
}
