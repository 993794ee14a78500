import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { originalPath } from '../original-document/index.ts'
import type { Lookup } from './lookup.ts'
import { paths } from './pages/paths.ts'

/** The document of a lookup's lists that the other country knows by this id. */
export function listedIn(
  { documents = [], originals = [] }: Pick<Lookup, 'documents' | 'originals'>,
  uniqueId: string | null,
): DocumentEntry | undefined {
  return [...documents, ...originals].find(({ documentUniqueId }) => documentUniqueId === uniqueId)
}

/**
 * Where a kept document is read.
 *
 * @param original the class code of what is no summary
 */
export function readerOf(document: string, original: string | undefined): string {
  return (original === undefined ? undefined : originalPath(original, document)) ?? paths.document(document)
}
