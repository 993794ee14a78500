import { openValidationThreads, type Validation } from '../features/document-validation/index.ts'
import type { Terminal } from './command.ts'
import { readConfig } from './config.ts'
import { configuredPackages } from './fhir-packages.ts'
import { commandSeconds } from './validation-limits.ts'

/** One thread with the packages of the configuration, for documents that are the caller's own; or the caller's. */
export async function ownThreads({
  stopped,
  validation,
}: Pick<Terminal, 'stopped' | 'validation'>): Promise<Validation & AsyncDisposable> {
  if (validation) return { validate: validation.validate, [Symbol.asyncDispose]: async () => undefined }
  const packages = await configuredPackages(readConfig())
  const now = () => new Date()
  return openValidationThreads({ packages, threads: 1, seconds: commandSeconds, now, stop: stopped })
}
