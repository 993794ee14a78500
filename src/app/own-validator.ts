import {
  definitionsIn,
  type DocumentValidator,
  makeDocumentValidator,
  openPackages,
} from '../features/document-validation/index.ts'
import { readConfig } from './config.ts'
import { packageSources } from './fhir-packages.ts'

/** The validator in this thread, with the packages of the configuration: for documents that are the caller's own. */
export async function ownValidator(): Promise<DocumentValidator> {
  const { folders, cacheFolder } = packageSources(readConfig())
  const definitions = definitionsIn(await openPackages(folders, cacheFolder))
  return makeDocumentValidator({ definitions, now: () => new Date() })
}
