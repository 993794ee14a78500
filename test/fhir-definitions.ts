import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { definitionsIn } from '../src/features/document-validation/definitions-in.ts'
import { openPackages, type Packages, shippedPackagePaths } from '../src/features/document-validation/index.ts'
import { openValidationThreads, type ValidationThreads } from '../src/features/document-validation/threads.ts'
import type { Definitions } from '../src/validation/fhir/definitions.ts'

/** FHIR packages that lie beside the checkout where there are any: those of the EU, which no registry of ours has. */
export const packageFolder = join(import.meta.dirname, '../../shared/packages')

/** Said loudly by every test that could not run on them. */
export const noPackages = existsSync(packageFolder)
  ? false
  : 'NOT RUN: no packages beside the checkout (../shared/packages)'

/** Kept between runs, so that a test starts in a tenth of a second. */
const cacheFolder = join(import.meta.dirname, '../node_modules/.cache/knutepunkt/fhir-packages')

let shipped: Promise<Definitions> | undefined
let all: Promise<Definitions> | undefined

/** FHIR R4, HL7 terminology, extensions and IPS: what every machine has. */
export function shippedDefinitions(): Promise<Definitions> {
  shipped ??= open(shippedPackagePaths())
  return shipped
}

/** These and, where they are, the packages beside the checkout. */
export function allDefinitions(): Promise<Definitions> {
  all ??= open(noPackages ? shippedPackagePaths() : [...shippedPackagePaths(), packageFolder])
  return all
}

async function open(folders: readonly string[]): Promise<Definitions> {
  return definitionsIn(await openPackages(folders, cacheFolder))
}

/** The packages of every machine, for a system that a test runs. */
export function testPackages(): Promise<Packages> {
  return openPackages(shippedPackagePaths(), cacheFolder)
}

/** A thread for a system that a test runs; started with its first document. */
export function testValidation(packages: Packages, now: () => Date, seconds = 60): ValidationThreads {
  return openValidationThreads({ packages, threads: 1, seconds, now })
}
