import { definitionsIn, type DocumentValidator, makeDocumentValidator } from '../features/document-validation/index.ts'
import { readConfig } from './config.ts'
import { configuredPackages } from './fhir-packages.ts'

/** The validator in this thread, with the packages of the configuration: for documents that are the caller's own. */
export async function ownValidator(): Promise<DocumentValidator> {
  const definitions = definitionsIn(await configuredPackages(readConfig()))
  return makeDocumentValidator({ definitions, now: () => new Date() })
}
